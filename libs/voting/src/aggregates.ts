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
  /** whether a secret poll had too few ballots to count any of them, or to say what its rule asks of groups */
  readonly withheld: boolean;
}

type GroupOf = string | null;

interface Gathered {
  electors: number;
  present: number;
  readonly choices: unknown[];
}

interface Gathering {
  readonly groups: ReadonlyMap<GroupOf, Gathered>;
  /** a voter's place in the electorate */
  readonly places: ReadonlyMap<string, number>;
  /** the group of each, by place */
  readonly groupAt: readonly Gathered[];
}

const gatherElectors = (electorate: readonly Elector[]): Gathering => {
  const groups = new Map<GroupOf, Gathered>();
  const places = new Map<string, number>();
  const groupAt = electorate.map(({ voter, group = null, present }, i) => {
    if (places.has(voter)) refuse('This voter stands twice in the electorate.', `electorate[${i}]`);
    places.set(voter, i);
    const theirs = groups.get(group) ?? { electors: 0, present: 0, choices: [] };
    if (theirs.electors === 0) groups.set(group, theirs);
    theirs.electors += 1;
    theirs.present += present === true ? 1 : 0;
    return theirs;
  });
  return { groups, places, groupAt };
};

/** Gives each ballot's choice, checked, to the group of its voter. */
const gatherChoices = (
  poll: Poll,
  { places, groupAt }: Gathering,
  ballots: readonly Ballot[],
): void => {
  const read = methodOf(poll.method).reads(poll);
  const voted = new Uint8Array(groupAt.length);
  const gather = ({ voter, choice }: Ballot) => {
    const place = places.get(voter);
    if (place === undefined) return refuse('This voter is not in the electorate.', 'voter');
    if (voted[place] === 1) refuse('This voter has two ballots.', 'voter');
    voted[place] = 1;
    groupAt[place]!.choices.push(read(choice));
  };
  for (let i = 0; i < ballots.length; i++) {
    try {
      gather(ballots[i]!);
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
  const gathering = gatherElectors(electorate);
  gatherChoices(poll, gathering, ballots);
  const method = methodOf(poll.method);
  const cells = [...gathering.groups].map(([group, { electors, present, choices }]) => ({
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
