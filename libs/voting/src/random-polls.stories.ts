import fc from 'fast-check';
import type { Ballot, Elector } from './aggregates.js';
import type { MethodName } from './methods/index.js';
import type { Poll } from './poll.js';
import { readPollFile } from './poll-file.js';

/** Ids of options; some are names of an object's prototype. */
export const ids = ['a', 'b', 'c', '__proto__', 'constructor'];
/** Groups of voters; null stands for none. */
export const groups = ['hq', 'field', 'toString', null];

/** A ranking of some of the options. */
export const ranking = (options: readonly string[]) =>
  fc
    .array(fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }), {
      minLength: options.length,
      maxLength: options.length,
    })
    .map((ranks) =>
      [0, 1, 2, 3]
        .map((rank) => options.filter((_, i) => ranks[i] === rank))
        .filter((tied) => tied.length > 0),
    );

const numbers = (options: readonly string[], most: number) =>
  fc
    .array(fc.option(fc.integer({ min: 0, max: most }), { nil: null }), {
      minLength: options.length,
      maxLength: options.length,
    })
    .map((marks) =>
      Object.fromEntries(options.flatMap((id, i) => (marks[i] === null ? [] : [[id, marks[i]]]))),
    );

/** A kind of poll with the choices that voters may make in it. */
export interface Kind {
  readonly method: MethodName;
  readonly options: readonly string[];
  readonly rule: object;
  readonly choice: fc.Arbitrary<unknown>;
  /** what a voter chooses who wants the first option above all */
  readonly first: unknown;
}

const one = ['text'];
const kinds: readonly Kind[] = [
  {
    method: 'yes-no-abstain',
    options: one,
    rule: { groups: 'every-group', quorum: '1/2' },
    choice: fc.constantFrom('yes', 'no', 'abstain'),
    first: 'yes',
  },
  {
    method: 'consent',
    options: one,
    rule: { strict: true, groups: 'majority-of-groups' },
    choice: fc.integer({ min: 0, max: 5 }),
    first: 5,
  },
  {
    method: 'no-objection',
    options: one,
    rule: {},
    choice: fc.constantFrom('object', 'stand-aside'),
    first: 'stand-aside',
  },
  {
    method: 'approval',
    options: ids,
    rule: { threshold: '2/3', groups: 'no-group-opposed' },
    choice: fc.subarray(ids),
    first: ['a'],
  },
  {
    method: 'approval',
    options: ids,
    rule: { seats: 1 },
    choice: fc.subarray(ids),
    first: ['a'],
  },
  {
    method: 'dots',
    options: ids,
    rule: { dots: 20, perOption: 4, seats: 1 },
    choice: numbers(ids, 4),
    first: { a: 4 },
  },
  {
    method: 'score',
    options: ids,
    rule: { seats: 1 },
    choice: numbers(ids, 5),
    first: { a: 5, b: 0, c: 1 },
  },
  {
    method: 'borda',
    options: ids,
    rule: { seats: 1 },
    choice: ranking(ids),
    first: [['a'], ['b', 'c']],
  },
  {
    method: 'schulze',
    options: ids,
    rule: { seats: 1 },
    choice: ranking(ids),
    first: [['a'], ['b', 'c']],
  },
  {
    method: 'schulze',
    options: ids,
    rule: { unranked: 'no-opinion', seats: 1 },
    choice: ranking(ids),
    first: [['a'], ['b', 'c', '__proto__', 'constructor']],
  },
  {
    method: 'schulze',
    options: ids,
    rule: { default: 'constructor', quorum: '1/3', groups: 'no-group-opposed' },
    choice: ranking(ids),
    first: [['a'], ['b', 'c'], ['constructor']],
  },
];

/** All kinds of polls, by a name. */
export const randomPolls = kinds.map(
  (kind) => [`${kind.method} ${JSON.stringify(kind.rule)}`, kind] as const,
);

/** The poll of a kind. */
export const pollOf = ({ method, options, rule }: Kind): Poll =>
  readPollFile(
    JSON.stringify({
      method,
      options: options.map((id) => ({ id, label: id })),
      rule,
      electorate: [],
      ballots: [],
    }),
  ).poll;

/** Voters in their groups, each with a choice, or none for who stays away. */
export const votes = ({ choice }: Kind) =>
  fc.array(fc.tuple(fc.constantFrom(...groups), fc.option(choice, { nil: undefined })), {
    maxLength: 24,
  });

/** Electorate and ballots of such votes. */
export const asRecord = (given: readonly (readonly [string | null, unknown])[]) => ({
  electorate: given.map(([group], i): Elector => ({ voter: `v${i}`, group, present: i % 2 === 0 })),
  ballots: given.flatMap(([, choice], i): Ballot[] =>
    choice === undefined ? [] : [{ voter: `v${i}`, choice }],
  ),
});
