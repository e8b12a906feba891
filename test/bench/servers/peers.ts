import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const fileOf = (path: string) => fileURLToPath(new URL(`../peers/${path}`, import.meta.url));

/** The programs of the peers stand in a folder with packages of their own. */
export const peerProgram = (name: string): string => fileOf(`${name}.mjs`);

/** The Node that the peers need and that all servers run under; installs the peers' packages where they are not there yet. */
export async function nodeOfPeers(): Promise<string> {
  if (!isInstalled()) await install();
  return fileOf('node_modules/node/bin/node');
}

/** npm keeps beside what it installed a list of it; what is older than the lockfile is not what it says. */
function isInstalled(): boolean {
  const installed = fileOf('node_modules/.package-lock.json');
  if (!existsSync(installed)) return false;
  return isDeeplyEqual(versions(installed), versions(fileOf('package-lock.json')));
}

const isDeeplyEqual = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

function versions(lockfile: string): [string, string][] {
  const { packages } = JSON.parse(readFileSync(lockfile, 'utf8')) as {
    packages: Record<string, { version: string }>;
  };
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, { version }]) => [path, version]);
}

async function install(): Promise<void> {
  process.stderr.write('installing the servers to compare with (test/bench/peers) …\n');
  const npm = spawn('npm', ['ci', '--silent', '--no-audit', '--no-fund'], {
    cwd: fileOf('.'),
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  const [code] = (await once(npm, 'close')) as [number | null];
  if (code !== 0) throw new Error('the servers to compare with could not be installed: see above');
}
