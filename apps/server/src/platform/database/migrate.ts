import { DataSource } from 'typeorm';
import { inSession, type Connection } from './connection.js';
import { dataSourceOptions } from './data-source.js';

/** Any number that nothing else in this database locks. */
const migrating = 7_536_201;

/** Brings the tables up to date; of several nodes that start at once one does it and the others wait. */
export async function migrate(connection: Connection): Promise<void> {
  await inSession(connection, async (session) => {
    await session.query('select pg_advisory_lock($1)', [migrating]);
    await runMigrations(connection);
  });
}

async function runMigrations(connection: Connection): Promise<void> {
  const source = await new DataSource(dataSourceOptions(connection)).initialize();
  try {
    await source.runMigrations();
  } finally {
    await source.destroy();
  }
}
