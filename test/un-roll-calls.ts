import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One State's recorded vote; absent States have no row. `region` is empty where the source names none. */
export interface RecordedVote {
  readonly country: string;
  readonly region: string;
  readonly vote: 'yes' | 'no' | 'abstain';
}

/** One recorded vote of the General Assembly with its published totals. */
export interface RollCall {
  readonly resolution: string;
  readonly title: string;
  readonly published: { readonly yes: number; readonly no: number; readonly abstain: number };
  readonly votes: readonly RecordedVote[];
}

const folder = fileURLToPath(new URL('../../shared/data/un-roll-calls/', import.meta.url));

/** Whether the real data is beside the checkout. */
export const haveRollCalls = existsSync(folder + 'votes.csv');

/** The cells of a CSV line (RFC 4180: a quoted cell may hold commas, and quotes doubled). */
const cells = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );

function* rowsOf(file: string): Generator<Record<string, string>> {
  const [head, ...lines] = readFileSync(folder + file, 'utf8')
    .trimEnd()
    .split(/\r?\n/);
  const names = cells(head!);
  for (const line of lines)
    yield Object.fromEntries(cells(line).map((cell, i) => [names[i], cell]));
}

/** Roll calls of the real data, each with every State's vote. */
export function readRollCalls(): RollCall[] {
  const votes = [...rowsOf('votes.csv')];
  return [...rowsOf('roll_calls.csv')].map((row) => ({
    resolution: row['resolution']!,
    title: row['title']!,
    published: { yes: Number(row['yes']), no: Number(row['no']), abstain: Number(row['abstain']) },
    votes: votes
      .filter(({ rcid }) => rcid === row['rcid'])
      .map((vote) => ({
        country: vote['country']!,
        region: vote['m49_region']!,
        vote: vote['vote'] as RecordedVote['vote'],
      })),
  }));
}

/** A/RES/65/104 by M49 region (UN press release GA/11035): yes, no, abstain; the last line is a State without a region. */
const cells65104: Readonly<Record<string, readonly [yes: number, no: number, abstain: number]>> = {
  Africa: [43, 0, 2],
  Americas: [29, 1, 1],
  Asia: [46, 1, 0],
  Europe: [42, 0, 0],
  Oceania: [8, 4, 0],
  '': [1, 0, 0],
};

/** One roll call told from its numbers, for a checkout without the data. */
export const resolution65104: RollCall = {
  resolution: 'R/65/104',
  title: 'TERRITORIES OCCUPIED BY ISRAEL, HUMAN RIGHTS',
  published: { yes: 169, no: 6, abstain: 3 },
  votes: Object.entries(cells65104).flatMap(([region, counts]) =>
    (['yes', 'no', 'abstain'] as const).flatMap((vote, i) =>
      Array.from({ length: counts[i]! }, (_, n) => ({
        country: `${region || 'No region'} ${vote} ${n + 1}`,
        region,
        vote,
      })),
    ),
  ),
};
