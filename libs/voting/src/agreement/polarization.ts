import { minus, plus, ratio, times, whole, type Rational } from '../rational.js';

/** How many ballots gave each number of a scale that goes up in steps of one. */
export type Distribution = ReadonlyMap<number, number>;

const pairs = (n: number): number => (n * (n - 1)) / 2;

/** Of all triples of places: those with a gap in the middle (101), and those with it at an end (110, 011). */
const countTriples = (taken: readonly number[], least: number, steps: number) => {
  let [gaps, ends] = [0, 0];
  for (let i = 0; i <= taken.length; i++) {
    const from = i === 0 ? least : taken[i - 1]! + 1;
    const to = i === taken.length ? least + steps : taken[i]!;
    const [empty, before, after] = [to - from, i, taken.length - i];
    gaps += empty * before * after;
    ends += empty * (pairs(before) + pairs(after));
  }
  return { gaps, ends };
};

/** The agreement of a layer in which each place that is taken is taken by equally many. */
const agreementOfLayer = (taken: readonly number[], least: number, steps: number): Rational => {
  const spread = minus(whole(1), ratio(taken.length - 1, steps - 1));
  const { gaps, ends } = countTriples(taken, least, steps);
  if (gaps + ends === 0) return spread;
  const unimodality = ratio((steps - 2) * ends - (steps - 1) * gaps, (steps - 2) * (ends + gaps));
  return times(unimodality, spread);
};

/**
 * Agreement A (C. van der Eijk, "Measuring Agreement in Ordered Rating Scales", 2001): 1 where all give the same number,
 * 0 where all numbers are given equally, −1 where half stand at either end. The distribution is taken apart into layers,
 * each weighed by its ballots. Null where nobody gave a number.
 */
export function agreement(
  distribution: Distribution,
  [least, most]: readonly [number, number],
): Rational | null {
  const steps = most - least + 1;
  let left = [...distribution].filter(([, n]) => n > 0).toSorted(([a], [b]) => a - b);
  const ballots = left.reduce((sum, [, n]) => sum + n, 0);
  if (ballots === 0) return null;
  let sum = whole(0);
  while (left.length > 0) {
    const height = left.reduce((low, [, n]) => Math.min(low, n), Infinity);
    const taken = left.map(([value]) => value);
    const layer = agreementOfLayer(taken, least, steps);
    sum = plus(sum, times(layer, ratio(height * taken.length, ballots)));
    left = left.flatMap(([value, n]) =>
      n > height ? [[value, n - height] as [number, number]] : [],
    );
  }
  return sum;
}

/** Polarization (1 − A) / 2: 0 where all give the same number, 1 where half stand at either end. */
export const polarization = (
  distribution: Distribution,
  scale: readonly [number, number],
): Rational | null => {
  const a = agreement(distribution, scale);
  return a && times(minus(whole(1), a), ratio(1, 2));
};
