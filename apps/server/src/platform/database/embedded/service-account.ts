import { readFile, stat } from 'node:fs/promises';
import { Problem } from '#libs/problem';
import type { Account } from './run-program.js';

/** Postgres refuses to run as root: the data's present owner runs it, else `postgres`, else `nobody`. */
export async function serviceAccount(data: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(data).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const passwd = await readFile('/etc/passwd', 'utf8').catch(() => '');
  const account = accountIn(passwd, 'postgres') ?? accountIn(passwd, 'nobody');
  if (account) return account;
  throw new Problem(
    'unavailable',
    'Postgres cannot run as root and there is no account postgres or nobody: start as another user, or set DATABASE_URL',
  );
}

function accountIn(passwd: string, name: string): Account | undefined {
  const found = new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm').exec(passwd);
  return found ? { uid: Number(found[1]), gid: Number(found[2]) } : undefined;
}
