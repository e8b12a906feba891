import { z } from 'zod';
import type { Aggregate } from '../aggregates.js';
import { judgeGroups, judgeThreshold, settle } from '../adoption.js';
import { addUp, raise, zeros } from '../sums.js';
import { refuse } from '../place.js';
import { base, groupCondition, properFraction, quorum, threshold } from '../rule.js';
import type { Method, Support } from './method.js';

/** What an adoption needs. */
export const adoptionRule = z.strictObject({
  base: base.default('yes-no'),
  threshold: threshold.default('simple'),
  quorum: quorum.optional(),
  groups: groupCondition.default('none'),
  groupQuorum: properFraction.optional(),
});
export type AdoptionRule = z.infer<typeof adoptionRule>;

const choices = ['yes', 'no', 'abstain'] as const;
type Choice = (typeof choices)[number];

const readChoice = (choice: unknown): Choice =>
  choices.includes(choice as Choice)
    ? (choice as Choice)
    : refuse('The choice is "yes", "no" or "abstain".', 'choice');

const supportOf = ({ cast, counts }: Aggregate): Support => ({
  yes: counts!.get('yes')!,
  no: counts!.get('no')!,
  of: cast,
});

/**
 * One text, for or against, as in the General Assembly (rules of procedure 85–87: members who abstain are considered
 * as not voting). A tie does not adopt.
 */
export const yesNoAbstain: Method<AdoptionRule, Choice> = {
  rule: adoptionRule,
  choice: z.enum(choices),
  options: { least: 1, most: 1 },
  reads: () => readChoice,
  longest: () => 'abstain',

  count(given) {
    const counts = zeros(choices);
    for (const choice of given) raise(counts, choice);
    return { counts };
  },

  flawOf: ({ cast, counts }) => (addUp(counts!.values()) === cast ? null : 'counts'),

  publish: ({ counts }) => ({ counts: Object.fromEntries(counts!) }),

  support: supportOf,

  decide: (counted, { options, rule }) =>
    settle(options[0]!.id, rule, counted, [
      judgeThreshold(rule, supportOf(counted.total), counted.total),
      ...judgeGroups(rule.groups, counted.byGroup, supportOf),
    ]),
};
