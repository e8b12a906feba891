import { readPollFile, tallyPollFile } from './poll-file.js';
import type { Result } from './decide.js';

/** So many equal ballots; who has no choice did not vote. */
export type Pile = readonly [choice: unknown, n: number];

interface Told {
  readonly method: string;
  readonly options: readonly string[];
  readonly rule?: object;
  /** ballots of voters without a group */
  readonly piles?: readonly Pile[];
  /** ballots by group */
  readonly groups?: Readonly<Record<string, readonly Pile[]>>;
  readonly secret?: boolean;
}

const voters = (group: string | null, piles: readonly Pile[]) =>
  piles.flatMap(([choice, n], i) =>
    Array.from({ length: n }, (_, k) => ({ voter: `${group ?? '-'} ${i} ${k}`, group, choice })),
  );

/** A poll file in which so many voters chose so. */
export function pollFile({ groups = {}, piles = [], ...told }: Told): string {
  const voted = [
    ...voters(null, piles),
    ...Object.entries(groups).flatMap(([group, theirs]) => voters(group, theirs)),
  ];
  return JSON.stringify({
    rule: {},
    ...told,
    options: told.options.map((id) => ({ id, label: id })),
    electorate: voted.map(({ voter, group }) => ({ voter, group })),
    ballots: voted
      .filter(({ choice }) => choice !== undefined)
      .map(({ voter, choice }) => ({ voter, choice })),
  });
}

/** Counts a poll told in piles of ballots, through a poll file. */
export const count = (told: Told): Result => tallyPollFile(readPollFile(pollFile(told)));

/** Equal ones of many choices as piles. */
export function piled(choices: readonly unknown[]): Pile[] {
  const piles = new Map<string, number>();
  for (const choice of choices) {
    const key = JSON.stringify(choice);
    piles.set(key, (piles.get(key) ?? 0) + 1);
  }
  return [...piles].map(([key, n]) => [JSON.parse(key) as unknown, n]);
}

/** A ranking from the rank of each option: null is not ranked, equal numbers are tied. */
export const rankingOf = (ranks: ReadonlyMap<string, number | null>): string[][] => {
  const levels = [...new Set(ranks.values())].filter((rank) => rank !== null);
  return levels
    .toSorted((a, b) => a - b)
    .map((level) => [...ranks].filter(([, rank]) => rank === level).map(([option]) => option));
};

/** `"A>B=C"` as a ranking. */
export const rankingFrom = (text: string): string[][] =>
  text.split('>').map((tied) => tied.split('=').map((option) => option.trim()));
