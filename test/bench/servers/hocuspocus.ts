import * as encoding from 'lib0/encoding';
import { join } from 'node:path';
import { peerProgram } from './peers.js';
import type { Contestant } from './server.js';
import { serverWithStore } from './temporary-store.js';

const auth = 2;
const token = 0;

/** Each message names its document; the first one says who comes, which nobody checks here. */
const dialectOf = (room: string) => {
  const prefix = encoding.encode((encoder) => encoding.writeVarString(encoder, room));
  const hello = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, auth);
    encoding.writeVarUint(encoder, token);
    encoding.writeVarString(encoder, '');
    encoding.writeVarString(encoder, '4.7.0');
  });
  return { prefix, greeting: [hello] };
};

/** Hocuspocus; with its database extension where documents must be there again after a restart. */
export const hocuspocus: Contestant = {
  name: 'hocuspocus',
  part: 'peer',
  stores: true,
  start: (node, { stores }) =>
    serverWithStore('hocuspocus', {
      launch: (folder) => ({
        node,
        args: [peerProgram('hocuspocus')],
        env: stores ? { SQLITE: join(folder, 'documents.sqlite') } : {},
      }),
      doors: (_, current) => (_person, room) => ({
        ...dialectOf(`room-${room}`),
        port: current().port,
        path: '/',
        keepsDocument: true,
      }),
    }),
};
