// npm's prestart: builds the server and the web app where their sources differ from what was built last.
// `node scripts/build-if-stale.mjs server` or `web` looks after that part alone; with `--quiet` it says nothing unless it
// fails, for commands whose own output is read by programs.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const configs = readdirSync('.').filter((name) => /^(package|tsconfig.*)\.json$/.test(name));

const parts = {
  server: {
    sources: ['apps/server', 'apps/demo', 'apps/counting', 'libs', 'migrations', ...configs],
    result: 'dist/apps/server/src/main.js',
  },
  web: { sources: ['apps/web', 'libs', ...configs], result: 'dist/web/index.html' },
};

const isQuiet = process.argv.includes('--quiet');
const asked = process.argv.slice(2).filter((name) => name !== '--quiet');
const say = (line) => void (isQuiet || process.stdout.write(`${line}\n`));

for (const [name, part] of Object.entries(parts)) {
  if (asked.length === 0 || asked.includes(name)) await bringUpToDate(name, part);
}

async function bringUpToDate(name, { sources, result }) {
  const stamp = `dist/.${name}-built-from`;
  const wanted = fingerprint(sources);
  const isFresh = () =>
    existsSync(result) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (isFresh()) return;
  await alone(name, () => {
    if (isFresh()) return;
    rmSync(stamp, { force: true });
    build(name, result);
    writeFileSync(stamp, wanted);
  });
}

/** Of several that start at once one builds, and the others wait for it; what a killed one left behind is taken over. */
async function alone(name, work) {
  const lock = `dist/.${name}-being-built`;
  mkdirSync('dist', { recursive: true });
  while (!isTaken(lock)) await pause(200);
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function isTaken(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (existsSync(lock) && !isRunning(Number(readFileSync(lock, 'utf8'))))
      rmSync(lock, { force: true });
    return false;
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function build(name, result) {
  const since = Date.now();
  say(`building the ${name} …`);
  // tsc believes its own notes of what it wrote, even where somebody has taken it away
  if (!existsSync(result)) rmSync('dist/.tsbuildinfo', { force: true });
  const { status } = spawnSync('npm', ['run', '--silent', `build:${name}`], {
    // what a compiler says about errors is no result of the command that waits for it
    stdio: ['inherit', isQuiet ? process.stderr : 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0 || !existsSync(result)) {
    process.stderr.write(`the ${name} could not be built: see above\n`);
    process.exit(1);
  }
  say(`built the ${name} in ${((Date.now() - since) / 1000).toFixed(1)} s`);
}

/** A hash over names and contents; a fresh clone or another branch changes times without changing a word. */
function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesUnder).filter(isBuilt).sort()) {
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

function filesUnder(source) {
  if (!existsSync(source)) return [];
  if (statSync(source).isFile()) return [source];
  return readdirSync(source).flatMap((name) => filesUnder(join(source, name)));
}

function isBuilt(file) {
  return !/\.(spec|laws|stories)\.tsx?$/.test(file);
}
