import type { Aggregates, Cell } from './aggregates.js';
import {
  asBoolean,
  asCount,
  asId,
  asList,
  asObject,
  field,
  onlyFields,
  readEach,
  type Fields,
} from './fields.js';
import { methodOf } from './methods/index.js';
import { inside, refuse } from './place.js';
import type { Poll } from './poll.js';
import { leastBallots } from './secrecy.js';
import type { Sums } from './sums.js';

type NumbersJson = Readonly<Record<string, number>>;

/** A cell as JSON: numbers by choice or by option as the method has them; `pairwise` row by row in the order of the options. */
export interface CellJson {
  readonly groups: readonly (string | null)[];
  readonly electors: number;
  readonly present: number;
  readonly cast: number;
  readonly counts?: NumbersJson;
  readonly points?: NumbersJson;
  readonly pairwise?: readonly number[];
  readonly distribution?: Readonly<Record<string, NumbersJson>>;
}

/** What stands in a poll file and in a record in place of the voters and ballots of a secret poll. */
export interface AggregatesJson {
  readonly cells: readonly CellJson[];
  readonly withheld: boolean;
}

const cellToJson = (cell: Cell): CellJson => {
  const { groups, electors, present, cast, counts, points, pairwise, distribution } = cell;
  const marks = [...(distribution ?? [])].map(
    ([option, given]) => [option, Object.fromEntries(given)] as const,
  );
  return {
    groups,
    electors,
    present,
    cast,
    ...(counts && { counts: Object.fromEntries(counts) }),
    ...(points && { points: Object.fromEntries(points) }),
    ...(pairwise && { pairwise }),
    ...(distribution && { distribution: Object.fromEntries(marks) }),
  };
};

/** Aggregates as they are published. */
export const aggregatesToJson = ({ cells, withheld }: Aggregates): AggregatesJson => ({
  cells: cells.map(cellToJson),
  withheld,
});

const kinds = ['counts', 'points', 'pairwise', 'distribution'] as const;
const cellFields = new Set(['groups', 'electors', 'present', 'cast', ...kinds]);
const ownFields = new Set(['cells', 'withheld']);

const asInteger = (value: unknown, at: string): number =>
  Number.isSafeInteger(value) ? (value as number) : refuse('A whole number is needed here.', at);

/** A value under each of these keys, in their order, and under no other. */
const readUnder = <T>(
  value: unknown,
  keys: Iterable<string>,
  at: string,
  read: (value: unknown, at: string) => T,
): Map<string, T> => {
  const [object, wanted] = [asObject(value, at), [...keys]];
  onlyFields(object, new Set(wanted), at);
  return new Map(wanted.map((key) => [key, read(field(object, key), inside(at, key))]));
};

const readPairs = (value: unknown, n: number): number[] => {
  const pairs = asList(value, 'pairwise').length;
  if (pairs !== n) refuse(`The options have ${n} pairs, and here are ${pairs}.`, 'pairwise');
  return readEach(value, 'pairwise', (each) => asCount(each));
};

const asMark = (key: string, at: string): number =>
  /^(0|-?[1-9]\d{0,7})$/.test(key) ? Number(key) : refuse('A mark is a whole number.', at);

const readMarks = (value: unknown, at: string): Map<number, number> =>
  new Map(
    Object.entries(asObject(value, at))
      .map(([key, n]) => [asMark(key, inside(at, key)), asCount(n, inside(at, key))] as const)
      .toSorted(([a], [b]) => a - b),
  );

/** The sums that the method counts and no others; `none` are those of no ballots. */
const readSums = (cell: Fields, none: Sums): Sums => {
  for (const kind of kinds)
    if (none[kind] === undefined && field(cell, kind) !== undefined)
      refuse('This method does not count this.', kind);
  const { counts, points, pairwise, distribution } = none;
  const under = <T>(
    kind: (typeof kinds)[number],
    like: ReadonlyMap<string, unknown>,
    read: (value: unknown, at: string) => T,
  ) => readUnder(field(cell, kind), like.keys(), kind, read);
  return {
    ...(counts && { counts: under('counts', counts, asCount) }),
    ...(points && { points: under('points', points, asInteger) }),
    ...(pairwise && { pairwise: readPairs(field(cell, 'pairwise'), pairwise.length) }),
    ...(distribution && { distribution: under('distribution', distribution, readMarks) }),
  };
};

const readGroup = (value: unknown): string | null => (value === null ? null : asId(value));

const readCell = (poll: Poll, none: Sums, value: unknown): Cell => {
  const object = asObject(value);
  onlyFields(object, cellFields);
  const groups = readEach(field(object, 'groups'), 'groups', readGroup);
  const [electors, present, cast] = (['electors', 'present', 'cast'] as const).map((name) =>
    asCount(field(object, name), name),
  ) as [number, number, number];
  if (present > electors) refuse(`Of ${electors} electors ${present} are present.`, 'present');
  if (cast > electors) refuse(`Of ${electors} electors ${cast} have voted.`, 'cast');
  const cell = { groups, electors, present, cast, ...readSums(object, none) };
  const flaw = methodOf(poll.method).flawOf(cell, poll);
  return flaw === null ? cell : refuse(`${cast} ballots cannot add up to this.`, flaw);
};

const checkGroups = (cells: readonly Cell[]): void => {
  const seen = new Set<string | null>();
  for (const [i, { groups, electors }] of cells.entries()) {
    if (groups.length === 0 && electors > 0)
      refuse('Electors belong to a group, or to none (null).', `cells[${i}].groups`);
    for (const group of groups) {
      if (seen.has(group)) refuse('A group stands in one cell.', `cells[${i}].groups`);
      seen.add(group);
    }
  }
};

const checkSecrecy = ({ cells, withheld }: Aggregates): void => {
  const small = cells.findIndex(({ cast }) => cast < leastBallots);
  const isNothing = cells.length === 1 && cells[0]!.cast === 0;
  if (small !== -1 && !isNothing)
    refuse(`A cell of a secret poll holds ${leastBallots} ballots or more.`, `cells[${small}]`);
  if (withheld && !isNothing)
    refuse('Where ballots are withheld there is one cell without any.', 'withheld');
};

/**
 * Reads the aggregates of a secret poll, seen from where they stand. Refused is, with its place, what is not of the
 * method, what no ballots add up to where that is cheap to see, and a cell that tells of fewer than five ballots.
 */
export function readAggregates(poll: Poll, value: unknown): Aggregates {
  const object = asObject(value);
  onlyFields(object, ownFields);
  const none = methodOf(poll.method).count([], poll);
  const cells = readEach(field(object, 'cells'), 'cells', (each) => readCell(poll, none, each));
  if (cells.length === 0) refuse('There is a cell, though nobody voted.', 'cells');
  const aggregates = { cells, withheld: asBoolean(field(object, 'withheld'), 'withheld') };
  checkGroups(cells);
  checkSecrecy(aggregates);
  return aggregates;
}
