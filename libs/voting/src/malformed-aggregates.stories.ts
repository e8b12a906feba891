import { aggregatesToJson, type AggregatesJson, type CellJson } from './aggregates-json.js';
import { aggregate } from './aggregates.js';
import { pollFile, type Pile } from './count.stories.js';
import type { Malformed } from './malformed.stories.js';
import { readPollFile } from './poll-file.js';
import { poolCells } from './secrecy.js';

interface Kind {
  readonly method: string;
  readonly options: readonly string[];
  readonly rule?: object;
  readonly piles: readonly Pile[];
}

const many = ['a', 'b', 'c'];

const kinds: readonly Kind[] = [
  {
    method: 'yes-no-abstain',
    options: ['a'],
    piles: [
      ['yes', 4],
      ['no', 1],
    ],
  },
  {
    method: 'consent',
    options: ['a'],
    piles: [
      [3, 4],
      [0, 1],
    ],
  },
  {
    method: 'no-objection',
    options: ['a'],
    piles: [
      ['object', 1],
      ['stand-aside', 4],
    ],
  },
  {
    method: 'approval',
    options: many,
    piles: [
      [['a', 'b'], 3],
      [[], 2],
    ],
  },
  {
    method: 'dots',
    options: many,
    rule: { dots: 5, perOption: 3 },
    piles: [
      [{ a: 3, b: 2 }, 3],
      [{ c: 1 }, 2],
    ],
  },
  {
    method: 'score',
    options: many,
    piles: [
      [{ a: 5, b: 0 }, 3],
      [{ a: 1 }, 2],
    ],
  },
  {
    method: 'borda',
    options: many,
    piles: [
      [[['a'], ['b', 'c']], 3],
      [[['c']], 2],
    ],
  },
  {
    method: 'schulze',
    options: many,
    piles: [
      [[['a'], ['b', 'c']], 3],
      [[['c']], 2],
    ],
  },
];

interface SecretFile {
  readonly name: string;
  readonly withBallots: string;
  readonly file: Readonly<Record<string, unknown>>;
  readonly aggregates: AggregatesJson;
}

const secretFile = ({ piles, ...kind }: Kind): SecretFile => {
  const withBallots = pollFile({ ...kind, secret: true, groups: { hq: piles, field: piles } });
  const { poll, electorate, ballots } = readPollFile(withBallots);
  const aggregates = aggregatesToJson(poolCells(poll, aggregate(poll, electorate, ballots)));
  const {
    electorate: _,
    ballots: __,
    ...file
  } = JSON.parse(withBallots) as Record<string, unknown>;
  return { name: kind.method, withBallots, file, aggregates };
};

const files = kinds.map(secretFile);

const textOf = ({ file }: SecretFile, aggregates: unknown): string =>
  JSON.stringify({ ...file, aggregates });

/** A change of the first cell, and where it is refused. */
type CellChange = readonly [what: string, change: (cell: CellJson) => object, at: RegExp];

const ofAnyCell: readonly CellChange[] = [
  ['cast is half a ballot', (cell) => ({ cast: cell.cast + 0.5 }), /cells\[0\]\.cast/],
  ['cast is below zero', () => ({ cast: -1 }), /cells\[0\]\.cast/],
  ['cast is a word', () => ({ cast: '5' }), /cells\[0\]\.cast/],
  ['no cast', () => ({ cast: undefined }), /cells\[0\]\.cast/],
  ['more ballots than electors', (cell) => ({ electors: cell.cast - 1 }), /cells\[0\]\.cast/],
  ['more present than electors', () => ({ present: 99 }), /cells\[0\]\.present/],
  ['electors are nothing', () => ({ electors: null }), /cells\[0\]\.electors/],
  ['no groups', () => ({ groups: undefined }), /cells\[0\]\.groups/],
  ['electors of no group', () => ({ groups: [] }), /cells\[0\]\.groups/],
  ['a group twice', () => ({ groups: ['hq', 'hq'] }), /cells\[0\]\.groups/],
  [
    'a group that stands in another cell too',
    () => ({ groups: ['hq', 'field'] }),
    /cells\[1\]\.groups/,
  ],
  ['a group without a name', () => ({ groups: [''] }), /cells\[0\]\.groups\[0\]/],
  ['a group that is a number', () => ({ groups: [1] }), /cells\[0\]\.groups\[0\]/],
  ['a field more', () => ({ weight: 2 }), /cells\[0\]\.weight/],
];

const sumsIn = (cell: CellJson): ('counts' | 'points' | 'pairwise' | 'distribution')[] =>
  (['counts', 'points', 'pairwise', 'distribution'] as const).filter(
    (kind) => cell[kind] !== undefined,
  );

