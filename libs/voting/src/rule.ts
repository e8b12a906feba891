import { z } from 'zod';

const isProper = (text: string): boolean => {
  const parts = /^(\d{1,30})\/(\d{1,30})$/.exec(text);
  if (!parts) return false;
  const [p, q] = [BigInt(parts[1]!), BigInt(parts[2]!)];
  return p > 0n && p <= q;
};

const properFraction = z
  .string()
  .refine(isProper, 'a fraction "p/q" above 0 and at most 1, with at most 30 digits each');

const atLeastOne = (text: string) => Number.parseInt(text, 10) >= 1;

/** A string with "/" is a fraction of the electorate; anything else a number of voters, at least 1. */
const quorum = z.union([
  properFraction,
  z
    .string()
    .regex(/^\d{1,15}(\.\d{1,15})?$/, 'a number of voters, or a fraction "p/q" of the electorate')
    .refine(atLeastOne, 'at least one voter'),
  z.int().min(1),
]);

const groupConditions = ['none', 'no-group-opposed', 'every-group', 'majority-of-groups'] as const;

/** What an adoption needs; the meaning of each word is DESIGN.md's table of rules. */
export const adoptionRule = z.strictObject({
  base: z.enum(['yes-no', 'cast', 'present', 'electorate']).default('yes-no'),
  threshold: z.union([z.enum(['simple', 'absolute']), properFraction]).default('simple'),
  quorum: quorum.optional(),
  groups: z.enum(groupConditions).default('none'),
  groupQuorum: properFraction.optional(),
});
export type AdoptionRule = z.infer<typeof adoptionRule>;

/** Cumulative voting: a budget of dots, a cap per option (the whole budget by default), and how many options to select. */
export const dotsRule = z
  .strictObject({
    dots: z.int().min(1).max(1000),
    perOption: z.int().min(1).max(1000).optional(),
    seats: z.int().min(1).max(500).optional(),
    quorum: quorum.optional(),
  })
  .refine(({ dots, perOption = dots }) => perOption <= dots, {
    message: 'the cap is at most the budget',
    path: ['perOption'],
  });
export type DotsRule = z.infer<typeof dotsRule>;
