import { randomBytes } from 'node:crypto';
import { appendFile, chown, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '#libs/problem';
import type { DataHome } from './data-home.js';
import { folderTroubleIn } from './folder-trouble.js';
import type { Programs } from './programs.js';
import { runProgram } from './run-program.js';

/** The one superuser of an embedded Postgres. */
export const owner = 'plenary';

/** One initialised database cluster: Postgres's own files and the password of its owner. */
export interface Cluster {
  readonly home: string;
  readonly data: string;
  readonly password: string;
}

/** Opens the home's cluster, or makes it; a new one gets its name when it is complete, so a crash leaves no half. */
export async function openCluster(home: DataHome, programs: Programs): Promise<Cluster> {
  const folder = join(home.folder, 'cluster');
  if (!(await versionOf(folder))) await makeCluster(home, programs, folder);
  await assertVersion(folder, programs.major);
  const password = await readFile(join(folder, 'password'), 'utf8');
  return { home: home.folder, data: join(folder, 'data'), password };
}

const versionOf = (cluster: string) =>
  readFile(join(cluster, 'data', 'PG_VERSION'), 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  );

async function assertVersion(cluster: string, major: string): Promise<void> {
  const version = await versionOf(cluster);
  if (version === major) return;
  throw new Problem(
    'unavailable',
    `DATA_DIR: its data were written by Postgres ${version}; this Plenary brings Postgres ${major}`,
  );
}

async function makeCluster(home: DataHome, programs: Programs, folder: string): Promise<void> {
  const unfinished = await mkdtemp(join(home.folder, 'unfinished-'));
  try {
    if (home.as) await chown(unfinished, home.as.uid, home.as.gid);
    await initialise(unfinished, home, programs);
    await rename(unfinished, folder);
  } catch (error) {
    // another process that started at the same time was first, and sweeps what others left: its cluster is as good
    if (!(await versionOf(folder))) throw error;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function initialise(unfinished: string, home: DataHome, programs: Programs): Promise<void> {
  const passwordFile = join(unfinished, 'password');
  await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (home.as) await chown(passwordFile, home.as.uid, home.as.gid);
  const data = join(unfinished, 'data');
  const { ok, said } = await runProgram(
    programs.path('initdb'),
    initdbArguments(data, passwordFile),
    home,
  );
  if (!ok) throw folderTroubleIn(said, home.folder) ?? new Error(`initdb failed: ${said}`);
  await appendFile(join(data, 'postgresql.conf'), "\ninclude = 'plenary.conf'\n");
}

/** The built-in locale sorts alike on every system and never changes under an index. */
function initdbArguments(data: string, passwordFile: string): string[] {
  return [
    `--pgdata=${data}`,
    `--username=${owner}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--locale=C.UTF-8',
    '--lc-collate=C',
    '--lc-ctype=C',
    '--lc-messages=C',
    '--data-checksums',
    '--no-instructions',
  ];
}
