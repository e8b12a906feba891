import type { Count, Decision, PollView, Reason } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import type { Material } from './material.js';

/**
 * For, against and neither, as the method reads them: in the silence procedure those who stay silent are for it, and who
 * stands aside is neither; where options are ranked, for is above "none of these" and against below it.
 */
export interface Figures {
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
}

export interface GroupFigures extends Figures {
  readonly group: string;
}

/** A vote on the text of one statement. */
export interface Vote {
  readonly pollId: string;
  readonly pollHash: string;
  readonly method: DecidingMethod;
  readonly binding: boolean;
  readonly secret: boolean;
  /** which poll on the same text this was, cancelled ones counted */
  readonly attempt: number;
  readonly closedAt: string | null;
  /** hash of the revision voted on */
  readonly revision: string | null;
  readonly cancelled: boolean;
  /** what came of this text, where others stood beside it */
  readonly outcome: Decision['outcome'] | null;
  /** of a tie: whether the chair selected this text; null where nothing was ruled */
  readonly ruled: boolean | null;
  readonly overall: Figures | null;
  /** in the order of the process's groups, those without a voter left out; null where groups may not be named */
  readonly byGroup: readonly GroupFigures[] | null;
  /** groups by their name; without one where groups may not be named */
  readonly reasons: readonly Reason[];
}

/** Ways of voting that decide on a text by itself. */
export type DecidingMethod = Exclude<PollView['method'], 'dots' | 'score' | 'borda'>;

const sum = (counts: Count['counts'], ...choices: readonly string[]): number =>
  choices.reduce((total, choice) => total + (counts?.[choice] ?? 0), 0);

interface Counted {
  readonly count: Count;
  readonly electors: number;
  readonly option: string;
  readonly none: string;
}

const readers: Readonly<Record<DecidingMethod, (counted: Counted) => Figures>> = {
  'yes-no-abstain': ({ count: { counts } }) => ({
    yes: sum(counts, 'yes'),
    no: sum(counts, 'no'),
    abstain: sum(counts, 'abstain'),
  }),
  consent: ({ count: { counts } }) => ({
    yes: sum(counts, '3', '4', '5'),
    no: sum(counts, '0', '1', '2'),
    abstain: 0,
  }),
  'no-objection': ({ count: { counts, cast }, electors }) => ({
    yes: electors - cast,
    no: sum(counts, 'object'),
    abstain: sum(counts, 'stand-aside'),
  }),
  approval: ({ count: { counts, cast }, option }) => ({
    yes: sum(counts, option),
    no: cast - sum(counts, option),
    abstain: 0,
  }),
  schulze({ count: { pairwise, cast }, option, none }) {
    const [yes, no] = [pairwise?.[option]?.[none] ?? 0, pairwise?.[none]?.[option] ?? 0];
    return { yes, no, abstain: cast - yes - no };
  },
};

type SomeRule = { readonly default?: string; readonly seats?: number };

/** Whether a poll decides on each of its texts, rather than putting them in an order. */
export function decides({ method, rule }: PollView): boolean {
  const { default: none, seats } = rule as SomeRule;
  if (method === 'approval') return seats === undefined;
  return method === 'schulze' ? none !== undefined : method in readers;
}

const outcomeOf = ({ decision, options }: PollView, option: string): Decision['outcome'] | null => {
  if (!decision) return null;
  if (options.length === 1 || decision.outcome === 'no-quorum') return decision.outcome;
  if (decision.adopted.includes(option)) return 'adopted';
  return decision.tied.includes(option) ? 'tie' : 'not-adopted';
};

/** Reasons for what came of this option, without those that place it among the others. */
const reasonsFor = ({ decision }: PollView, option: string): Reason[] =>
  (decision?.reasons ?? []).filter(
    (reason) => reason.kind !== 'path' && (!('option' in reason) || reason.option === option),
  );

/** The groups that a report may name; null under the Chatham House Rule. */
export const nameableGroups = ({ process }: Material): readonly NamedView[] | null =>
  process.attribution === 'nothing' ? null : process.groups;

/** What the groups of a count hold, in the order of the process's groups. */
export const inGroups = <T>(
  groups: readonly NamedView[],
  byGroup: Readonly<Record<string, Count>>,
  read: (count: Count, group: string, id: string) => T,
): T[] =>
  groups.flatMap(({ id, name }) =>
    Object.hasOwn(byGroup, id) ? [read(byGroup[id]!, name, id)] : [],
  );

const withGroupNamed = (reason: Reason, groups: readonly NamedView[] | null): Reason =>
  'group' in reason
    ? { ...reason, group: groups?.find(({ id }) => id === reason.group)?.name ?? '' }
    : reason;

/** What a poll came to for one of its texts. */
export function readVote(
  poll: PollView,
  option: string,
  groups: readonly NamedView[] | null,
): Vote {
  const { tally, ruling, turnout } = poll;
  const method = poll.method as DecidingMethod;
  const none = (poll.rule as SomeRule).default ?? '';
  const read = (count: Count, electors: number) =>
    readers[method]({ count, electors, option, none });
  const outcome = outcomeOf(poll, option);
  return {
    pollId: poll.id,
    pollHash: poll.hash,
    method,
    binding: poll.binding,
    secret: poll.secret,
    attempt: poll.attempt,
    closedAt: poll.closedAt,
    revision: poll.options.find(({ id }) => id === option)?.revision ?? null,
    cancelled: poll.status === 'cancelled',
    outcome,
    ruled: outcome === 'tie' && ruling ? ruling.selected.includes(option) : null,
    overall: tally && read(tally, turnout.of),
    byGroup:
      groups &&
      tally &&
      inGroups(groups, tally.byGroup, (count, group, id) => ({
        group,
        ...read(count, turnout.byGroup[id]?.of ?? count.cast),
      })),
    reasons: reasonsFor(poll, option).map((reason) => withGroupNamed(reason, groups)),
  };
}

/** Whether a poll was opened and has ended, with a result or without. */
export const hasEnded = ({ status, openedAt }: PollView): boolean =>
  status === 'closed' || (status === 'cancelled' && openedAt !== null);

const when = ({ closedAt, openedAt }: PollView): string => closedAt ?? openedAt ?? '';

/** Earlier first; ISO times in UTC compare as text. */
export const byTime = (a: PollView, b: PollView): number =>
  when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : a.attempt - b.attempt;
