import { leastBallots } from './secrecy.js';

/** How many of some electors have voted. */
export interface TurnoutFigures {
  readonly voted: number;
  readonly of: number;
}

/** Who has voted, never how. The key of voters without a group is the empty string. */
export interface Turnout extends TurnoutFigures {
  readonly byGroup: Readonly<Record<string, TurnoutFigures>>;
  /** in a secret poll, groups of fewer than five electors together, with another one where they are too few themselves */
  readonly pooled: (TurnoutFigures & { readonly groups: readonly string[] }) | null;
}

/** The turnout of one group, or of voters without one (the empty string). */
export interface GroupTurnout extends TurnoutFigures {
  readonly group: string;
}

const sum = (groups: readonly GroupTurnout[]): TurnoutFigures => ({
  voted: groups.reduce((total, { voted }) => total + voted, 0),
  of: groups.reduce((total, { of }) => total + of, 0),
});

const bySize = (a: GroupTurnout, b: GroupTurnout): number =>
  b.of - a.of || (a.group < b.group ? -1 : 1);

/** The groups that are told together, so that no group below five is told alone, nor by what is missing from the total. */
function poolOf(groups: readonly GroupTurnout[]): readonly GroupTurnout[] {
  const small = groups.filter(({ of }) => of < leastBallots);
  const others = groups.filter(({ of }) => of >= leastBallots).toSorted(bySize);
  if (small.length === 0) return [];
  const pool = [...small];
  while (sum(pool).of < leastBallots && others.length > 0) pool.push(others.pop()!);
  return pool;
}

/** Sums up the turnout of groups; in a secret poll groups below five electors are pooled. */
export function turnoutOf(groups: readonly GroupTurnout[], isSecret: boolean): Turnout {
  const pool = isSecret ? poolOf(groups) : [];
  const alone = groups.filter((each) => !pool.includes(each));
  return {
    ...sum(groups),
    byGroup: Object.fromEntries(alone.map(({ group, voted, of }) => [group, { voted, of }])),
    pooled:
      pool.length > 0 ? { ...sum(pool), groups: pool.map(({ group }) => group).toSorted() } : null,
  };
}
