import {
  isSameRanking,
  leaveOut,
  moveDown,
  moveUp,
  placeAt,
  rankLast,
  tieOrUntie,
  type Ranks,
} from './ranking-order';

const abc: Ranks = [['a'], ['b'], ['c']];
const tied: Ranks = [['a'], ['b', 'c', 'd'], ['e']];

describe('a ranking that is put together', () => {
  it.each<[string, Ranks, Ranks]>([
    ['ranks what was left out last', rankLast([['a']], 'b'), [['a'], ['b']]],
    ['moves one up', moveUp(abc, 'b'), [['b'], ['a'], ['c']]],
    ['leaves the first one first', moveUp(abc, 'a'), abc],
    ['moves one down', moveDown(abc, 'b'), [['a'], ['c'], ['b']]],
    ['leaves the last one last', moveDown(abc, 'c'), abc],
    ['makes one equal with what stands above', tieOrUntie(abc, 'c'), [['a'], ['b', 'c']]],
    ['has nothing above the first', tieOrUntie(abc, 'a'), abc],
    ['lets one of equals step out below', tieOrUntie(tied, 'c'), [['a'], ['b', 'd'], ['c'], ['e']]],
    ['lets one of equals step out above', moveUp(tied, 'd'), [['a'], ['d'], ['b', 'c'], ['e']]],
    ['lets one of equals step down', moveDown(tied, 'b'), [['a'], ['c', 'd'], ['b'], ['e']]],
    ['lets one move past equals at once', moveUp(tied, 'e'), [['a'], ['e'], ['b', 'c', 'd']]],
    ['places one at the top', placeAt(tied, 'e', 0), [['e'], ['a'], ['b', 'c', 'd']]],
    ['places one at the end', placeAt(tied, 'a', 2), [['b', 'c', 'd'], ['e'], ['a']]],
    ['leaves one out', leaveOut(tied, 'a'), [['b', 'c', 'd'], ['e']]],
  ])('%s', (_, ranks, expected) => expect(ranks).toEqual(expected));

  it('is the same in whatever order equals stand', () => {
    expect(isSameRanking(tied, [['a'], ['d', 'b', 'c'], ['e']])).toBe(true);
    expect(isSameRanking(abc, moveUp(abc, 'c'))).toBe(false);
  });
});
