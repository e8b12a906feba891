import {
  emptyCell,
  together,
  totalOf,
  type Aggregates,
  type Cell,
  type Elector,
} from './aggregates.js';
import type { Poll } from './poll.js';

/** How many ballots a cell of a secret poll holds at least. */
export const leastBallots = 5;

const nameOf = ({ groups: [group] }: Cell): string => group ?? '';

/** So that the order of voters does not matter. */
const byName = (a: Cell, b: Cell): number =>
  nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0;

const bySize = (a: Cell, b: Cell): number => b.cast - a.cast || byName(a, b);

const poolSmall = (cells: readonly Cell[]): Cell[] => {
  const kept = cells.filter(({ cast }) => cast >= leastBallots).toSorted(bySize);
  const small = cells.filter(({ cast }) => cast < leastBallots).toSorted(bySize);
  if (small.length === 0) return kept;
  let pool = together(small);
  while (pool.cast < leastBallots && kept.length > 0) pool = together([kept.pop()!, pool]);
  return [...kept, pool];
};

/** Whether the rule divides by those present. */
const asksWhoIsPresent = ({ rule }: Poll): boolean => 'base' in rule && rule.base === 'present';

/** Who voted counts as present, so that beside the list of who came the number of the present would tell who voted. */
const withoutPresent = (cell: Cell): Cell => ({ ...cell, present: 0 });

/**
 * What may be published of a secret poll: cells of five ballots or more. Groups below five are pooled, with the smallest
 * of the others where the pool itself stays below, for what is missing from a total would tell it. Fewer than five
 * ballots in all are not counted: one cell says who could vote, and nothing of how; a rule that asks of groups has
 * then no answer, though nobody voted. Those present are counted where the rule divides by them alone. Of a poll `isWhole`, which repeats
 * another one with other voters, there is one cell, for groups would tell what those did who came or went.
 */
export function poolCells(
  poll: Poll,
  counted: Aggregates,
  { isWhole = false }: { readonly isWhole?: boolean } = {},
): Aggregates {
  const exact = asksWhoIsPresent(poll) ? counted.cells : counted.cells.map(withoutPresent);
  const total = totalOf(poll, { cells: exact, withheld: false });
  if (total.cast >= leastBallots)
    return { cells: isWhole ? [total] : poolSmall(exact), withheld: false };
  const { electors, present } = total;
  const groups = exact.toSorted(byName).flatMap((cell) => cell.groups);
  const nothing = { ...emptyCell(poll), groups, electors, present };
  return { cells: [nothing], withheld: total.cast > 0 || asksOfGroups(poll) };
}

/** Whether the rule asks something of each group. */
export const asksOfGroups = ({ rule }: Poll): boolean =>
  ('groups' in rule && rule.groups !== undefined && rule.groups !== 'none') ||
  ('groupQuorum' in rule && rule.groupQuorum !== undefined);

/**
 * The groups that keep a secret poll from opening, with how many electors they have: where the rule asks something of
 * groups, each has five electors or more, those without a group (null) too where there are any.
 */
export function groupsTooSmall(
  poll: Poll,
  electorate: readonly Elector[],
): { readonly group: string | null; readonly electors: number }[] {
  if (!asksOfGroups(poll)) return [];
  const electors = new Map<string | null, number>();
  for (const { group = null } of electorate) electors.set(group, (electors.get(group) ?? 0) + 1);
  return [...electors]
    .map(([group, n]) => ({ group, electors: n }))
    .filter(({ electors: n }) => n < leastBallots);
}
