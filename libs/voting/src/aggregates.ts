import { Problem } from '#libs/problem';
import { addSums, type Sums } from './sums.js';
import { methodOf } from './methods/index.js';
import { item, refuse, seenFrom } from './place.js';
import type { Poll } from './poll.js';

/** One seat that may vote; a seat without a group counts in the totals alone. `present` is a recorded check-in. */
export interface Elector {
  readonly voter: string;
  readonly group?: string | null;
  readonly present?: boolean;
}

/** One voter's choice. */
export interface Ballot {
  readonly voter: string;
  readonly choice: unknown;
}

/** What is counted of a set of electors and their ballots. */
export interface Aggregate extends Sums {
  readonly electors: number;
  readonly present: number;
  /** ballots stored, blank ones included */
  readonly cast: number;
}

/** What is counted of the electors of one group, or of several pooled; null stands for those without a group. */
export interface Cell extends Aggregate {
  readonly groups: readonly (string | null)[];
}

/** The first of the two steps of a tally: everything that the second one, the decision, may know. */
export interface Aggregates {
  /** every elector is in one of them */
  readonly cells: readonly Cell[];
  /** whether a secret poll had too few ballots to count any of them */
  readonly withheld: boolean;
}

type GroupOf = string | null;

interface Gathered {
  electors: number;
  present: number;
  readonly choices: unknown[];
}

const gatherElectors = (electorate: readonly Elector[]) => {
  const groups = new Map<GroupOf, Gathered>();
  const groupOf = new Map<string, Gathered>();
  for (const [i, { voter, group = null, present }] of electorate.entries()) {
    if (groupOf.has(voter))
      refuse('This voter stands twice in the electorate.', item('electorate', i));
    let theirs = groups.get(group);
    if (!theirs) groups.set(group, (theirs = { electors: 0, present: 0, choices: [] }));
    theirs.electors += 1;
    theirs.present += present === true ? 1 : 0;
    groupOf.set(voter, theirs);
  }
  return { groups, groupOf };
};

const gatherChoices = (
  poll: Poll,
  groupOf: ReadonlyMap<string, Gathered>,
  ballots: readonly Ballot[],
): void => {
  const read = methodOf(poll.method).reads(poll);
  const voted = new Set<string>();
  for (const [i, { voter, choice }] of ballots.entries()) {
    const group = groupOf.get(voter);
    if (!group)
      throw new Problem('invalid', 'This voter is not in the electorate.', `ballots[${i}].voter`);
    if (voted.has(voter)) refuse('This voter has two ballots.', `ballots[${i}].voter`);
    voted.add(voter);
    try {
      group.choices.push(read(choice));
    } catch (thrown) {
      throw seenFrom(item('ballots', i), thrown);
    }
  }
};

/**
 * Counts the ballots of an electorate by group. Each choice is checked against the method; a voter who is unknown or
 * comes twice is refused with its place. The order of electors and of ballots does not matter.
 */
export function aggregate(
  poll: Poll,
  electorate: readonly Elector[],
  ballots: readonly Ballot[],
): Aggregates {
  const { groups, groupOf } = gatherElectors(electorate);
  gatherChoices(poll, groupOf, ballots);
  const method = methodOf(poll.method);
  const cells = [...groups].map(([group, { electors, present, choices }]) => ({
    groups: [group],
    electors,
    present,
    cast: choices.length,
    ...method.count(choices, poll),
  }));
  return { cells, withheld: false };
}

const sumOf = (cells: readonly Cell[], key: 'electors' | 'present' | 'cast'): number =>
  cells.reduce((sum, cell) => sum + cell[key], 0);

/** Several sets of electors of one poll as one; at least one. */
export const together = (cells: readonly Cell[]): Cell => ({
  groups: cells.flatMap(({ groups }) => groups),
  electors: sumOf(cells, 'electors'),
  present: sumOf(cells, 'present'),
  cast: sumOf(cells, 'cast'),
  ...addSums(cells),
});

/** A cell with nobody in it. */
export const emptyCell = (poll: Poll): Cell => ({
  groups: [],
  electors: 0,
  present: 0,
  cast: 0,
  ...methodOf(poll.method).count([], poll),
});

/** All electors together. */
export const totalOf = (poll: Poll, { cells }: Aggregates): Cell =>
  cells.length === 0 ? emptyCell(poll) : together(cells);

/** Each group that stands in a cell of its own; voters without a group are none. */
export const byGroupOf = ({ cells }: Aggregates): ReadonlyMap<string, Cell> =>
  new Map(
    cells.flatMap((cell) => {
      const [group = null, ...others] = cell.groups;
      return group !== null && others.length === 0 ? [[group, cell] as const] : [];
    }),
  );
