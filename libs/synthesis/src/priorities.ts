import type { Count, PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import type { StatementMaterial } from './material.js';
import { byTime, decides, inGroups } from './votes.js';

/** Where a poll put a statement among its options: ranks start at 1, those tied share one and the next are skipped. */
export interface Priority {
  readonly pollId: string;
  readonly rank: number;
  readonly of: number;
  readonly method: OrderingMethod;
  /** as in `PriorityVote` */
  readonly score: string | null;
  readonly tied: boolean;
  readonly binding: boolean;
}

/** Ways of voting that put options in an order. */
export type OrderingMethod = Extract<
  PollView['method'],
  'approval' | 'dots' | 'score' | 'borda' | 'schulze'
>;

/** A vote on priorities, its options in their order. */
export interface PriorityVote {
  readonly pollId: string;
  readonly pollHash: string;
  readonly method: OrderingMethod;
  readonly question: string;
  readonly binding: boolean;
  readonly secret: boolean;
  readonly closedAt: string | null;
  readonly cast: number;
  readonly outcome: string | null;
  /** labels of the options that fill the places, if there are any to fill */
  readonly selected: readonly string[];
  /** labels of those that tie across the cut */
  readonly tied: readonly string[];
  readonly ruling: { readonly selected: readonly string[]; readonly reason: string } | null;
  readonly groups: readonly string[];
  readonly options: readonly {
    readonly rank: number;
    readonly tied: boolean;
    readonly label: string;
    readonly statementId: string | null;
    /** dots, points, approvals or the mean score, in decimals; null where the method gives none, or nobody did */
    readonly score: string | null;
    /** the same by group, in the order of `groups`; by a method without a score, the place in the group */
    readonly byGroup: readonly (string | null)[];
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
export const ordersPriorities = (poll: PollView): boolean =>
  !decides(poll) &&
  poll.status === 'closed' &&
  poll.tally?.order !== undefined &&
  poll.decision?.outcome !== 'no-quorum';

/** What a count gives an option, in decimals with at most two places; null where it gives nothing. */
function scoreOf(method: OrderingMethod, { counts, scores }: Count, option: string): string | null {
  if (method === 'schulze') return null;
  const exact = method === 'approval' ? counts?.[option] : scores?.[option];
  if (exact === undefined) return null;
  const [p, q = 1] = String(exact).split('/').map(Number) as [number, number?];
  return String(Math.round((100 * p) / q) / 100);
}

/** An option's place in an order, those tied sharing one. */
function placeIn(order: Count['order'], option: string): string | null {
  const rank = order?.findIndex((tied) => tied.includes(option)) ?? -1;
  if (rank < 0) return null;
  return String(1 + order!.slice(0, rank).reduce((before, tied) => before + tied.length, 0));
}

/** What a closed vote on priorities came to. */
export function readPriorityVote(
  poll: PollView,
  groups: readonly NamedView[] | null,
  statementOf: StatementOf,
): PriorityVote {
  const { tally, decision, ruling } = poll;
  const method = poll.method as OrderingMethod;
  const options = new Map(poll.options.map((option) => [option.id, option]));
  const byGroup = inGroups(groups ?? [], tally?.byGroup ?? {}, (count, group) => ({
    group,
    count,
  }));
  const labels = (ids: readonly string[]) => ids.map((id) => options.get(id)?.label ?? id);
  let rank = 1;
  const ranked = (tally?.order ?? []).flatMap((tier) => {
    const first = rank;
    rank += tier.length;
    return tier.map((id) => ({
      rank: first,
      tied: tier.length > 1,
      label: options.get(id)?.label ?? id,
      statementId: statementOf(options.get(id)?.revisionId ?? null),
      score: tally && scoreOf(method, tally, id),
      byGroup: byGroup.map(({ count }) =>
        method === 'schulze' ? placeIn(count.order, id) : scoreOf(method, count, id),
      ),
    }));
  });
  return {
    pollId: poll.id,
    pollHash: poll.hash,
    method,
    question: poll.question,
    binding: poll.binding,
    secret: poll.secret,
    closedAt: poll.closedAt,
    cast: tally?.cast ?? 0,
    outcome: decision?.outcome ?? null,
    selected: labels(decision?.adopted ?? []),
    tied: labels(decision?.tied ?? []),
    ruling: ruling && { selected: labels(ruling.selected), reason: ruling.reason },
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
  for (const { statementId, rank, tied, score } of vote.options)
    if (statementId !== null && !priorities.has(statementId))
      priorities.set(statementId, {
        pollId: vote.pollId,
        rank,
        of: vote.options.length,
        method: vote.method,
        score,
        tied,
        binding: vote.binding,
      });
  return priorities;
}
