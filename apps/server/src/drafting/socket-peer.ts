import type { WebSocket } from 'ws';
import type { Peer } from '#libs/collab';
import type { Permit } from './document-permits.js';

/** Bytes that may wait for a reader; a slower one is cut, and reads the rest when it returns. */
const mostUnread = 4_000_000;

/** One WebSocket, as the engine sees it. */
export const socketPeer = (
  socket: WebSocket,
  permit: Permit,
  options: { readonly wantsSaved: boolean; readonly presence: unknown },
): Peer => ({
  author: permit.participantId,
  wantsSaved: options.wantsSaved,
  presence: options.presence,
  mayWrite: () => permit.mayWrite(),
  send(message) {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > mostUnread) socket.terminate();
    else socket.send(message);
  },
  close: (code, reason) => socket.close(code, reason),
});