const raised = (sums: object): object => {
  if (Array.isArray(sums)) return sums.with(1, 99);
  const [key] = Object.keys(sums) as [string];
  return { ...sums, [key]: typeof Object.values(sums)[0] === 'number' ? 99 : { 1: 99 } };
};

const without = (sums: object): object =>
  Array.isArray(sums) ? sums.slice(1) : Object.fromEntries(Object.entries(sums).slice(1));

const withMore = (sums: object): object =>
  Array.isArray(sums) ? [...sums, 0] : { ...sums, another: Object.values(sums)[0] as unknown };

const ofSums = (cell: CellJson): CellChange[] => [
  ...sumsIn(cell).flatMap((kind): CellChange[] => {
    const at = new RegExp(String.raw`cells\[0\]\.(${sumsIn(cell).join('|')})`);
    return [
      [`no ${kind}`, () => ({ [kind]: undefined }), at],
      [`${kind} is a word`, () => ({ [kind]: 'many' }), at],
      [`${kind} lacks one`, () => ({ [kind]: without(cell[kind]!) }), at],
      [`${kind} has one more`, () => ({ [kind]: withMore(cell[kind]!) }), at],
      [`${kind} no ballots add up to`, () => ({ [kind]: raised(cell[kind]!) }), at],
    ];
  }),
  ...(['points', 'pairwise'] as const)
    .filter((kind) => cell[kind] === undefined)
    .map((kind): CellChange => [
      `${kind}, which are not counted`,
      () => ({ [kind]: {} }),
      new RegExp(kind),
    ]),
];

const ofFile = (secret: SecretFile): Malformed[] => {
  const [first, ...others] = secret.aggregates.cells as [CellJson, ...CellJson[]];
  return [...ofAnyCell, ...ofSums(first)].map(([what, change, at]) => ({
    what: `${secret.name}: ${what}`,
    text: textOf(secret, {
      ...secret.aggregates,
      cells: [{ ...first, ...change(first) }, ...others],
    }),
    at: at.source,
  }));
};

const [adoption] = files as [SecretFile];
const [cell] = adoption.aggregates.cells as [CellJson];
const small: CellJson = {
  groups: ['academia'],
  electors: 4,
  present: 0,
  cast: 4,
  counts: { yes: 4, no: 0, abstain: 0 },
};
const nothing: CellJson = { ...small, cast: 0, counts: { yes: 0, no: 0, abstain: 0 } };

const ofAggregates: readonly (readonly [what: string, aggregates: unknown, at: RegExp])[] = [
  ['aggregates are nothing', null, /^aggregates$/],
  ['aggregates are a list', [], /^aggregates$/],
  ['no cells', { withheld: false }, /^aggregates\.cells/],
  ['not a single cell', { cells: [], withheld: false }, /^aggregates\.cells/],
  ['a cell that is a number', { cells: [5], withheld: false }, /^aggregates\.cells\[0\]/],
  ['withheld is a word', { cells: [cell], withheld: 'no' }, /^aggregates\.withheld/],
  ['ballots withheld beside a cell', { cells: [cell], withheld: true }, /^aggregates\.withheld/],
  ['a cell of four', { cells: [cell, small], withheld: false }, /^aggregates\.cells\[1\]/],
  ['a cell of four alone', { cells: [small], withheld: false }, /^aggregates\.cells\[0\]/],
  [
    'an empty cell beside another',
    { cells: [cell, nothing], withheld: false },
    /^aggregates\.cells\[1\]/,
  ],
  ['a field more', { ...adoption.aggregates, total: 10 }, /^aggregates\.total/],
];

const ofOtherFields: Malformed[] = [
  {
    what: 'aggregates of an open poll',
    text: JSON.stringify({ ...adoption.file, secret: false, aggregates: adoption.aggregates }),
    at: '^aggregates$',
  },
  ...(['electorate', 'ballots'] as const).map((name) => ({
    what: `aggregates beside ${name}`,
    text: JSON.stringify({ ...adoption.file, aggregates: adoption.aggregates, [name]: [] }),
    at: `^${name}$`,
  })),
];

/** Files of secret polls: with ballots, and in place of them with the cells that may be published. */
export const secretFiles: {
  readonly wellFormed: readonly (readonly [
    method: string,
    withBallots: string,
    withCells: string,
  ])[];
  /** `at` is a pattern */
  readonly malformed: readonly Malformed[];
} = {
  wellFormed: files.map((secret) => [
    secret.name,
    secret.withBallots,
    textOf(secret, secret.aggregates),
  ]),
  malformed: [
    ...files.flatMap(ofFile),
    ...ofAggregates.map(([what, aggregates, at]) => ({
      what,
      text: textOf(adoption, aggregates),
      at: at.source,
    })),
    ...ofOtherFields,
  ],
};
