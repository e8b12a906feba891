import type { Support } from '../methods/method.js';
import { ratio, showRational, times, whole, type Rational } from '../rational.js';

/** How far the groups stand behind an option together. */
export interface GroupInformedConsensus {
  /** the product over the groups, exact */
  readonly product: string;
  /** its geometric mean, rounded to six decimals, to be shown: the product shrinks with the number of groups */
  readonly geometricMean: number;
}

const decimals = 1_000_000n;

/** The largest whole number of millionths of which the n-th power is at most the value. */
const rootInMillionths = ({ p, q }: Rational, n: number): bigint => {
  const power = BigInt(n);
  const limit = p * decimals ** power;
  let [low, high] = [0n, decimals];
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    if (middle ** power * q <= limit) low = middle;
    else high = middle - 1n;
  }
  return low;
};

/** Whether the root is nearer to the next millionth: (2·root + 1)ⁿ·q ≤ 2ⁿ·10⁶ⁿ·p. */
const roundsUp = (root: bigint, { p, q }: Rational, n: number): boolean => {
  const power = BigInt(n);
  return (2n * root + 1n) ** power * q <= 2n ** power * decimals ** power * p;
};

const geometricMean = (product: Rational, n: number): number => {
  const root = rootInMillionths(product, n);
  return Number(roundsUp(root, product, n) ? root + 1n : root) / Number(decimals);
};

/**
 * Π over the groups of (agreeing + 1) / (voting + 2), those who pass among the voting (C. Small et al., "Polis: Scaling
 * Deliberation by Mapping High Dimensional Opinion Spaces", 2021). Null where there are no groups.
 */
export function groupInformedConsensus(
  supports: readonly Support[],
): GroupInformedConsensus | null {
  if (supports.length === 0) return null;
  const product = supports.map(({ yes, of }) => ratio(yes + 1, of + 2)).reduce(times, whole(1));
  return {
    product: showRational(product),
    geometricMean: geometricMean(product, supports.length),
  };
}
