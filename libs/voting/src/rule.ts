import { z } from 'zod';
import { mostDigits } from './rational.js';

const digitsOf = (text: string): number => text.replace(/[./]/g, '').length;

const fractionAbove = (most: 'one' | 'any', message: string) =>
  z
    .string()
    .regex(/^\d{1,30}\/\d{1,30}$/, message)
    .refine((text) => {
      const parts = /^(\d+)\/(\d+)$/.exec(text);
      if (!parts) return false;
      const [p, q] = [BigInt(parts[1]!), BigInt(parts[2]!)];
      return p > 0n && q > 0n && (most === 'any' || p <= q);
    }, message);

/** A share: `"p/q"` above 0 and at most 1. */
export const properFraction = fractionAbove(
  'one',
  `a fraction "p/q" above 0 and at most 1, with at most ${mostDigits} digits each`,
);

/** How many times as many: `"p/q"` above 0. */
export const ratioText = fractionAbove(
  'any',
  `a ratio "p/q" above 0, with at most ${mostDigits} digits each`,
);

const decimalAtLeastOne = z
  .string()
  .regex(/^\d+(\.\d+)?$/)
  .refine((text) => digitsOf(text) <= mostDigits && /[1-9]/.test(text.split('.')[0]!));

/** A string with "/" is a fraction of the electorate; anything else a number of voters, at least 1. */
export const quorum = z.union([properFraction, decimalAtLeastOne, z.int().min(1)], {
  error: `a number of voters, at least 1, such as 47 or "47.5763", or a fraction "p/q" of the electorate, with at most ${mostDigits} digits`,
});
export type Quorum = z.infer<typeof quorum>;

/** What more than half, or a fraction, is asked of. */
export const threshold = z.union([z.enum(['simple', 'absolute']), properFraction], {
  error: `"simple", "absolute" or a fraction "p/q" above 0 and at most 1, with at most ${mostDigits} digits each`,
});
export type Threshold = z.infer<typeof threshold>;

/** What a threshold divides by. */
export const base = z.enum(['yes-no', 'cast', 'present', 'electorate']);
export type Base = z.infer<typeof base>;

/** What is asked of each stakeholder group with electors, or of most of them. */
export const groupCondition = z.enum([
  'none',
  'no-group-opposed',
  'every-group',
  'majority-of-groups',
]);
export type GroupCondition = z.infer<typeof groupCondition>;

/** How many options are selected. */
export const seats = z.int().min(1).max(500);
