import { hocuspocus } from './hocuspocus.js';
import { plenary } from './plenary.js';
import { plenaryMemory } from './plenary-memory.js';
import { relay } from './relay.js';
import type { Contestant } from './server.js';
import { yWebsocketServer } from './y-websocket-server.js';

/** All that are compared; a new one is a file and a line. */
export const contestants: readonly Contestant[] = [
  plenary,
  plenaryMemory,
  yWebsocketServer,
  hocuspocus,
  relay,
];
