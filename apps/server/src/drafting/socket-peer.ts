import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Peer } from '#libs/collab';
import { wsFrames } from '../platform/ws-frames.js';

/** Bytes that may wait for a reader; one that is slower is sent nothing more until it has read them. */
const mostUnread = 1_000_000;

/** Most peers of a room are sent the very same list, one after the other: it becomes frames once. */
let last: { readonly messages: readonly Uint8Array[]; readonly frames: Buffer } | undefined;

function framesOf(messages: readonly Uint8Array[]): Buffer {
  if (last?.messages !== messages) last = { messages, frames: wsFrames(messages) };
  return last.frames;
}

/**
 * One WebSocket, as the engine sees it. What the engine sends goes past `ws` to the connection below it, framed already
 * and in one write: half of what a `send` costs. That is sound as long as nothing is compressed, for then `ws` too
 * writes whole frames at once, and none can come to stand inside another.
 */
export const socketPeer = (
  socket: WebSocket,
  connection: Duplex,
  given: Omit<Peer, 'send' | 'close'>,
): Peer => ({
  ...given,
  send(messages) {
    if (socket.readyState !== socket.OPEN) return true;
    if (connection.writableLength > mostUnread) return false;
    connection.write(framesOf(messages));
    return true;
  },
  close: (code, reason) => socket.close(code, reason),
});
