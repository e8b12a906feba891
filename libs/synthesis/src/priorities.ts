import type { PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import type { StatementMaterial } from './material.js';
import { byTime, inGroups } from './votes.js';

/** Where a poll put a statement among its options: ranks start at 1, those tied share one and the next are skipped. */
export interface Priority {
  readonly pollId: string;
  readonly rank: number;
  readonly of: number;
  readonly dots: number;
  readonly tied: boolean;
  readonly binding: boolean;
}

/** A vote on priorities, its options in their order. */
export interface PriorityVote {
  readonly pollId: string;
  readonly pollHash: string;
  readonly question: string;
  readonly binding: boolean;
  readonly closedAt: string | null;
  readonly cast: number;
  readonly outcome: string | null;
  readonly groups: readonly string[];
  readonly options: readonly {
    readonly rank: number;
    readonly tied: boolean;
    readonly label: string;
    readonly statementId: string | null;
    readonly dots: number;
    /** dots by group, in the order of `groups` */
    readonly byGroup: readonly number[];
  }[];
}

type StatementOf = (revisionId: string | null) => string | null;

/** Finds a statement by any of its revisions. */
export function statementFinder(statements: readonly StatementMaterial[]): StatementOf {
  const found = new Map(statements.flatMap((s) => s.revisionIds.map((r) => [r, s.id] as const)));
  for (const { id, adopted } of statements) if (adopted) found.set(adopted.id, id);
  return (revisionId) => (revisionId === null ? null : (found.get(revisionId) ?? null));
}

/** Whether the poll is a vote on priorities that came to an order. */
export const ordersPriorities = ({ method, status, tally, decision }: PollView): boolean =>
  method === 'dots' &&
  status === 'closed' &&
  tally?.order !== undefined &&
  decision?.outcome !== 'no-quorum';

/** What a closed vote on priorities came to. */
export function readPriorityVote(
  poll: PollView,
  groups: readonly NamedView[] | null,
  statementOf: StatementOf,
): PriorityVote {
  const { tally } = poll;
  const options = new Map(poll.options.map((option) => [option.id, option]));
  const byGroup = inGroups(groups ?? [], tally?.byGroup ?? {}, (count, group) => ({
    group,
    count,
  }));
  let rank = 1;
  const ranked = (tally?.order ?? []).flatMap((tier) => {
    const first = rank;
    rank += tier.length;
    return tier.map((id) => ({
      rank: first,
      tied: tier.length > 1,
      label: options.get(id)?.label ?? id,
      statementId: statementOf(options.get(id)?.revisionId ?? null),
      dots: Number(tally?.scores?.[id] ?? 0),
      byGroup: byGroup.map(({ count }) => Number(count.scores?.[id] ?? 0)),
    }));
  });
  return {
    pollId: poll.id,
    pollHash: poll.hash,
    question: poll.question,
    binding: poll.binding,
    closedAt: poll.closedAt,
    cast: tally?.cast ?? 0,
    outcome: poll.decision?.outcome ?? null,
    groups: byGroup.map(({ group }) => group),
    options: ranked,
  };
}

/**
 * The vote that orders these statements: the latest that has one of them as an option, a binding one before any straw
 * poll; null where there is none.
 */
export function orderingVote(
  polls: readonly PollView[],
  statementIds: ReadonlySet<string>,
  statementOf: StatementOf,
): PollView | null {
  const onThese = polls.filter(
    (poll) =>
      ordersPriorities(poll) &&
      poll.options.some(({ revisionId }) => statementIds.has(statementOf(revisionId) ?? '')),
  );
  const binding = onThese.filter((poll) => poll.binding);
  return (binding.length > 0 ? binding : onThese).toSorted(byTime).at(-1) ?? null;
}

/** The priority of each statement that the vote has among its options; the best one where it is there twice. */
export function prioritiesOf(vote: PriorityVote): ReadonlyMap<string, Priority> {
  const priorities = new Map<string, Priority>();
  for (const { statementId, rank, tied, dots } of vote.options)
    if (statementId !== null && !priorities.has(statementId))
      priorities.set(statementId, {
        pollId: vote.pollId,
        rank,
        of: vote.options.length,
        dots,
        tied,
        binding: vote.binding,
      });
  return priorities;
}
