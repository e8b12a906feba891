import fc from 'fast-check';
import { aggregate, totalOf } from './aggregates.js';
import { count, pollFile, type Pile } from './count.stories.js';
import { decide } from './decide.js';
import { readPollFile } from './poll-file.js';
import { groupsTooSmall, leastBallots, poolCells } from './secrecy.js';

type Cells = Readonly<Record<string, readonly [yes: number, no: number, absent: number]>>;

const piles = ([yes, no, absent]: Cells[string]): Pile[] => [
  ['yes', yes],
  ['no', no],
  [undefined, absent],
];

const told = (cells: Cells, rule: object = {}, secret = true) => {
  const { '': ungrouped, ...groups } = cells;
  return {
    method: 'yes-no-abstain',
    options: ['text'],
    rule,
    secret,
    piles: ungrouped ? piles(ungrouped) : [],
    groups: Object.fromEntries(Object.entries(groups).map(([group, cell]) => [group, piles(cell)])),
  };
};

const result = (cells: Cells, rule?: object) => count(told(cells, rule));

const pooled = (cells: Cells) => {
  const { poll, electorate, ballots } = readPollFile(pollFile(told(cells)));
  const aggregates = poolCells(poll, aggregate(poll, electorate, ballots));
  return aggregates.cells.map(({ groups, electors, cast }) => ({ groups, electors, cast }));
};

describe('the cells of a secret poll', () => {
  it('are the groups where each cast five ballots or more', () =>
    expect(pooled({ a: [5, 0, 1], b: [3, 3, 0] })).toEqual([
      { groups: ['b'], electors: 6, cast: 6 },
      { groups: ['a'], electors: 6, cast: 5 },
    ]));

  it('pool groups below five', () =>
    expect(pooled({ a: [9, 0, 0], b: [4, 0, 0], c: [1, 0, 7] })).toEqual([
      { groups: ['a'], electors: 9, cast: 9 },
      { groups: ['b', 'c'], electors: 12, cast: 5 },
    ]));

  it('pool a small group with the smallest of the others, for a total would tell it', () =>
    expect(pooled({ a: [9, 0, 0], b: [6, 0, 0], c: [1, 0, 0] })).toEqual([
      { groups: ['a'], electors: 9, cast: 9 },
      { groups: ['b', 'c'], electors: 7, cast: 7 },
    ]));

  it('pool voters without a group too', () =>
    expect(pooled({ a: [9, 0, 0], '': [1, 0, 0] })).toEqual([
      { groups: ['a', null], electors: 10, cast: 10 },
    ]));

  it('hide who stayed away in a group of whom nobody voted', () =>
    expect(pooled({ a: [9, 0, 0], b: [0, 0, 2] })).toEqual([
      { groups: ['a', 'b'], electors: 11, cast: 9 },
    ]));

  it('count nothing of fewer than five ballots', () => {
    const { tally, decision, agreement } = result({ a: [3, 1, 4] });
    expect(tally).toMatchObject({ cast: 0, counts: { yes: 0, no: 0, abstain: 0 } });
    expect(decision).toEqual({
      outcome: 'no-quorum',
      adopted: [],
      tied: [],
      dropped: [],
      quorum: null,
      reasons: [{ kind: 'secrecy', least: 5, met: false }],
    });
    expect([tally.byGroup, agreement]).toEqual([{}, {}]);
  });

  it.each([0, 4])('answer no rule that asks of groups where %i have voted', (n) => {
    const { decision } = result({ a: [n, 0, 5] }, { groups: 'no-group-opposed' });
    expect(decision).toMatchObject({ outcome: 'no-quorum', reasons: [{ kind: 'secrecy' }] });
  });

  it('hold five ballots or more, add up to the total and say the same whatever the order of voters', () => {
    const cell = fc.tuple(fc.nat(7), fc.nat(4), fc.nat(3));
    fc.assert(
      fc.property(fc.tuple(cell, cell, cell, cell), ([a, b, c, ungrouped]) => {
        const file = pollFile(told({ a, b, c, '': ungrouped }));
        const { poll, electorate, ballots } = readPollFile(file);
        const exact = aggregate(poll, electorate, ballots);
        const cells = poolCells(poll, exact);
        const total = totalOf(poll, exact);
        for (const { cast } of cells.cells)
          expect(cast === 0 ? total.cast : cast).toBeGreaterThanOrEqual(
            cast === 0 ? 0 : leastBallots,
          );
        const hidden = total.cast > 0 && total.cast < leastBallots;
        expect(cells.withheld).toBe(hidden);
        if (!hidden) {
          expect(totalOf(poll, cells).counts).toEqual(total.counts);
          expect(cells.cells.every(({ cast }) => cast >= leastBallots || total.cast === 0)).toBe(
            true,
          );
        }
        expect(totalOf(poll, cells).electors).toBe(total.electors);
        const again = aggregate(poll, electorate.toReversed(), ballots.toReversed());
        expect(decide(poll, poolCells(poll, again))).toEqual(decide(poll, cells));
      }),
    );
  });

  it('pool pairs, sums and distributions alike', () => {
    const groups = { a: [[{ x: 5, y: 1 }, 5]], b: [[{ x: 0 }, 2]] } satisfies Record<
      string,
      Pile[]
    >;
    const { tally, agreement } = count({
      method: 'score',
      options: ['x', 'y'],
      secret: true,
      groups,
    });
    expect(tally).toMatchObject({
      cast: 7,
      counts: { x: 7, y: 5 },
      scores: { x: '25/7', y: '1' },
      distribution: { x: { 0: 2, 5: 5 }, y: { 1: 5 } },
      byGroup: {},
    });
    expect(agreement['x']).toMatchObject({ support: {}, groupInformedConsensus: null });
  });
});

