import { createHash, randomBytes } from 'node:crypto';
import {
  chmod,
  chown,
  link,
  mkdir,
  readFile,
  rmdir,
  stat,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Problem } from '#libs/problem';
import { folderTrouble } from './folder-trouble.js';
import { rootFolder } from './root-folder.js';
import { runProgram, type Account } from './run-program.js';
import { serviceAccount } from './service-account.js';

const locationFile = 'postgres.location';

/** The private folder in which one data folder's Postgres lives, and the account that owns it. */
export interface DataHome {
  readonly folder: string;
  readonly as?: Account;
}

/**
 * Makes the home ready: `postgres` in the data folder, or, where root's service account cannot get there, a folder in
 * /var/lib that the file `postgres.location` in the data folder names from then on.
 */
export async function dataHome(dataDir: string): Promise<DataHome> {
  try {
    await assertWritable(dataDir);
    const folder = (await movedTo(dataDir)) ?? join(dataDir, 'postgres');
    const isOld = Boolean(await stat(join(folder, 'cluster')).catch(() => undefined));
    const as = await serviceAccount(join(folder, 'cluster'));
    await makePrivate(folder, as);
    if (!as || (await isReachable(dataDir, folder, as))) return { folder, as };
    if (isOld)
      throw new Problem(
        'unavailable',
        `DATA_DIR: the account that owns ${folder} can no longer reach it`,
      );
    return { folder: await moveOut(dataDir, folder, as), as };
  } catch (error) {
    throw folderTrouble(dataDir, error);
  }
}

async function movedTo(dataDir: string): Promise<string | undefined> {
  const location = join(dataDir, locationFile);
  const folder = (await readFile(location, 'utf8').catch(() => '')).trim();
  if (!folder || (await stat(folder).catch(() => undefined))) return folder || undefined;
  throw new Problem(
    'unavailable',
    `DATA_DIR: its data were kept in ${folder}, which is gone; to start anew delete ${location}`,
  );
}

async function assertWritable(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const probe = join(dataDir, `.probe-${randomBytes(6).toString('hex')}`);
  await writeFile(probe, 'is there room for this line?\n');
  await unlink(probe);
}

async function makePrivate(folder: string, as: Account | undefined): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (as) await chown(folder, as.uid, as.gid);
  await chmod(folder, 0o700);
}

/** Where only the data folder itself is in the way, and it is nobody else's, its group may pass through. */
async function isReachable(dataDir: string, folder: string, as: Account): Promise<boolean> {
  const { mode, uid } = await stat(dataDir);
  if (uid === 0 && (mode & 0o077) === 0) {
    await chown(dataDir, 0, as.gid);
    await chmod(dataDir, 0o710);
  }
  const tried = await runProgram('/bin/sh', ['-c', 'cd "$0" && test -w .', folder], { as });
  return tried.ok;
}

async function moveOut(dataDir: string, unreachable: string, as: Account): Promise<string> {
  await rmdir(unreachable).catch(() => undefined);
  const key = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const project = basename(join(dataDir, '..')).replace(/[^\w-]/g, '_') || 'root';
  const name = `${project}-${key}-${randomBytes(3).toString('hex')}`;
  const folder = join(await rootFolder('data'), name);
  await makePrivate(folder, as);
  const agreed = await agreeOn(dataDir, folder);
  if (agreed !== folder) await rmdir(folder);
  return agreed;
}

/** Of several processes that move out at once the first one's folder stands. */
async function agreeOn(dataDir: string, folder: string): Promise<string> {
  const draft = join(dataDir, `.location-${randomBytes(6).toString('hex')}`);
  await writeFile(draft, `${folder}\n`);
  await link(draft, join(dataDir, locationFile)).catch(() => undefined);
  await unlink(draft);
  return (await movedTo(dataDir)) ?? folder;
}
