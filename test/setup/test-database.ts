import { randomBytes } from 'node:crypto';
import { inSession, type Connection } from '../../apps/server/src/platform/database/connection.js';

/** The databases of one Jest worker; those of a suite of its own bear the suite's mark too. */
const worker = `plenary_worker_${process.env['JEST_WORKER_ID'] ?? '0'}_`;
const suite = worker + randomBytes(4).toString('hex');
let count = 0;

/**
 * A fresh, migrated database for the calling suite, copied from the template in about 0.1 s. It lives until the next suite
 * of this worker asks for one, or until the run ends.
 */
export async function testDatabase(): Promise<Connection> {
  const given = process.env['PLENARY_TEST_POSTGRES'];
  if (!given) throw new Error('there is no test Postgres: a run of libs alone starts none');
  const server = JSON.parse(given) as Connection;
  const database = `${suite}_${++count}`;
  await inSession(server, async (session) => {
    const old = await session.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1) and not starts_with(datname, $2)',
      [worker, suite],
    );
    for (const { datname } of old.rows)
      await session.query(`drop database ${datname} with (force)`);
    await session.query(`create database ${database} template plenary_template`);
  });
  return { ...server, database };
}

/** A `DATABASE_URL` that leads to a database. */
export const urlOf = ({ host, port, user, password, database }: Connection): string =>
  `postgres://${user}:${password}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`;
