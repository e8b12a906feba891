import type { Count, Decision, PollView, Reason } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import type { Material } from './material.js';

/** For, against and abstaining; whole numbers. */
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
  readonly binding: boolean;
  /** which poll on the same text this was, cancelled ones counted */
  readonly attempt: number;
  readonly closedAt: string | null;
  /** hash of the revision voted on */
  readonly revision: string | null;
  readonly cancelled: boolean;
  readonly outcome: Decision['outcome'] | null;
  readonly overall: Figures | null;
  /** in the order of the process's groups, those without a voter left out; null where groups may not be named */
  readonly byGroup: readonly GroupFigures[] | null;
  /** groups by their name; without one where groups may not be named */
  readonly reasons: readonly Reason[];
}

const figuresOf = ({ counts }: Count): Figures => ({
  yes: counts?.['yes'] ?? 0,
  no: counts?.['no'] ?? 0,
  abstain: counts?.['abstain'] ?? 0,
});

/** The groups that a report may name; null under the Chatham House Rule. */
export const nameableGroups = ({ process }: Material): readonly NamedView[] | null =>
  process.attribution === 'nothing' ? null : process.groups;

/** What the groups of a count hold, in the order of the process's groups. */
export const inGroups = <T>(
  groups: readonly NamedView[],
  byGroup: Readonly<Record<string, Count>>,
  read: (count: Count, group: string) => T,
): T[] =>
  groups.flatMap(({ id, name }) => (Object.hasOwn(byGroup, id) ? [read(byGroup[id]!, name)] : []));

const withGroupNamed = (reason: Reason, groups: readonly NamedView[] | null): Reason =>
  'group' in reason
    ? { ...reason, group: groups?.find(({ id }) => id === reason.group)?.name ?? '' }
    : reason;

/** What a poll on a text came to. */
export function readVote(poll: PollView, groups: readonly NamedView[] | null): Vote {
  const { tally, decision } = poll;
  return {
    pollId: poll.id,
    pollHash: poll.hash,
    binding: poll.binding,
    attempt: poll.attempt,
    closedAt: poll.closedAt,
    revision: poll.options[0]?.revision ?? null,
    cancelled: poll.status === 'cancelled',
    outcome: decision?.outcome ?? null,
    overall: tally && figuresOf(tally),
    byGroup:
      groups &&
      tally &&
      inGroups(groups, tally.byGroup, (count, group) => ({ group, ...figuresOf(count) })),
    reasons: (decision?.reasons ?? []).map((reason) => withGroupNamed(reason, groups)),
  };
}

/** Whether a poll was opened and has ended, with a result or without. */
export const hasEnded = ({ status, openedAt }: PollView): boolean =>
  status === 'closed' || (status === 'cancelled' && openedAt !== null);

const when = ({ closedAt, openedAt }: PollView): string => closedAt ?? openedAt ?? '';

/** Earlier first; ISO times in UTC compare as text. */
export const byTime = (a: PollView, b: PollView): number =>
  when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : a.attempt - b.attempt;
