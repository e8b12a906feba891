import { z } from 'zod';
import type { Aggregate } from '../aggregates.js';
import { judgeGroups, settle } from '../adoption.js';
import { addUp, raise, zeros } from '../sums.js';
import type { Reason } from '../decision.js';
import { refuse } from '../place.js';
import { groupCondition, properFraction, quorum } from '../rule.js';
import type { Method, Support } from './method.js';

const consentRule = z.strictObject({
  strict: z.boolean().default(false),
  quorum: quorum.optional(),
  groups: groupCondition.default('none'),
  groupQuorum: properFraction.optional(),
});
type ConsentRule = z.infer<typeof consentRule>;

const fingers = ['0', '1', '2', '3', '4', '5'] as const;

const readChoice = (choice: unknown): number =>
  Number.isInteger(choice) && (choice as number) >= 0 && (choice as number) <= 5
    ? (choice as number)
    : refuse('The choice is a whole number from 0 to 5.', 'choice');

const below = ({ counts }: Aggregate, least: number): number =>
  fingers.slice(0, least).reduce((sum, finger) => sum + counts!.get(finger)!, 0);

const supportOf = (cell: Aggregate): Support => {
  const no = below(cell, 3);
  return { yes: cell.cast - no, no, of: cell.cast };
};

const judge = ({ strict }: ConsentRule, total: Aggregate): Reason => {
  const least = strict ? 3 : 1;
  const missing = below(total, least);
  const met = total.cast > 0 && missing === 0;
  return { kind: 'consent', least, below: missing, cast: total.cast, met };
};

/**
 * Consent by fist to five: a fist (0) blocks; 1 and 2 are reservations, 3 to 5 agreement. Adopted if somebody voted and
 * nobody blocked; strictly, if nobody showed fewer than three fingers either (A. Fletcher, "FireStarter Youth Power
 * Curriculum", 2002; what the fingers mean varies, so a poll shows its labels). There is one option, so nothing ties.
 */
export const consent: Method<ConsentRule, number> = {
  rule: consentRule,
  choice: z.int().min(0).max(5),
  options: { least: 1, most: 1 },
  reads: () => readChoice,
  longest: () => 5,

  count(given) {
    const counts = zeros(fingers);
    for (const choice of given) raise(counts, String(choice));
    return { counts };
  },

  flawOf: ({ cast, counts }) => (addUp(counts!.values()) === cast ? null : 'counts'),

  publish: ({ counts }) => ({ counts: Object.fromEntries(counts!) }),
  support: supportOf,
  scale: () => [0, 5],

  decide: (counted, { options, rule }) =>
    settle(options[0]!.id, rule, counted, [
      judge(rule, counted.total),
      ...judgeGroups(rule.groups, counted.byGroup, supportOf),
    ]),
};
