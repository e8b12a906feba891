import { jsonSchemas, readPollFile, tallyPollFile } from '#libs/voting';
import { onFile, refused, type Printed } from './printed.js';
import { readText } from './text-file.js';

const usage =
  'usage: npm run --silent tally -- poll.json [--time], or --schema poll, or --schema result';

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

function count(text: string, isTimed: boolean): Printed {
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
  return onFile(path, async () => count(await readText(folder, path), args.includes('--time')));
}
