import {
  aggregate,
  type Aggregate,
  type Aggregates,
  type Ballot,
  type Elector,
} from './aggregates.js';
import type { Count, Decision, Tally } from './decision.js';
import { methodOf } from './methods/index.js';
import type { Poll } from './poll.js';

const countOnly = ({ cast, counts, scores }: Aggregate): Count => ({
  cast,
  ...(counts && { counts }),
  ...(scores && { scores }),
});

/** The second step: what is published of aggregates, and what the rule decides. */
export function decide(
  poll: Poll,
  aggregates: Aggregates,
): { readonly tally: Tally; readonly decision: Decision } {
  const method = methodOf(poll.method);
  const order = method.order?.(aggregates.total, poll);
  const byGroup = Object.fromEntries(
    [...aggregates.byGroup].map(([group, counted]) => [group, countOnly(counted)]),
  );
  return {
    tally: { ...countOnly(aggregates.total), ...(order && { order }), byGroup },
    decision: method.decide(aggregates, poll),
  };
}

/** Counts and decides a poll: a pure function of its record. */
export const tally = (poll: Poll, electorate: readonly Elector[], ballots: readonly Ballot[]) =>
  decide(poll, aggregate(poll, electorate, ballots));

/** Checks one voter's choice against the poll; an invalid one is refused with its place. */
export const checkChoice = (poll: Poll, choice: unknown): void =>
  void methodOf(poll.method).readChoice(choice, poll);
