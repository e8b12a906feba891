import {
  compare,
  divided,
  minus,
  plus,
  ratio,
  showRational,
  size,
  times,
  whole,
  type Rational,
} from '../rational.js';
import type { Distribution } from './polarization.js';

/** Whether a panel disagrees, by the RAND/UCLA method; fractions are exact. */
export interface Disagreement {
  /** the 30th and the 70th percentile, on the method's scale from 1 to 9 */
  readonly p30: string;
  readonly p70: string;
  /** what lies between them (IPR), and how much may, adjusted for symmetry (IPRAS) */
  readonly range: string;
  readonly allowed: string;
  /** range / allowed */
  readonly index: string;
  /** the range is larger than allowed */
  readonly disagrees: boolean;
}

const valueAt = (sorted: readonly (readonly [number, number])[], place: number): number => {
  let before = 0;
  for (const [value, n] of sorted) {
    before += n;
    if (place < before) return value;
  }
  return sorted.at(-1)![0];
};

/** The value at tenths of the way from the first of the sorted values to the last, between two of them in proportion. */
const percentile = (
  sorted: readonly (readonly [number, number])[],
  ballots: number,
  tenths: number,
): Rational => {
  const at = (ballots - 1) * tenths;
  const low = Math.floor(at / 10);
  const [from, to] = [valueAt(sorted, low), valueAt(sorted, Math.min(low + 1, ballots - 1))];
  return plus(whole(from), times(whole(to - from), ratio(at % 10, 10)));
};

/**
 * The disagreement index of the RAND/UCLA appropriateness method (K. Fitch et al., "The RAND/UCLA Appropriateness Method
 * User's Manual", 2001): IPR = P70 − P30, IPRAS = 2.35 + 1.5·|5 − (P30 + P70)/2|. Its constants are for a scale from 1 to
 * 9, so other scales are stretched to it. Percentiles lie between two values in proportion. Null where nobody gave a number.
 */
export function disagreement(
  distribution: Distribution,
  [least, most]: readonly [number, number],
): Disagreement | null {
  const sorted = [...distribution].filter(([, n]) => n > 0).toSorted(([a], [b]) => a - b);
  const ballots = sorted.reduce((sum, [, n]) => sum + n, 0);
  if (ballots === 0) return null;
  const onNine = (value: Rational) =>
    plus(whole(1), times(minus(value, whole(least)), ratio(8, most - least)));
  const [p30, p70] = [3, 7].map((tenths) => onNine(percentile(sorted, ballots, tenths))) as [
    Rational,
    Rational,
  ];
  const range = minus(p70, p30);
  const asymmetry = size(minus(whole(5), times(plus(p30, p70), ratio(1, 2))));
  const allowed = plus(ratio(235, 100), times(ratio(3, 2), asymmetry));
  return {
    p30: showRational(p30),
    p70: showRational(p70),
    range: showRational(range),
    allowed: showRational(allowed),
    index: showRational(divided(range, allowed)),
    disagrees: compare(range, allowed) > 0,
  };
}
