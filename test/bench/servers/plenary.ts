import { plainDoor } from '../generator/door.js';
import { postmasterIn } from './postmaster.js';
import type { Contestant } from './server.js';
import { serverWithStore } from './temporary-store.js';
import { convene } from './workshop.js';

/** Our server as it is shipped, on its embedded Postgres. A person comes to all documents with their one session. */
export const plenary: Contestant = {
  name: 'plenary',
  part: 'ours',
  stores: true,
  start: (node, { people, rooms: documents }) =>
    serverWithStore('plenary', {
      launch: (folder) => ({
        node,
        args: ['dist/apps/server/src/main.js'],
        env: { DATA_DIR: folder },
      }),
      async doors(server, current) {
        const signIn = server.printed(/^organizer \S+#(\S+)$/m);
        const { cookies, documentIds } = await convene(server.url, signIn, { people, documents });
        return (person, room) => ({
          ...plainDoor,
          port: current().port,
          path: `/collab/${documentIds[room]!}?ack=1`,
          cookie: cookies[person % people]!,
          keepsDocument: true,
        });
      },
      postmaster: postmasterIn,
    }),
};