describe('a group condition', () => {
  const everyGroup = { groups: 'every-group' };
  const sizes: [number, string, string][] = [
    [0, 'adopted', 'adopted'],
    [1, 'adopted', 'no-quorum'],
    [4, 'adopted', 'no-quorum'],
    [5, 'adopted', 'adopted'],
  ];

  it.each(sizes)(
    'with a group of %i electors, all for it: open %s, secret %s',
    (n, open, secret) => {
      const cells: Cells = { a: [9, 1, 0], ...(n > 0 && { b: [n, 0, 0] as const }) };
      expect(count(told(cells, everyGroup, false)).decision.outcome).toBe(open);
      expect(count(told(cells, everyGroup, true)).decision.outcome).toBe(secret);
    },
  );

  it.each([
    ['opposed group of one', 'no-group-opposed', [0, 1, 0]],
    ['silent group of four', 'every-group', [0, 0, 4]],
  ] as const)('counts every group with electors in an open poll: %s', (_, groups, b) =>
    expect(count(told({ a: [9, 1, 0], b }, { groups }, false)).decision.outcome).toBe(
      'not-adopted',
    ),
  );

  it('is no quorum where one of a secret poll casts fewer than five, though it could have', () => {
    const { decision } = result({ a: [9, 1, 0], b: [4, 0, 6] }, everyGroup);
    expect(decision).toMatchObject({
      outcome: 'no-quorum',
      reasons: [{ kind: 'secrecy', least: 5, met: false }],
    });
  });

  it('keeps a secret poll from opening while a group has fewer than five electors', () => {
    const small = (cells: Cells, rule: object) => {
      const { poll, electorate } = readPollFile(pollFile(told(cells, rule)));
      return groupsTooSmall(poll, electorate);
    };
    const cells: Cells = { a: [0, 0, 5], b: [0, 0, 4], '': [0, 0, 1] };
    expect(small(cells, everyGroup)).toEqual([
      { group: null, electors: 1 },
      { group: 'b', electors: 4 },
    ]);
    expect(small(cells, { groupQuorum: '1/2' })).toHaveLength(2);
    expect(small(cells, { groups: 'none' })).toEqual([]);
    expect(small({ a: [0, 0, 5], b: [0, 0, 5] }, everyGroup)).toEqual([]);
  });
});
