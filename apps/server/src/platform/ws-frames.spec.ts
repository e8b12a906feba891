import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { wsFrames } from './ws-frames.js';

describe('wsFrames', () => {
  it('writes messages of every length so that ws reads them', async () => {
    const lengths = [0, 1, 125, 126, 65_535, 65_536, 200_000, 3];
    const messages = lengths.map((length, i) => new Uint8Array(length).fill(i));
    const sockets = new WebSocketServer({ noServer: true });
    const http = createServer();
    http.on('upgrade', (request, socket, head) =>
      sockets.handleUpgrade(request, socket, head, () => socket.write(wsFrames(messages))),
    );
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
    const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`);
    const read: Uint8Array[] = [];
    await new Promise<void>((done) =>
      client.on('message', (message: Buffer) => {
        read.push(new Uint8Array(message));
        if (read.length === messages.length) done();
      }),
    );
    client.terminate();
    http.close();
    expect(read).toEqual(messages);
  });
});
