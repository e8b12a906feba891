// Our engine behind the socket edge of our server, on a log in memory: what is left is the cost of Postgres.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { MemoryUpdateLog, Rooms } from '#libs/collab';
import { documentRules, healDocument } from '#libs/drafting';
import { joinSocket } from '../../../apps/server/src/drafting/socket-peer.js';

const rooms = new Rooms({ log: new MemoryUpdateLog(), rules: documentRules, heal: healDocument });
const sockets = new WebSocketServer({ noServer: true });
const server = createServer((_request, response) => response.end('ok'));

server.on('upgrade', (request, socket, head) =>
  sockets.handleUpgrade(request, socket, head, (opened) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://here');
    const participantId = searchParams.get('participant') ?? '';
    const given = {
      author: participantId,
      wantsSaved: true,
      presence: { participantId, name: participantId, groupId: null },
      mayWrite: () => true,
    };
    joinSocket(opened, socket, given, (peer) => rooms.join(pathname, peer));
    opened.on('error', () => opened.terminate());
  }),
);
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`ready http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
