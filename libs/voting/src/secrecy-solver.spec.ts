import fc from 'fast-check';
import { aggregatesToJson, type AggregatesJson } from './aggregates-json.js';
import { aggregate, type Ballot, type Elector } from './aggregates.js';
import { decide } from './decide.js';
import { readPoll } from './poll-file.js';
import type { Poll } from './poll.js';
import { leastBallots, poolCells } from './secrecy.js';
import { turnoutOf } from './turnout.js';

/** A group of voters as everybody in the room can see it: how many may vote, and how many did. */
interface Seen {
  readonly group: string | null;
  readonly electors: number;
  readonly cast: number;
}

/** How many of each group made each choice, in the order of groups and of choices: all that can differ between profiles. */
type Table = readonly (readonly number[])[];

interface Kind {
  readonly poll: Poll;
  readonly choices: readonly unknown[];
}

const kind = (
  method: string,
  ids: readonly string[],
  rule: object,
  choices: readonly unknown[],
) => ({
  poll: readPoll({
    method,
    options: ids.map((id) => ({ id })),
    rule,
    electorate: [],
    ballots: [],
  }).poll,
  choices,
});

/** A few choices of each method: who could tell votes apart among all choices could do so among these. */
const kinds: readonly (readonly [string, Kind])[] = [
  kind('yes-no-abstain', ['a'], { groups: 'no-group-opposed' }, ['yes', 'no', 'abstain']),
  kind('yes-no-abstain', ['a'], { quorum: '1/2' }, ['yes', 'no', 'abstain']),
  kind('consent', ['a'], { groups: 'every-group' }, [0, 2, 5]),
  kind('no-objection', ['a'], {}, ['object', 'stand-aside']),
  kind('approval', ['a', 'b'], { threshold: '2/3' }, [[], ['a'], ['a', 'b']]),
  kind('dots', ['a', 'b'], { dots: 2 }, [{ a: 2 }, { a: 1, b: 1 }, { b: 2 }]),
  kind('score', ['a', 'b'], {}, [{ a: 5 }, { a: 0, b: 5 }, {}]),
  kind('borda', ['a', 'b'], { seats: 1 }, [[['a'], ['b']], [['b']], []]),
  kind('schulze', ['a', 'b'], { default: 'b', groupQuorum: '1/2' }, [[['a'], ['b']], [['b']], []]),
].map((each) => [`${each.poll.method} ${JSON.stringify(each.poll.rule)}`, each]);

/** All ways to spread so many ballots over so many choices. */
const spreads = (ballots: number, choices: number): number[][] =>
  choices === 1
    ? [[ballots]]
    : Array.from({ length: ballots + 1 }, (_, n) =>
        spreads(ballots - n, choices - 1).map((rest) => [n, ...rest]),
      ).flat();

const tablesOf = (seen: readonly Seen[], choices: number): Table[] =>
  seen.reduce<Table[]>(
    (tables, { cast }) =>
      tables.flatMap((table) => spreads(cast, choices).map((row) => [...table, row])),
    [[]],
  );

/** Somebody's votes by a table, as a server would count them. */
function votesOf({ choices }: Kind, seen: readonly Seen[], table: Table) {
  const electorate: Elector[] = [];
  const ballots: Ballot[] = [];
  for (const [g, { group, electors }] of seen.entries()) {
    const made = table[g]!.flatMap((n, c) => Array.from({ length: n }, () => choices[c]));
    for (let i = 0; i < electors; i++) {
      const voter = `${g} ${i}`;
      electorate.push({ voter, group, present: i < made.length });
      if (i < made.length) ballots.push({ voter, choice: made[i] });
    }
  }
  return { electorate, ballots };
}

interface Published {
  readonly aggregates: AggregatesJson;
  /** everything that anybody can see of the poll */
  readonly text: string;
}

const publish = (told: Kind, seen: readonly Seen[], table: Table, isWhole = false): Published => {
  const { electorate, ballots } = votesOf(told, seen, table);
  const cells = poolCells(told.poll, aggregate(told.poll, electorate, ballots), { isWhole });
  const turnout = turnoutOf(
    seen.map(({ group, electors, cast }) => ({ group: group ?? '', of: electors, voted: cast })),
    true,
  );
  const aggregates = aggregatesToJson(cells);
  const text = JSON.stringify({ aggregates, ...decide(told.poll, cells), turnout });
  return { aggregates, text };
};

/** The one choice of all who voted in a group; null where there are several, or nobody voted. */
const onlyChoice = (row: readonly number[]): number | null => {
  const made = row.flatMap((n, c) => (n > 0 ? [c] : []));
  return made.length === 1 ? made[0]! : null;
};

/**
 * The groups of which the publication tells everybody's choice, to who knows of each person whether they voted: in every
 * table that could have been published so, all of the group made that choice. (Where in one table two of a group differ,
 * either of them may be the one who is asked about.)
 */
const pinnedGroups = (tables: readonly Table[]): number[] => {
  const [first] = tables as [Table, ...Table[]];
  return first.flatMap((row, g) => {
    const choice = onlyChoice(row);
    const isPinned = choice !== null && tables.every((table) => onlyChoice(table[g]!) === choice);
    return isPinned ? [g] : [];
  });
};

const isUnanimous = (groups: readonly (string | null)[], seen: readonly Seen[], table: Table) => {
  const rows = table.filter((_, g) => groups.includes(seen[g]!.group));
  return onlyChoice(rows[0]!.map((_, c) => rows.reduce((sum, row) => sum + row[c]!, 0))) !== null;
};

