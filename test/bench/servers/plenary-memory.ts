import { plainDoor } from '../generator/door.js';
import type { Contestant } from './server.js';
import { serverWithStore } from './temporary-store.js';

/** Our engine on a log in memory. */
export const plenaryMemory: Contestant = {
  name: 'plenary-memory',
  part: 'ours',
  stores: false,
  start: (node) =>
    serverWithStore('plenary-memory', {
      launch: () => ({
        node,
        args: ['--import', './test/setup/typescript.mjs', './test/bench/servers/memory-server.ts'],
      }),
      doors: (_, current) => (person, room) => ({
        ...plainDoor,
        port: current().port,
        path: `/room-${room}?participant=${person}`,
        keepsDocument: true,
      }),
    }),
};
