// A bare `ws` server that hands each message to everybody else on the same path: the limit for one write per message.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

const rooms = new Map();
const sockets = new WebSocketServer({ noServer: true });
const server = createServer((_request, response) => response.end('ok'));

server.on('upgrade', (request, socket, head) =>
  sockets.handleUpgrade(request, socket, head, (opened) => enter(opened, request.url)),
);
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`ready http://127.0.0.1:${server.address().port}\n`);
});

function enter(socket, path) {
  const room = rooms.get(path) ?? new Set();
  rooms.set(path, room.add(socket));
  socket.on('message', (message) => {
    for (const other of room) if (other !== socket) other.send(message);
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => room.delete(socket));
}
