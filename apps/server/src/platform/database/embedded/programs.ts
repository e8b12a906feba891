import { cp, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '#libs/problem';
import { nativePackage, repairLinks, type NativePackage } from './native-package.js';
import { rootFolder } from './root-folder.js';
import { runProgram, type Account, type Outcome } from './run-program.js';

/** The Postgres programs of one version, as an account that may run them. */
export interface Programs {
  readonly as?: Account;
  readonly major: string;
  path(name: 'initdb' | 'pg_ctl' | 'postgres'): string;
}

/** Programs that `as` can execute: the installed ones, or root's copy where the project lies in a private home. */
export async function findPrograms(as: Account | undefined): Promise<Programs> {
  const installed = await nativePackage();
  await repairLinks(installed.folder);
  const first = await tried(programsIn(installed.folder, as));
  if (first.ok) return first.programs;
  if (!as) throw doesNotRun(first.said);
  const second = await tried(programsIn(await rootsCopy(installed), as));
  if (second.ok) return second.programs;
  throw doesNotRun(second.said);
}

function programsIn(folder: string, as: Account | undefined): Programs {
  const ending = process.platform === 'win32' ? '.exe' : '';
  return { as, major: '18', path: (name) => join(folder, 'native', 'bin', name + ending) };
}

async function tried(programs: Programs): Promise<Outcome & { programs: Programs }> {
  const outcome = await runProgram(programs.path('postgres'), ['--version'], { as: programs.as });
  const major = /\) (\d+)/.exec(outcome.said)?.[1] ?? programs.major;
  return { ...outcome, programs: { ...programs, major } };
}

/** A copy under its version's name is complete, because it got that name last. */
async function rootsCopy(installed: NativePackage): Promise<string> {
  const shelf = await rootFolder('programs');
  const copy = join(shelf, `postgres-${installed.version}`);
  if (await stat(copy).catch(() => undefined)) return copy;
  const unfinished = await mkdtemp(join(shelf, 'unfinished-'));
  const source = join(installed.folder, 'native');
  await cp(source, join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
  await repairLinks(unfinished);
  await openToAll(unfinished);
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true, force: true }));
  return copy;
}

const openToAll = (folder: string) => runProgram('chmod', ['-R', 'a+rX,go-w', folder]);

function doesNotRun(said: string): Problem {
  const reason = said.trim().split('\n')[0] || 'it gives no reason';
  return new Problem(
    'unavailable',
    `the embedded Postgres does not run on this system (${reason}): set DATABASE_URL to a Postgres server`,
  );
}
