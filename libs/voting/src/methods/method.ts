import type { Aggregates } from '../aggregates.js';
import type { Count, Decision, Tally } from '../decision.js';
import type { Poll } from '../poll.js';

/** A way of voting: how one choice is read, how choices are counted, and what the rule makes of the count. */
export interface Method {
  /** The choice, checked; an invalid one is refused with its place. */
  readChoice(choice: unknown, poll: Poll): unknown;
  /** Counts choices, which are checked again. */
  count(choices: readonly unknown[], poll: Poll): Count;
  /** The options by rank, ties together; for methods that order. */
  order?(total: Count, poll: Poll): Tally['order'];
  /** What the rule makes of the aggregates. */
  decide(aggregates: Aggregates, poll: Poll): Decision;
}
