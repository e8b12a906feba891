import { turnoutOf } from './index.js';

const groups = (...sizes: number[]) =>
  sizes.map((of, i) => ({ group: `g${i}`, of, voted: Math.floor(of / 2) }));

describe('turnout', () => {
  it('is told of each group in an open poll, however small', () => {
    expect(turnoutOf(groups(1, 8), false)).toEqual({
      voted: 4,
      of: 9,
      byGroup: { g0: { voted: 0, of: 1 }, g1: { voted: 4, of: 8 } },
      pooled: null,
    });
  });

  it('pools groups below five in a secret one', () => {
    const { byGroup, pooled } = turnoutOf(groups(2, 9, 4), true);
    expect(byGroup).toEqual({ g1: { voted: 4, of: 9 } });
    expect(pooled).toEqual({ groups: ['g0', 'g2'], voted: 3, of: 6 });
  });

  it('takes the smallest other group in where the pool stays below five, for the total would tell it', () => {
    const { byGroup, pooled } = turnoutOf(groups(2, 9, 6), true);
    expect(byGroup).toEqual({ g1: { voted: 4, of: 9 } });
    expect(pooled).toEqual({ groups: ['g0', 'g2'], voted: 4, of: 8 });
  });

  it('tells of nobody alone where all are too few', () => {
    expect(turnoutOf(groups(1, 2), true)).toMatchObject({ byGroup: {}, pooled: { of: 3 } });
  });
});
