// Hocuspocus with its defaults, on any free port. SQLITE names a file for its database extension; without, it stores nothing.
import { DatabaseSync } from 'node:sqlite';
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';

const server = new Server({
  address: '127.0.0.1',
  port: 0,
  quiet: true,
  extensions: process.env.SQLITE ? [stored(process.env.SQLITE)] : [],
});

await server.listen();
process.stdout.write(`ready http://127.0.0.1:${server.address.port}\n`);

/** The two queries of its SQLite extension, on Node's own SQLite. */
function stored(file) {
  const database = new DatabaseSync(file);
  database.exec(
    'create table if not exists documents (name text primary key, data blob not null) strict',
  );
  const read = database.prepare('select data from documents where name = ?');
  const write = database.prepare(
    'insert into documents (name, data) values (?, ?) on conflict (name) do update set data = excluded.data',
  );
  return new Database({
    fetch: async ({ documentName }) => read.get(documentName)?.data ?? null,
    store: async ({ documentName, state }) => void write.run(documentName, state),
  });
}