/** All tables by what would be published of them. */
const byPublication = (told: Kind, seen: readonly Seen[]) => {
  const classes = new Map<string, { aggregates: AggregatesJson; tables: Table[] }>();
  for (const table of tablesOf(seen, told.choices.length)) {
    const { aggregates, text } = publish(told, seen, table);
    const known = classes.get(text) ?? { aggregates, tables: [] };
    classes.set(text, known);
    known.tables.push(table);
  }
  return [...classes.values()];
};

const names = ['hq', 'field', null] as const;

/** Up to three groups of at most eight, so that all tables can be gone through. */
const rooms = (choices: number) =>
  fc
    .array(
      fc
        .tuple(fc.nat(8), fc.nat(8))
        .map(([electors, cast]) => ({ electors, cast: Math.min(electors, cast) })),
      { minLength: 1, maxLength: names.length },
    )
    .map((groups) => groups.map((each, g): Seen => ({ ...each, group: names[g]! })))
    .filter(
      (seen) =>
        seen.reduce((n, { cast }) => n * spreads(cast, choices).length, 1) <= 3000 &&
        seen.some(({ electors }) => electors > 0),
    );

describe('whoever solves for the votes of a secret poll', () => {
  it.each(kinds)('finds nobody’s, but by unanimity of a cell: %s', (_, told) => {
    let pins = 0;
    fc.assert(
      fc.property(rooms(told.choices.length), (seen) => {
        for (const { aggregates, tables } of byPublication(told, seen))
          for (const g of pinnedGroups(tables)) {
            const { groups } = aggregates.cells.find((cell) =>
              cell.groups.includes(seen[g]!.group),
            )!;
            for (const table of tables) expect(isUnanimous(groups, seen, table)).toBe(true);
            pins += 1;
          }
      }),
      { numRuns: 60 },
    );
    // unanimity does tell: a solver that never finds anything would not be one
    expect(pins).toBeGreaterThan(0);
  });

  it('finds nothing at all where fewer than five have voted', () => {
    const [, told] = kinds[0]!;
    const seen: Seen[] = [
      { group: 'hq', electors: 6, cast: 3 },
      { group: 'field', electors: 2, cast: 1 },
    ];
    const classes = byPublication(told, seen);
    expect(classes).toHaveLength(1);
    expect(pinnedGroups(classes[0]!.tables)).toEqual([]);
  });

  it('would find some if cells could hold four', () => {
    const [, told] = kinds[1]!;
    const seen: Seen[] = [
      { group: 'hq', electors: 6, cast: 6 },
      { group: 'field', electors: 1, cast: 1 },
    ];
    const unpooled = new Map<string, Table[]>();
    for (const table of tablesOf(seen, told.choices.length)) {
      const { electorate, ballots } = votesOf(told, seen, table);
      const exact = aggregate(told.poll, electorate, ballots);
      const text = JSON.stringify(aggregatesToJson(exact));
      unpooled.set(text, [...(unpooled.get(text) ?? []), table]);
    }
    const pinned = [...unpooled.values()].filter((tables) => pinnedGroups(tables).includes(1));
    expect(pinned).toHaveLength(unpooled.size);
  });
});

describe('a secret poll that is repeated with one voter more', () => {
  const [, told] = kinds[1]!;
  const before: Seen[] = [
    { group: 'hq', electors: leastBallots, cast: leastBallots },
    { group: 'field', electors: leastBallots, cast: leastBallots },
  ];
  const after: Seen[] = [
    { group: 'hq', electors: leastBallots + 1, cast: leastBallots + 1 },
    before[1]!,
  ];

  /** Choices of the newcomer that fit what was published both times, to who knows that the others of hq vote alike twice. */
  const newcomers = (first: Table, second: Table, isWhole: boolean): number[] => {
    const seenFirst = publish(told, before, first).text;
    const seenSecond = publish(told, after, second, isWhole).text;
    const hqs = tablesOf(before, told.choices.length).filter(
      (table) => publish(told, before, table).text === seenFirst,
    );
    return told.choices.flatMap((_, c) =>
      hqs.some(([hq]) =>
        spreads(leastBallots, told.choices.length).some((field) => {
          const grown = hq!.map((n, i) => n + (i === c ? 1 : 0));
          return publish(told, after, [grown, field], isWhole).text === seenSecond;
        }),
      )
        ? [c]
        : [],
    );
  };

  const first: Table = [
    [3, 2, 0],
    [2, 2, 1],
  ];
  const second: Table = [
    [3, 3, 0],
    [3, 1, 1],
  ];

  it('would tell that one’s vote by figures of groups', () =>
    expect(newcomers(first, second, false)).toEqual([1]));

  it('leaves it open without them', () =>
    expect(newcomers(first, second, true).length).toBeGreaterThan(1));

  it('tells it without them only where all whose votes are not known from before chose alike', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...spreads(leastBallots, told.choices.length)),
        fc.nat(told.choices.length - 1),
        (field, choice) => {
          const grown = first[0]!.map((n, i) => n + (i === choice ? 1 : 0));
          const fits = newcomers(first, [grown, field], true);
          expect(fits).toContain(choice);
          const open = field.map((n, i) => n + (i === choice ? 1 : 0));
          expect(fits).toHaveLength(open.filter((n) => n > 0).length);
        },
      ),
      { numRuns: 12 },
    );
  });
});
