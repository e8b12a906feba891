import { measureAgreement, type Agreement } from './agreement/index.js';
import {
  aggregate,
  byGroupOf,
  totalOf,
  type Aggregate,
  type Aggregates,
  type Ballot,
  type Cell,
  type Elector,
} from './aggregates.js';
import type { Decision, Count, Tally } from './decision.js';
import { methodOf } from './methods/index.js';
import type { Counted } from './methods/method.js';
import type { Poll } from './poll.js';
import { asksOfGroups, leastBallots } from './secrecy.js';

/** What is published of a poll: figures, what the rule makes of them, and how far the groups stand together. */
export interface Result {
  readonly tally: Tally;
  readonly decision: Decision;
  readonly agreement: Agreement;
}

const publish = (poll: Poll, counted: Aggregate, dropped: ReadonlySet<string>): Count => {
  const method = methodOf(poll.method);
  const order = method.order?.(counted, poll, dropped);
  return {
    cast: counted.cast,
    ...method.publish(counted, poll),
    ...(order && { order }),
  };
};

/** Whether the cells of a secret poll tell too little for its rule. */
const isHidden = (poll: Poll, { cells, withheld }: Aggregates): boolean =>
  withheld || (asksOfGroups(poll) && cells.some(({ groups }) => groups.length > 1));

const undecided: Decision = {
  outcome: 'no-quorum',
  adopted: [],
  tied: [],
  dropped: [],
  quorum: null,
  reasons: [{ kind: 'secrecy', least: leastBallots, met: false }],
};

/** The second step: what is published of aggregates, and what the rule decides. */
export function decide(poll: Poll, aggregates: Aggregates): Result {
  const byGroup = aggregates.withheld ? new Map<string, Cell>() : byGroupOf(aggregates);
  const counted: Counted = { total: totalOf(poll, aggregates), byGroup };
  const decision = isHidden(poll, aggregates)
    ? undecided
    : methodOf(poll.method).decide(counted, poll);
  const dropped = new Set(decision.dropped.map(({ option }) => option));
  const groups = [...byGroup].map(
    ([group, cell]) => [group, publish(poll, cell, dropped)] as const,
  );
  return {
    tally: { ...publish(poll, counted.total, dropped), byGroup: Object.fromEntries(groups) },
    decision,
    agreement: aggregates.withheld ? {} : measureAgreement(poll, counted, aggregates),
  };
}

/** Counts and decides a poll: a pure function of its record. */
export const tally = (
  poll: Poll,
  electorate: readonly Elector[],
  ballots: readonly Ballot[],
): Result => decide(poll, aggregate(poll, electorate, ballots));

/** Gives what checks a voter's choice in a poll; an invalid one is refused with its place. */
export const readsChoice = (poll: Poll): ((choice: unknown) => unknown) =>
  methodOf(poll.method).reads(poll);
