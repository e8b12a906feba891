import type { z } from 'zod';
import type { Aggregate, Cell } from '../aggregates.js';
import type { Sums } from '../sums.js';
import type { Count, Decision } from '../decision.js';
import type { PollWith } from '../poll.js';

/** How ballots stand to one option; `of` are all that say something of it, those who pass included. */
export interface Support {
  readonly yes: number;
  readonly no: number;
  readonly of: number;
}

/** What is decided on: all electors together, and each group that has a cell of its own. */
export interface Counted {
  readonly total: Cell;
  readonly byGroup: ReadonlyMap<string, Cell>;
}

/** A way of voting: how a choice is read, how choices are counted, and what the rule makes of the count. */
export interface Method<Rule, Choice> {
  /** what a rule of this method may say; what it does not use is malformed */
  readonly rule: z.ZodType<Rule>;
  /** a choice in outline, for the published schema; `reads` is what checks one */
  readonly choice: z.ZodType;
  /** how many options there may be */
  readonly options: { readonly least: number; readonly most: number };
  /** Refuses a rule that does not fit the options. */
  check?(poll: PollWith<Rule>): void;
  /** Gives what reads one choice of this poll; an invalid one is refused with its place. */
  reads(poll: PollWith<Rule>): (choice: unknown) => Choice;
  /** A choice of this poll whose JSON is as long as that of any other, so that all can be made one length. */
  longest(poll: PollWith<Rule>): unknown;
  count(choices: readonly Choice[], poll: PollWith<Rule>): Sums;
  /** The place of a sum that so many ballots cannot add up to, as far as that is cheap to see; null where there is none. */
  flawOf(aggregate: Aggregate, poll: PollWith<Rule>): string | null;
  /** What is published of what was counted. */
  publish(sums: Sums, poll: PollWith<Rule>): Omit<Count, 'cast' | 'order'>;
  /** The options that are not dropped by rank, ties together, in the order of the poll within a rank; for methods that order. */
  order?(aggregate: Aggregate, poll: PollWith<Rule>, dropped: ReadonlySet<string>): string[][];
  /** For and against an option; null where choices do not tell. */
  support(aggregate: Aggregate, option: string, poll: PollWith<Rule>): Support | null;
  /** The least and the highest number that a voter can give, for methods that have a scale. */
  scale?(poll: PollWith<Rule>): readonly [least: number, most: number];
  decide(counted: Counted, poll: PollWith<Rule>): Decision;
}
