import { Problem } from '#libs/problem';
import { decideAdoption } from '../adoption.js';
import type { AdoptionRule } from '../rule.js';
import type { Method } from './method.js';

const choices = ['yes', 'no', 'abstain'] as const;
type Choice = (typeof choices)[number];

const isChoice = (value: unknown): value is Choice => choices.includes(value as Choice);

const readChoice = (choice: unknown): Choice => {
  if (!isChoice(choice))
    throw new Problem('invalid', 'The choice is "yes", "no" or "abstain".', 'choice');
  return choice;
};

/**
 * One text, for or against, as in the General Assembly (rules of procedure 85–87: members who abstain are considered
 * as not voting). A tie does not adopt.
 */
export const yesNoAbstain: Method = {
  readChoice,

  count(given) {
    const counts = { yes: 0, no: 0, abstain: 0 };
    for (const choice of given) counts[readChoice(choice)] += 1;
    return { cast: given.length, counts };
  },

  decide: (aggregates, { options, rule }) =>
    decideAdoption(aggregates, options[0]!.id, rule as AdoptionRule),
};
