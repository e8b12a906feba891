import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { isProblem } from '#libs/problem';
import type { Connection, Database } from '../connection.js';
import { openCluster } from './cluster.js';
import { claimData } from './data-claim.js';
import { dataHome } from './data-home.js';
import { keepAlive, type Watch } from './keep-alive.js';
import { runPostmaster, type Postmaster, type Site } from './postmaster.js';
import { findPrograms } from './programs.js';

const database = 'plenary';

/**
 * Starts Postgres over the data in `dataDir`, or takes over the one that a killed Plenary left there, and holds it until
 * `stop`. Everything an operator can mend (folder, platform, a second Plenary) is a Problem in one line.
 */
export async function startEmbedded(dataDir: string): Promise<Database> {
  const site = await prepare(dataDir);
  const postmaster = await runPostmaster(site);
  const claim = (connection: Connection) => claimData(connection, dataDir);
  try {
    const session = await claim(postmaster.connection);
    await createDatabase(session);
    await sweep(site.home.folder);
    return held(
      postmaster,
      keepAlive(session, async () => claim(await revived(site, postmaster))),
    );
  } catch (error) {
    // a conflict means that the server is another Plenary's
    if (!isProblem(error)) await postmaster.stop();
    throw error;
  }
}

async function prepare(dataDir: string): Promise<Site> {
  const home = await dataHome(dataDir);
  const programs = await findPrograms(home.as);
  return { home, programs, cluster: await openCluster(home, programs) };
}

/** Runs the server again where it ran before, so that what is connected to it finds it. */
async function revived(site: Site, { connection }: Postmaster): Promise<Connection> {
  const { host, port } = connection;
  return (await runPostmaster(site, { host, port, isSocket: host.startsWith('/') })).connection;
}

/** The claim is given up by the server's own end, so that nobody can come in between. */
function held(postmaster: Postmaster, watch: Watch): Database {
  let stopped: Promise<void> | undefined;
  return {
    connection: { ...postmaster.connection, database },
    isShared: false,
    stop: () => (stopped ??= watch.letGo().then(() => postmaster.stop())),
  };
}

async function createDatabase(session: pg.Client): Promise<void> {
  const found = await session.query('select from pg_database where datname = $1', [database]);
  if (found.rowCount === 0) await session.query(`create database ${database}`);
}

/** What an interrupted first start left behind; nobody else can be at work here once the data are claimed. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith('unfinished-'))
      await rm(join(folder, name), { recursive: true, force: true });
  }
}
