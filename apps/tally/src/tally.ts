import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isProblem, Problem } from '#libs/problem';
import { jsonSchemas, readPollFile, tallyPollFile } from '#libs/voting';
import { shownSafely } from './shown-safely.js';

/** What a run of the command prints, and its exit status: 0, or 2 for a malformed file. */
export interface Printed {
  readonly out: string;
  readonly err: string;
  readonly status: 0 | 2;
}

const usage =
  'usage: npm run --silent tally -- poll.json [--time], or --schema poll, or --schema result';

const refused = (line: string): Printed => ({ out: '', err: `${shownSafely(line)}\n`, status: 2 });

async function readText(path: string): Promise<string> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new Problem('missing', `This file cannot be read (${error.code ?? error.message}).`);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem('invalid', 'This file is not UTF-8.');
  }
}

interface Timed<T> {
  readonly value: T;
  /** such as `12.3 ms (CPU 10.1 ms)`: a busy machine takes longer, but not more of its processor */
  readonly took: string;
}

function timed<T>(work: () => T): Timed<T> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const value = work();
  const { user, system } = process.cpuUsage(before);
  const wall = (performance.now() - start).toFixed(1);
  return { value, took: `${wall} ms (CPU ${((user + system) / 1000).toFixed(1)} ms)` };
}

async function count(path: string, isTimed: boolean): Promise<Printed> {
  const text = await readText(path);
  const read = timed(() => readPollFile(text));
  const counted = timed(() => tallyPollFile(read.value));
  const err = isTimed ? `read in ${read.took}, counted in ${counted.took}\n` : '';
  return { out: `${JSON.stringify(counted.value)}\n`, err, status: 0 };
}

const printSchema = (name: string | undefined): Printed => {
  const schemas = new Map<unknown, object>(Object.entries(jsonSchemas()));
  const schema = schemas.get(name);
  if (!schema) return refused(usage);
  return { out: `${JSON.stringify(schema, null, 2)}\n`, err: '', status: 0 };
};

/**
 * Counts the poll file that the arguments name, seen from `folder`; with `--time` says how long it took. `--schema`
 * prints the JSON Schema of a poll file or of the result.
 */
export async function tally(args: readonly string[], folder: string): Promise<Printed> {
  if (args[0] === '--schema') return printSchema(args[1]);
  const [path, ...others] = args.filter((each) => each !== '--time');
  if (path === undefined || others.length > 0) return refused(usage);
  try {
    return await count(resolve(folder, path), args.includes('--time'));
  } catch (thrown) {
    if (!isProblem(thrown)) throw thrown;
    return refused([path, thrown.at, thrown.message].filter(Boolean).join(': '));
  }
}
