/** Whole numbers by key; the keys are the method's own (choices, or ids of options). */
export type Numbers = ReadonlyMap<string, number>;

/**
 * What a method counts from ballots. All of it adds up: the count of two sets of ballots together is the sum of both, so
 * that cells can be pooled and a total is the sum of its cells.
 */
export interface Sums {
  /** ballots by choice, or by option that they support */
  readonly counts?: Numbers;
  /** dots, points (Borda: doubled) or scores by option, added up */
  readonly points?: Numbers;
  /** ballots that rank one option above another: row by row, in the order of the options */
  readonly pairwise?: readonly number[];
  /** ballots by option and by the number given to it */
  readonly distribution?: ReadonlyMap<string, ReadonlyMap<number, number>>;
}

type Distributions = NonNullable<Sums['distribution']>;

const addNumbers = <K>(all: readonly ReadonlyMap<K, number>[]): Map<K, number> => {
  const sum = new Map<K, number>();
  for (const numbers of all) for (const [key, n] of numbers) raise(sum, key, n);
  return sum;
};

const addPairs = (all: readonly (readonly number[])[]): number[] => {
  const sum = all[0]!.map(() => 0);
  for (const pairs of all) for (const [i, n] of pairs.entries()) sum[i]! += n;
  return sum;
};

const addDistributions = (all: readonly Distributions[]): Distributions =>
  new Map(
    [...all[0]!.keys()].map((option) => [option, addNumbers(all.map((each) => each.get(option)!))]),
  );

/** What all of these have of one kind; null where the method does not count it. */
const allOf = <K extends keyof Sums>(
  sums: readonly Sums[],
  kind: K,
): NonNullable<Sums[K]>[] | null =>
  sums.every((each) => each[kind] !== undefined) ? sums.map((each) => each[kind]!) : null;

/** What was counted of several sets of ballots of one poll, together; at least one. */
export function addSums(sums: readonly Sums[]): Sums {
  const [counts, points] = [allOf(sums, 'counts'), allOf(sums, 'points')];
  const [pairwise, distribution] = [allOf(sums, 'pairwise'), allOf(sums, 'distribution')];
  return {
    ...(counts && { counts: addNumbers(counts) }),
    ...(points && { points: addNumbers(points) }),
    ...(pairwise && { pairwise: addPairs(pairwise) }),
    ...(distribution && { distribution: addDistributions(distribution) }),
  };
}

/** Zero for each of these keys. */
export const zeros = (keys: Iterable<string>): Map<string, number> =>
  new Map([...keys].map((key) => [key, 0]));

/** One more, or so many more, of a key. */
export const raise = <K>(numbers: Map<K, number>, key: K, by = 1): void =>
  void numbers.set(key, (numbers.get(key) ?? 0) + by);

export const addUp = (numbers: Iterable<number>): number => {
  let sum = 0;
  for (const n of numbers) sum += n;
  return sum;
};

/** Where counts by option cannot be those of so many ballots, each of which counts an option once at most. */
export const flawOfCounts = (counts: Numbers, cast: number): string | null =>
  [...counts.values()].every((n) => n <= cast) ? null : 'counts';
