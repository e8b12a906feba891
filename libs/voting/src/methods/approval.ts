import { z } from 'zod';
import type { Aggregate, Cell } from '../aggregates.js';
import { judgeGroups, judgeQuorums, judgeThreshold } from '../adoption.js';
import { flawOfCounts, raise, zeros } from '../sums.js';
import type { Decision, Reason } from '../decision.js';
import { item, refuse } from '../place.js';
import type { PollWith } from '../poll.js';
import { ranked } from '../ranking.js';
import { base, groupCondition, properFraction, quorum, seats, threshold } from '../rule.js';
import { decideOrder } from '../selection.js';
import type { Counted, Method, Support } from './method.js';

const judgedOnly = ['base', 'threshold', 'groups'] as const;

const approvalRule = z
  .strictObject({
    base: base.exclude(['yes-no']).optional(),
    threshold: threshold.optional(),
    quorum: quorum.optional(),
    groups: groupCondition.optional(),
    groupQuorum: properFraction.optional(),
    seats: seats.optional(),
  })
  .superRefine((rule, context) => {
    for (const field of judgedOnly)
      if (rule.seats !== undefined && rule[field] !== undefined)
        context.addIssue({
          code: 'custom',
          path: [field],
          message: 'not used where the options at the top are selected (seats)',
        });
  });
type ApprovalRule = z.infer<typeof approvalRule>;
type ApprovalPoll = PollWith<ApprovalRule>;

const readsApprovals = ({ options }: ApprovalPoll) => {
  const known = new Set(options.map(({ id }) => id));
  return (choice: unknown): readonly string[] => {
    if (!Array.isArray(choice)) return refuse('The choice is a list of options.', 'choice');
    const approved = new Set<string>();
    for (const [i, option] of choice.entries()) {
      if (!known.has(option)) refuse('There is no such option.', item('choice', i));
      if (approved.has(option)) refuse('This option is approved twice.', item('choice', i));
      approved.add(option);
    }
    return [...approved];
  };
};

const supportOf = ({ cast, counts }: Aggregate, option: string): Support => {
  const yes = counts!.get(option)!;
  return { yes, no: cast - yes, of: cast };
};

const orderOf = ({ counts }: Aggregate, { options }: ApprovalPoll): string[][] =>
  ranked(options.map(({ id }) => [id, counts!.get(id)!]));

const judgeOption = (
  option: string,
  { base: of = 'cast', threshold: asked = 'simple', groups = 'none' }: ApprovalRule,
  { total, byGroup }: Counted,
): Reason[] => {
  const support = (cell: Cell) => supportOf(cell, option);
  return [
    judgeThreshold({ base: of, threshold: asked }, support(total), total),
    ...judgeGroups(groups, byGroup, support),
  ].map((reason) => ({ ...reason, option }));
};

const adoptEach = (counted: Counted, poll: ApprovalPoll): Decision => {
  const quorums = judgeQuorums(poll.rule, counted);
  const judged = orderOf(counted.total, poll)
    .flat()
    .map((option) => ({ option, reasons: judgeOption(option, poll.rule, counted) }));
  const passed = judged.filter(({ reasons }) => reasons.every(({ met }) => met));
  const adopted = quorums.met ? passed.map(({ option }) => option) : [];
  return {
    outcome: !quorums.met ? 'no-quorum' : adopted.length > 0 ? 'adopted' : 'not-adopted',
    adopted,
    tied: [],
    dropped: [],
    quorum: quorums.figures,
    reasons: [...quorums.reasons, ...judged.flatMap(({ reasons }) => reasons)],
  };
};

/**
 * Approval voting (S. J. Brams and P. C. Fishburn, "Approval Voting", 1978): each voter approves any number of options,
 * and not to approve one is to be against it. Each option is judged by the threshold, or those with most approvals fill
 * the seats. Options with equal approvals share a rank, in the order of the poll; a tie across the cut stays a tie.
 */
export const approval: Method<ApprovalRule, readonly string[]> = {
  rule: approvalRule,
  choice: z.array(z.string()),
  options: { least: 1, most: 500 },
  reads: readsApprovals,
  longest: ({ options }) => options.map(({ id }) => id),

  count(choices, { options }) {
    const counts = zeros(options.map(({ id }) => id));
    for (const choice of choices) for (const option of choice) raise(counts, option);
    return { counts };
  },

  flawOf: ({ cast, counts }) => flawOfCounts(counts!, cast),

  publish: ({ counts }) => ({ counts: Object.fromEntries(counts!) }),
  order: orderOf,
  support: supportOf,

  decide: (counted, poll) =>
    poll.rule.seats === undefined
      ? adoptEach(counted, poll)
      : decideOrder(orderOf(counted.total, poll), poll.rule, counted),
};
