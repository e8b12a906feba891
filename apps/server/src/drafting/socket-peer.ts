import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Connection, Peer } from '#libs/collab';
import { wsFrames } from '../platform/ws-frames.js';

/** Bytes that may wait for a reader; one that is slower is sent nothing more until it has read them. */
const mostUnread = 1_000_000;

/** Bytes of the reason in a close frame (RFC 6455, 5.5); `ws` throws on a longer one. */
const longestReason = 123;

/** A text cut to what a close frame holds, not within a character. */
const shortened = (reason: string): string =>
  new TextDecoder().decode(Buffer.from(reason).subarray(0, longestReason), { stream: true });

type Messages = readonly Uint8Array[];

/** Most peers of a room are sent the very same list, one after the other: it becomes frames once. */
let last: { readonly messages: Messages; readonly frames: Buffer } | undefined;

/** Those who come together are sent the same long text, with other words in between. */
const long = 64 * 1024;
const framesOfLong = new WeakMap<Messages, Buffer>();

function framesOf(messages: Messages): Buffer {
  if (last?.messages !== messages) last = { messages, frames: madeFrames(messages) };
  return last.frames;
}

function madeFrames(messages: Messages): Buffer {
  const known = framesOfLong.get(messages);
  if (known) return known;
  const frames = wsFrames(messages);
  if (frames.length >= long) framesOfLong.set(messages, frames);
  return frames;
}

/** What the engine is told of whose a socket is. */
export type Given = Pick<Peer, 'author' | 'wantsSaved' | 'presence' | 'mayWrite'>;

/**
 * One WebSocket, as the engine sees it. What the engine sends goes past `ws` to the stream below it, framed already and
 * in one write: half of what a `send` costs. That is sound as long as nothing is compressed, for then `ws` too writes
 * whole frames at once, and none can come to stand inside another.
 */
class SocketPeer implements Peer {
  readonly author: string | null;
  readonly wantsSaved: boolean;
  readonly presence: unknown;

  constructor(
    private readonly socket: WebSocket,
    private readonly stream: Duplex,
    private readonly given: Given,
  ) {
    this.author = given.author;
    this.wantsSaved = given.wantsSaved;
    this.presence = given.presence;
  }

  mayWrite(): boolean {
    return this.given.mayWrite();
  }

  send(messages: readonly Uint8Array[]): boolean {
    if (this.socket.readyState !== this.socket.OPEN) return true;
    if (this.stream.writableLength > mostUnread) return false;
    this.stream.write(framesOf(messages));
    return true;
  }

  close(code: number, reason: string): void {
    this.socket.close(code, shortened(reason));
  }
}

/** Joins a WebSocket to the engine: from here on each hears the other, until the socket closes. */
export function joinSocket(
  socket: WebSocket,
  stream: Duplex,
  given: Given,
  join: (peer: Peer) => Connection,
): Connection {
  const connection = join(new SocketPeer(socket, stream, given));
  socket.on('message', (data: Buffer) =>
    connection.receive(new Uint8Array(data.buffer, data.byteOffset, data.length)),
  );
  stream.on('drain', () => connection.drained());
  socket.on('close', () => connection.leave());
  return connection;
}
