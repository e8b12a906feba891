import { strongestPaths } from '../strongest-paths.js';
import { count, rankingFrom, type Pile } from '../count.stories.js';
import { dataSet, describeWith } from './shared-data.stories.js';

const data = dataSet('schulze-examples');

type PathTable = Record<string, Record<string, number>>;

interface Example {
  readonly name: string;
  readonly candidates: readonly string[];
  readonly ballots: readonly { readonly ranking: string; readonly count: number }[];
  readonly expected: {
    readonly winners: readonly string[];
    readonly ranking?: readonly string[];
    readonly ranking_with_ties?: readonly (readonly string[])[];
    readonly strongest_path_winning?: PathTable;
  };
}

const examples: Example[] = data.isThere
  ? (JSON.parse(data.read('schulze-examples.json')) as Example[])
  : [];

const pathTable = (
  options: readonly string[],
  pairwise: NonNullable<ReturnType<typeof count>['tally']['pairwise']>,
): PathTable => {
  const n = options.length;
  const among = options.flatMap((a) => options.map((b) => pairwise[a]![b] ?? 0));
  const paths = strongestPaths(among, n);
  return Object.fromEntries(
    options.map((a, i) => [
      a,
      Object.fromEntries(options.flatMap((b, j) => (i === j ? [] : [[b, paths[i * n + j]!]]))),
    ]),
  );
};

const countExample = ({ candidates, ballots }: Example) =>
  count({
    method: 'schulze',
    options: candidates,
    piles: ballots.map(({ ranking, count: n }): Pile => [rankingFrom(ranking), n]),
  });

describeWith(data, 'the examples of Schulze’s paper', () => {
  it('has six of them', () => expect(examples).toHaveLength(6));

  it.each(examples.map((example) => [example.name, example] as const))(
    'orders %s as published, ties and paths included',
    (_, example) => {
      const { tally } = countExample(example);
      const { winners, ranking, ranking_with_ties, strongest_path_winning } = example.expected;
      expect(tally.order![0]).toEqual(winners);
      if (ranking) expect(tally.order).toEqual(ranking.map((each) => [each]));
      if (ranking_with_ties) expect(tally.order).toEqual(ranking_with_ties);
      if (strongest_path_winning)
        expect(pathTable(example.candidates, tally.pairwise!)).toEqual(strongest_path_winning);
    },
  );
});

describe('examples of Schulze’s paper from their numbers (M. Schulze, 2011, section 3)', () => {
  const first: Example = {
    name: '1',
    candidates: ['A', 'B', 'C', 'D'],
    ballots: [
      { ranking: 'A>C>D>B', count: 8 },
      { ranking: 'B>A>D>C', count: 2 },
      { ranking: 'C>D>B>A', count: 4 },
      { ranking: 'D>B>A>C', count: 4 },
      { ranking: 'D>C>B>A', count: 3 },
    ],
    expected: { winners: ['D'] },
  };

  it('finds the strongest paths of the first', () => {
    const { tally } = countExample(first);
    expect(tally.order![0]).toEqual(['D']);
    expect(pathTable(first.candidates, tally.pairwise!)).toEqual({
      A: { B: 14, C: 14, D: 12 },
      B: { A: 13, C: 13, D: 12 },
      C: { A: 13, B: 15, D: 12 },
      D: { A: 13, B: 19, C: 13 },
    });
  });

  it('leaves the tie of the fourth a tie', () => {
    const { tally, decision } = count({
      method: 'schulze',
      options: ['A', 'B', 'C', 'D'],
      rule: { seats: 1 },
      piles: [
        [rankingFrom('A>B>C>D'), 3],
        [rankingFrom('D>A>B>C'), 2],
        [rankingFrom('D>B>C>A'), 2],
        [rankingFrom('C>B>D>A'), 2],
      ],
    });
    expect(tally.order).toEqual([
      ['B', 'D'],
      ['A', 'C'],
    ]);
    expect(decision).toMatchObject({ outcome: 'tie', adopted: [], tied: ['B', 'D'] });
  });
});
