import { join } from 'node:path';
import { plainDoor } from '../generator/door.js';
import { peerProgram } from './peers.js';
import type { Contestant } from './server.js';
import { serverWithStore } from './temporary-store.js';

/** `@y/websocket-server`; with its leveldb where documents must be there again after a restart. */
export const yWebsocketServer: Contestant = {
  name: 'y-websocket-server',
  part: 'peer',
  stores: true,
  start: (node, { stores }) =>
    serverWithStore('y-websocket-server', {
      launch: (folder) => ({
        node,
        args: [peerProgram('y-websocket-server')],
        env: stores ? { YPERSISTENCE: join(folder, 'leveldb') } : {},
      }),
      doors: (_, current) => (_person, room) => ({
        ...plainDoor,
        port: current().port,
        path: `/room-${room}`,
        keepsDocument: true,
      }),
    }),
};
