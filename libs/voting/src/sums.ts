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

const addNumbers = <K>(a: ReadonlyMap<K, number>, b: ReadonlyMap<K, number>): Map<K, number> => {
  const sum = new Map(a);
  for (const [key, n] of b) sum.set(key, (sum.get(key) ?? 0) + n);
  return sum;
};

const addDistributions = (
  a: NonNullable<Sums['distribution']>,
  b: NonNullable<Sums['distribution']>,
) => new Map([...a].map(([key, counts]) => [key, addNumbers(counts, b.get(key) ?? new Map())]));

/** The count of two sets of ballots of one poll together. */
export const addSums = (a: Sums, b: Sums): Sums => ({
  ...(a.counts && { counts: addNumbers(a.counts, b.counts!) }),
  ...(a.points && { points: addNumbers(a.points, b.points!) }),
  ...(a.pairwise && { pairwise: a.pairwise.map((n, i) => n + b.pairwise![i]!) }),
  ...(a.distribution && { distribution: addDistributions(a.distribution, b.distribution!) }),
});

/** Zero for each of these keys. */
export const zeros = (keys: Iterable<string>): Map<string, number> =>
  new Map([...keys].map((key) => [key, 0]));

/** One more, or so many more, of a key. */
export const raise = <K>(numbers: Map<K, number>, key: K, by = 1): void =>
  void numbers.set(key, (numbers.get(key) ?? 0) + by);
