import type { WebSocket, WebSocketServer } from 'ws';

const period = 30_000;

/** Pings every socket and ends those that did not answer the last time; returns how to stop. */
export function keepAlive(server: WebSocketServer): () => void {
  const awaited = new WeakSet<WebSocket>();
  const timer = setInterval(() => {
    for (const socket of server.clients) {
      if (awaited.has(socket)) socket.terminate();
      awaited.add(socket);
      socket.once('pong', () => awaited.delete(socket));
      socket.ping();
    }
  }, period);
  timer.unref();
  return () => clearInterval(timer);
}
