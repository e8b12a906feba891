import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  inSession,
  type Connection,
  type Database,
} from '../../apps/server/src/platform/database/connection.js';
import { startEmbedded } from '../../apps/server/src/platform/database/embedded/embedded-postgres.js';
import { migrate } from '../../apps/server/src/platform/database/migrate.js';

/** The migrated database that every test database is a copy of. */
const template = 'plenary_template';

/** One Postgres for a whole run of Jest, in a folder that goes with it. */
export interface TestPostgres {
  stop(): Promise<void>;
}

/** Starts it and lets the workers know by their environment; it is gone when Jest ends, whichever way. */
export async function startTestPostgres(): Promise<TestPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'plenary-test-'));
  const database = await startEmbedded(folder);
  const stop = stopper(folder, database, await guard(folder, database));
  try {
    await makeTemplate(database.connection);
  } catch (error) {
    await stop();
    throw error;
  }
  process.env['PLENARY_TEST_POSTGRES'] = JSON.stringify(database.connection);
  for (const [signal, number] of [
    ['SIGINT', 2],
    ['SIGTERM', 15],
    ['SIGHUP', 1],
  ] as const)
    process.once(signal, () => void stop().finally(() => process.exit(128 + number)));
  return { stop };
}

function stopper(folder: string, database: Database, letGo: () => void): () => Promise<void> {
  return async () => {
    await database.stop();
    letGo();
    await rm(folder, { recursive: true, force: true });
  };
}

async function makeTemplate(connection: Connection): Promise<void> {
  await inSession(connection, (session) => session.query(`create database ${template}`));
  await migrate({ ...connection, database: template });
}

/** A shell that outlives a Jest that was killed by force: its input ends, and it stops what Jest could not. */
async function guard(folder: string, { connection }: Database): Promise<() => void> {
  const pidFile = join(await dataDirectory(connection), 'postmaster.pid');
  const shell = spawn('/bin/sh', ['-c', whenAlone, pidFile, folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.unref();
  return () => void shell.kill('SIGKILL');
}

const whenAlone = `
  cat >/dev/null
  kill -INT "$(head -n 1 "$0")"
  for try in $(seq 100); do [ -e "$0" ] || break; sleep 0.1; done
  rm -rf "$1"`;

async function dataDirectory(connection: Connection): Promise<string> {
  const shown = await inSession(connection, (session) =>
    session.query<{ data_directory: string }>('show data_directory'),
  );
  return shown.rows[0]!.data_directory;
}
