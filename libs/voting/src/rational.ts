import { Problem } from '#libs/problem';

/** An exact fraction with a positive denominator; not necessarily in lowest terms. */
export interface Rational {
  readonly p: bigint;
  readonly q: bigint;
}

/** How many digits a number of a fraction may have. */
export const mostDigits = 30;

const malformed = (at: string, message: string): never => {
  throw new Problem('invalid', message, at);
};

const fraction = (p: string, q: string, at: string): Rational => {
  if (p.length > mostDigits || q.length > mostDigits)
    malformed(at, `A fraction has at most ${mostDigits} digits.`);
  if (BigInt(q) === 0n) malformed(at, 'A fraction does not divide by zero.');
  return { p: BigInt(p), q: BigInt(q) };
};

/** Reads `"2/3"`. */
export function readFraction(text: string, at: string): Rational {
  const parts = /^(\d+)\/(\d+)$/.exec(text);
  return parts ? fraction(parts[1]!, parts[2]!, at) : malformed(at, 'A fraction is written "p/q".');
}

/** Reads a whole number or a decimal such as `47` or `"47.5763"`, exactly. */
export function readDecimal(value: string | number, at: string): Rational {
  const parts = /^(\d+)(?:\.(\d+))?$/.exec(String(value));
  if (!parts) return malformed(at, 'A number is written with digits and at most one point.');
  const [, whole, decimals = ''] = parts;
  return fraction(whole! + decimals, `1${'0'.repeat(decimals.length)}`, at);
}

/** p/q of whole numbers; q is not 0, and its sign goes to p. */
export const ratio = (p: number | bigint, q: number | bigint): Rational =>
  q < 0 ? { p: -BigInt(p), q: -BigInt(q) } : { p: BigInt(p), q: BigInt(q) };

/** A whole number as a fraction. */
export const whole = (n: number): Rational => ratio(n, 1);

/** Below 0 where a is less than b, 0 where they are equal. */
export const compare = (a: Rational, b: Rational): number => {
  const difference = a.p * b.q - b.p * a.q;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/** a is at least b */
export const atLeast = (a: Rational, b: Rational): boolean => compare(a, b) >= 0;

export const times = (a: Rational, b: Rational): Rational => ({ p: a.p * b.p, q: a.q * b.q });

export const plus = (a: Rational, b: Rational): Rational =>
  lowest({ p: a.p * b.q + b.p * a.q, q: a.q * b.q });

export const minus = (a: Rational, b: Rational): Rational => plus(a, { p: -b.p, q: b.q });

export const divided = (a: Rational, b: Rational): Rational => ratio(a.p * b.q, a.q * b.p);

/** The distance from 0. */
export const size = ({ p, q }: Rational): Rational => ({ p: p < 0n ? -p : p, q });

const divisor = (a: bigint, b: bigint): bigint => {
  let [large, small] = [a < 0n ? -a : a, b];
  while (small !== 0n) [large, small] = [small, large % small];
  return large;
};

const lowest = ({ p, q }: Rational): Rational => {
  const d = divisor(p, q);
  return { p: p / d, q: q / d };
};

/** In lowest terms: `"2/3"`, or `"2"` where it is whole. */
export function showRational(value: Rational): string {
  const { p, q } = lowest(value);
  return q === 1n ? String(p) : `${p}/${q}`;
}
