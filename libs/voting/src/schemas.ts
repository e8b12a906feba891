import { z } from 'zod';
import { methodNames, methodOf, type MethodName } from './methods/index.js';
import { base, threshold } from './rule.js';

const id = z.string().min(1);
const whole = z.int().min(0);
const exact = z
  .string()
  .regex(/^-?\d+(\/\d+)?$/)
  .describe('an exact fraction in lowest terms, "p/q", or "p" where it is whole');
const byId = <T extends z.ZodType>(value: T) => z.record(id, value);

const option = z.strictObject({
  id,
  label: z.string().optional(),
  revision: z.string().nullish().describe('hash of the text that the option is pinned to'),
});

const elector = z.strictObject({
  voter: id,
  group: id.nullish().describe('the stakeholder group; without one a voter counts in the totals'),
  present: z.boolean().optional().describe('a recorded check-in'),
});

const cell = z.strictObject({
  groups: z.array(id.nullable()).describe('null stands for voters without a group'),
  electors: whole,
  present: whole,
  cast: whole,
  counts: byId(whole).optional(),
  points: byId(z.int()).optional().describe('dots, scores or twice the points (Borda), added up'),
  pairwise: z.array(whole).optional().describe('row by row, in the order of the options'),
  distribution: byId(byId(whole)).optional(),
});

const aggregates = z.strictObject({
  cells: z.array(cell).min(1).describe('cells of five ballots or more, or a single empty one'),
  withheld: z
    .boolean()
    .describe(
      'whether there were fewer than five ballots, but some, or a rule that asks of groups',
    ),
});

const pollsOf = (name: MethodName) => {
  const { rule, choice, options } = methodOf(name);
  const terms = {
    method: z.literal(name),
    options: z.array(option).min(options.least).max(options.most),
    rule,
  };
  const withBallots = z.looseObject({
    ...terms,
    secret: z.boolean().optional().describe('whether only cells of five ballots or more may tell'),
    electorate: z.array(elector),
    ballots: z.array(z.strictObject({ voter: id, choice })),
  });
  return [withBallots, z.looseObject({ ...terms, secret: z.literal(true), aggregates })];
};

/** A poll file in outline; `readPollFile` also checks what names what. */
export const pollFile = z.union(methodNames.flatMap(pollsOf));

const count = {
  cast: whole.describe('ballots stored, blank ones included'),
  counts: byId(whole)
    .optional()
    .describe('ballots by choice, or by option that they support, rank or give a score'),
  scores: byId(z.union([whole, exact]))
    .optional()
    .describe('dots, points (Borda) or the mean (score) by option'),
  pairwise: byId(byId(whole))
    .optional()
    .describe('ballots that rank the first option above the second'),
  distribution: byId(byId(whole)).optional().describe('ballots by option and by the score given'),
  order: z.array(z.array(id)).optional().describe('ranks of option ids, ties together'),
};

const met = z.boolean();
const ofOption = { option: id.optional() };
const votes = { yes: whole, no: whole, met };
const turnout = { needed: exact, cast: whole, electors: whole, met };

const reason = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('quorum'), ...turnout }),
  z.strictObject({ kind: z.literal('group-quorum'), group: id, ...turnout }),
  z.strictObject({
    kind: z.literal('threshold'),
    ...ofOption,
    threshold,
    base,
    of: whole,
    ...votes,
  }),
  z.strictObject({
    kind: z.literal('group'),
    ...ofOption,
    condition: z.enum(['no-group-opposed', 'every-group']),
    group: id,
    ...votes,
  }),
  z.strictObject({
    kind: z.literal('majority-of-groups'),
    ...ofOption,
    inFavour: whole,
    of: whole,
    met,
  }),
  z.strictObject({ kind: z.literal('consent'), least: whole, below: whole, cast: whole, met }),
  z.strictObject({ kind: z.literal('no-objection'), objections: whole, standAside: whole, met }),
  z.strictObject({ kind: z.literal('option-quorum'), option: id, needed: exact, yes: whole, met }),
  z.strictObject({ kind: z.literal('majority'), option: id, ratio: exact, ...votes }),
  z.strictObject({
    kind: z.literal('path'),
    option: id,
    over: id,
    strength: whole,
    back: whole,
    met,
  }),
  z.strictObject({ kind: z.literal('cut'), seats: whole, met }),
  z.strictObject({ kind: z.literal('secrecy'), least: whole, met }),
]);

const decision = z.strictObject({
  outcome: z.enum(['adopted', 'not-adopted', 'ordered', 'tie', 'no-quorum']),
  adopted: z.array(id).describe('options adopted or selected, in order'),
  tied: z.array(id).describe('options that tie across the cut, none of them selected'),
  dropped: z
    .array(z.strictObject({ option: id, reason }))
    .describe('options that ranked adoption leaves out of the order, with the first reason'),
  quorum: z.strictObject({ needed: exact, present: whole, met }).nullable(),
  reasons: z.array(reason),
});

const disagreement = z.strictObject({
  p30: exact,
  p70: exact,
  range: exact,
  allowed: exact,
  index: exact,
  disagrees: z.boolean(),
});

const agreement = z.strictObject({
  support: byId(
    z.strictObject({ yes: whole, no: whole, of: whole, share: exact.nullable() }),
  ).describe('how each group stands: for, against, of how many who say something'),
  groupInformedConsensus: z
    .strictObject({
      product: exact,
      geometricMean: z.number().min(0).max(1).describe('rounded, for display only'),
    })
    .nullable(),
  polarization: exact.nullable().optional().describe('(1 − A) / 2, by van der Eijk'),
  disagreement: disagreement
    .nullable()
    .optional()
    .describe('RAND/UCLA: percentiles, range (IPR), what is allowed (IPRAS) and their ratio'),
});

/** What a tally prints. */
export const pollResult = z.strictObject({
  tally: z.strictObject({ ...count, byGroup: byId(z.strictObject(count)) }),
  decision,
  agreement: byId(agreement).describe('by option'),
});

type Reused = 'inline' | 'ref';

const asJsonSchema = (schema: z.ZodType, title: string, reused: Reused = 'inline') => ({
  title,
  ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused }),
});

/** The published JSON Schemas of a poll file and of what a tally prints. */
export const jsonSchemas = () => ({
  // what its sixteen shapes share is said once
  poll: asJsonSchema(pollFile, 'A poll file of Plenary', 'ref'),
  result: asJsonSchema(pollResult, 'What a tally of Plenary prints'),
});
