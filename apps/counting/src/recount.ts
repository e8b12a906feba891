import { parseArgs } from 'node:util';
import { recount as recountRecord, type Difference, type Recount } from '#libs/synthesis';
import { onFile, refused, type Printed } from './printed.js';
import { shownSafely } from './shown-safely.js';
import { readText } from './text-file.js';

const usage = 'usage: npm run --silent recount -- record.json [--head sha256:…]';

const several = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;

const anchoredAt = ({ anchor, entries }: Recount, head: string): string =>
  `anchored to head ${head} (entry ${anchor} of ${entries})`;

const consistent = (path: string, found: Recount, head: string | undefined): string => {
  const anchored = head === undefined ? 'not anchored' : anchoredAt(found, head);
  const held = [
    several(found.texts, 'text'),
    several(found.polls, 'poll'),
    found.entries === 1 ? '1 entry' : `${found.entries} entries`,
    ...(found.erased > 0 ? [`${found.erased} of them erased`] : []),
  ].join(', ');
  return shownSafely(`${path}: consistent, ${anchored}: ${held}, head now ${found.head}`);
};

const differing = (path: string, { at, message, values }: Difference): string =>
  shownSafely(
    `${path}: ${at}: ${message}${values ? ` Here: ${values.is}, expected: ${values.should}.` : ''}`,
  );

const print = (path: string, found: Recount, head: string | undefined): Printed => {
  const { problems } = found;
  const lines =
    problems.length === 0
      ? [consistent(path, found, head)]
      : problems.map((each) => differing(path, each));
  return { out: `${lines.join('\n')}\n`, err: '', status: problems.length === 0 ? 0 : 1 };
};

const readArgs = (args: readonly string[]) => {
  try {
    const options = { head: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return positionals.length === 1 ? { path: positionals[0]!, ...values } : null;
  } catch {
    return null;
  }
};

/**
 * Recounts the record that the arguments name, seen from `folder`: a line that all of it is consistent, or a line for
 * each thing that differs. `--head` anchors it to a hash of its audit chain that somebody kept.
 */
export async function recount(args: readonly string[], folder: string): Promise<Printed> {
  const read = readArgs(args);
  if (!read || (read.head !== undefined && !/^sha256:[0-9a-f]{64}$/.test(read.head)))
    return refused(usage);
  const { path, head } = read;
  return onFile(path, async () =>
    print(
      path,
      recountRecord(await readText(folder, path), head === undefined ? {} : { head }),
      head,
    ),
  );
}
