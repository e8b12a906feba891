import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isProblem, Problem } from '#libs/problem';
import { readPollFile, tallyPollFile } from '#libs/voting';
import { shownSafely } from './shown-safely.js';

const usage = 'usage: npm run --silent tally -- poll.json [--time]';

const malformed = 2;

/** npm runs scripts in the project's folder; a path means what it meant where the command was typed. */
const here = (): string =>
  process.env['npm_lifecycle_event'] === 'tally' ? (process.env['INIT_CWD'] ?? '.') : '.';

async function readText(path: string): Promise<string> {
  const bytes = await readFile(resolve(here(), path)).catch((error: NodeJS.ErrnoException) => {
    throw new Problem('missing', `This file cannot be read (${error.code ?? error.message}).`);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem('invalid', 'This file is not UTF-8.');
  }
}

/** Counts one poll file, and says on standard error how long the counting took where that is asked for. */
async function tally(path: string, isTimed: boolean): Promise<string> {
  const text = await readText(path);
  const start = performance.now();
  const file = readPollFile(text);
  const read = performance.now();
  const result = JSON.stringify(tallyPollFile(file));
  const done = performance.now();
  if (isTimed)
    process.stderr.write(
      `read in ${(read - start).toFixed(1)} ms, counted in ${(done - read).toFixed(1)} ms\n`,
    );
  return result;
}

function complain(path: string, thrown: unknown): void {
  const line = isProblem(thrown)
    ? [path, thrown.at, thrown.message].filter((part) => part !== undefined).join(': ')
    : `${path}: this cannot be counted: ${String(thrown)}`;
  process.stderr.write(`${shownSafely(line)}\n`);
  process.exitCode = malformed;
}

const isTimed = process.argv.includes('--time');
const [path, ...others] = process.argv.slice(2).filter((each) => each !== '--time');

// whoever reads the output may stop before its end
process.stdout.on('error', () => process.exit(1));

if (path === undefined || others.length > 0) {
  process.stderr.write(`${usage}\n`);
  process.exitCode = malformed;
} else {
  await tally(path, isTimed).then(
    (result) => void process.stdout.write(`${result}\n`),
    (thrown: unknown) => complain(path, thrown),
  );
}
