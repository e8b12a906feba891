import { plainDoor } from '../generator/door.js';
import { peerProgram } from './peers.js';
import type { Contestant } from './server.js';
import { serverWithStore } from './temporary-store.js';

/** A bare `ws` relay: it keeps nothing, so nobody is told of what was written before. */
export const relay: Contestant = {
  name: 'relay',
  part: 'limit',
  stores: false,
  start: (node) =>
    serverWithStore('relay', {
      launch: () => ({ node, args: [peerProgram('relay')] }),
      doors: (_, current) => (_person, room) => ({
        ...plainDoor,
        port: current().port,
        path: `/room-${room}`,
        keepsDocument: false,
      }),
    }),
};
