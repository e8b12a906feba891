import { Problem } from '#libs/problem';

/** An exact fraction with a positive denominator; not necessarily in lowest terms. */
export interface Rational {
  readonly p: bigint;
  readonly q: bigint;
}

const mostDigits = 30;

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

/** a is at least b */
export const atLeast = (a: Rational, b: Rational): boolean => a.p * b.q >= b.p * a.q;

/** A whole number as a fraction. */
export const whole = (n: number): Rational => ({ p: BigInt(n), q: 1n });

export const times = (a: Rational, b: Rational): Rational => ({ p: a.p * b.p, q: a.q * b.q });

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? a : divisor(b, a % b));

/** In lowest terms: `"2/3"`, or `"2"` where it is whole. */
export function showRational({ p, q }: Rational): string {
  const d = divisor(p, q);
  return q === d ? String(p / d) : `${p / d}/${q / d}`;
}
