import { readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { Problem } from '#libs/problem';
import { inSession, type Connection } from '../connection.js';
import { owner, type Cluster } from './cluster.js';
import type { DataHome } from './data-home.js';
import { leaveEndpoint, newEndpoint, type Endpoint } from './endpoint.js';
import { folderTroubleIn } from './folder-trouble.js';
import type { Programs } from './programs.js';
import { runProgram, type Outcome } from './run-program.js';
import { settings } from './settings.js';

/** How long a start is tried again: the remains of a killed server need a moment to go. */
const patience = 15_000;
/** How long a server may recover after a crash, or take to stop. */
const longestRecovery = 300_000;

/** A running Postgres server over one cluster. */
export interface Postmaster {
  readonly connection: Connection;
  stop(): Promise<void>;
}

/** What is needed to run one. */
export interface Site {
  readonly home: DataHome;
  readonly cluster: Cluster;
  readonly programs: Programs;
}

type Attempt = { connection: Connection } | { trouble: Error; isBusy?: boolean };

/** Adopts the server that a killed Plenary left running on this cluster, or starts one: at `place`, where it is given. */
export async function runPostmaster(site: Site, place?: Endpoint): Promise<Postmaster> {
  const since = Date.now();
  for (;;) {
    const attempt = (await answering(site.cluster)) ?? (await started(site, place));
    if ('connection' in attempt) return { ...attempt, stop: () => stop(site) };
    if (Date.now() - since > (attempt.isBusy ? longestRecovery : patience)) throw attempt.trouble;
    await delay(100);
  }
}

/** Only a real session on the very same data proves a server: a pid file may name anything. */
async function answering(cluster: Cluster): Promise<Attempt | undefined> {
  const endpoint = await listening(cluster);
  if (!endpoint) return undefined;
  const connection = connectionTo(endpoint, cluster);
  try {
    const folder = await inSession(connection, dataDirectory);
    return (await isSame(folder, cluster.data)) ? { connection } : undefined;
  } catch (error) {
    const isBusy = (error as { code?: string }).code === '57P03';
    return isBusy ? { trouble: error as Error, isBusy } : undefined;
  }
}

async function dataDirectory(session: pg.Client): Promise<string> {
  const shown = await session.query<{ data_directory: string }>('show data_directory');
  return shown.rows[0]!.data_directory;
}

const isSame = async (one: string, other: string) =>
  (await realpath(one).catch(() => one)) === (await realpath(other));

function connectionTo({ host, port }: Endpoint, { password }: Cluster): Connection {
  return { host, port, user: owner, password, database: 'postgres', ssl: false };
}

const pidFile = (cluster: Cluster) => join(cluster.data, 'postmaster.pid');

const linesOfPidFile = (cluster: Cluster) =>
  readFile(pidFile(cluster), 'utf8').then(
    (text) => text.split('\n'),
    () => [],
  );

/** postmaster.pid: pid, data, start, port, socket folder, address, shared memory, status. */
async function listening(cluster: Cluster): Promise<Endpoint | undefined> {
  const [, , , port, folder, address] = await linesOfPidFile(cluster);
  if (!port) return undefined;
  return { host: folder || address || '127.0.0.1', port: Number(port), isSocket: Boolean(folder) };
}

async function started(site: Site, place: Endpoint | undefined): Promise<Attempt> {
  const { home, cluster } = site;
  await dropFalsePidFile(cluster);
  const endpoint = place ?? (await newEndpoint(home));
  const known = await logLength(home);
  await writeFile(join(cluster.data, 'plenary.conf'), settings(endpoint));
  const outcome = await control(site, ['start', '--timeout=300', '--log=postgres.log']);
  if (outcome.ok) return { connection: connectionTo(endpoint, cluster) };
  if (!place) await leaveEndpoint(home, endpoint);
  const trouble = await whyNot(home, outcome, known);
  if (trouble instanceof Problem) throw trouble;
  return { trouble };
}

/** pg_ctl hands its arguments to a shell, so it gets no path: the data by the environment, the log by its name. */
function control({ home, cluster, programs }: Site, args: string[]): Promise<Outcome> {
  return runProgram(programs.path('pg_ctl'), [...args, '--wait'], {
    as: programs.as,
    cwd: home.folder,
    env: { PGDATA: cluster.data },
  });
}

/**
 * A pid file may name a dead server that nobody has buried yet (a container without an init), or, after a reboot, another
 * program: Postgres would wait for it for ever. Its check of the shared memory still finds a server that lives.
 */
async function dropFalsePidFile(cluster: Cluster): Promise<void> {
  const [pid] = await linesOfPidFile(cluster);
  if (!pid || process.platform !== 'linux') return;
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => undefined);
  const isServer = status === undefined || /^Name:\tpostgres\n(.*\n)*?State:\t[^ZX]/.test(status);
  if (!isServer) await rm(pidFile(cluster), { force: true });
}

const logOf = (home: DataHome) => join(home.folder, 'postgres.log');

/** How much of the log is old news; a log that has grown long makes place first. */
async function logLength(home: DataHome): Promise<number> {
  const size = await stat(logOf(home)).then(
    (found) => found.size,
    () => 0,
  );
  if (size < 5_000_000) return size;
  await rename(logOf(home), `${logOf(home)}.old`);
  return 0;
}

async function whyNot(home: DataHome, { said }: Outcome, known: number): Promise<Error> {
  const log = await readFile(logOf(home)).catch(() => Buffer.alloc(0));
  const news = log.subarray(known).toString();
  const fatal =
    /^.*(?:FATAL|PANIC|could not).*$/m.exec(news)?.[0] ?? said.trim().split('\n').at(-1);
  return (
    folderTroubleIn(news + said, home.folder) ??
    new Error(`Postgres does not start: ${fatal}; see ${logOf(home)}`)
  );
}

async function stop(site: Site): Promise<void> {
  const endpoint = await listening(site.cluster);
  const { ok } = await control(site, ['stop', '--timeout=60', '--mode=fast']);
  if (!ok && (await listening(site.cluster))) await control(site, ['stop', '--mode=immediate']);
  if (endpoint) await leaveEndpoint(site.home, endpoint);
}
