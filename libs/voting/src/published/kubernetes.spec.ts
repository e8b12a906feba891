import { decide } from '../decide.js';
import type { Poll } from '../poll.js';
import { count, piled, rankingOf } from '../count.stories.js';
import { dataSet, describeWith, rowsOf } from './shared-data.stories.js';

const data = dataSet('kubernetes-steering-elections');

const elections = {
  2017: { ballots: '2017/BALLOTS.csv', results: '2017/RESULTS.md', cast: 309 },
  2018: { ballots: '2018/BALLOTS.csv', results: '2018/RESULTS.md', cast: 307 },
  2019: { ballots: '2019/BALLOTS.csv', results: '2019/RESULTS.md', cast: 377 },
  2022: { ballots: '2022/ballots.csv', results: '2022/results.md', cast: 219 },
} as const;

/** One name is spelled otherwise in the ballots of 2017 than in the results. */
const spelled: Record<string, string> = { 'Phillip Whitrock': 'Phillip Wittrock' };

/** The full ranking: the first list that starts at 1, goes on where the next line says 4 and so on, until a number falls. */
const publishedOrder = (results: string): string[] => {
  const order: string[] = [];
  for (const [, place, name] of results.matchAll(/^(\d+)\. (.+?)\s*$/gm)) {
    if (Number(place) !== order.length + 1) break;
    order.push(/github\.com\/([\w-]+)/.exec(name!)?.[1] ?? name!);
  }
  return order;
};

const rank = (cell: string): number | null => (cell === 'No opinion' ? null : Number(cell));

const read = (file: string) => {
  const [head, ...rows] = rowsOf(data.read(file));
  const options = head!.map((name) => spelled[name] ?? name.replace(/ \(@.*\)$/, ''));
  const choices = rows.map((cells) =>
    rankingOf(new Map(options.map((name, i) => [name, rank(cells[i]!)]))),
  );
  return { options, piles: piled(choices) };
};

describeWith(data, 'Kubernetes steering elections, from their ballots', () => {
  it.each(Object.entries(elections))('orders all candidates of %s as published', (_, election) => {
    const { options, piles } = read(election.ballots);
    const { tally } = count({
      method: 'schulze',
      options,
      rule: { unranked: 'no-opinion' },
      piles,
    });
    const published = publishedOrder(data.read(election.results));
    expect(published).toHaveLength(options.length);
    expect(tally.cast).toBe(election.cast);
    expect(tally.order).toEqual(published.map((name) => [name]));
  });

  it('would elect somebody else in 2022 if no opinion were the last place', () => {
    const { tally } = count({ method: 'schulze', ...read(elections[2022].ballots) });
    expect(tally.order![0]).not.toEqual(['mrbobbytables']);
  });
});

describe('the Kubernetes election of 2022 from its pairs (elections/steering/2022/ballots.csv, 219 ballots)', () => {
  const candidates =
    'qedrakmar lavalamp bentheelder mrbobbytables cpanato palnabarun deads2k cici37';
  // ballots that rank the candidate of the row above that of the column, no opinion left out
  const pairwise = [
    [0, 41, 9, 10, 29, 28, 48, 33],
    [88, 0, 42, 46, 72, 69, 77, 73],
    [144, 119, 0, 80, 129, 119, 123, 129],
    [145, 119, 83, 0, 136, 123, 127, 128],
    [89, 77, 36, 25, 0, 55, 79, 65],
    [100, 83, 52, 43, 83, 0, 88, 81],
    [90, 62, 48, 44, 76, 66, 0, 70],
    [99, 74, 36, 36, 69, 65, 83, 0],
  ].flat();
  const poll: Poll = {
    method: 'schulze',
    options: candidates.split(' ').map((id) => ({ id, label: id })),
    rule: { unranked: 'no-opinion', seats: 3 },
  };
  const cell = { groups: [null], electors: 698, present: 0, cast: 219, pairwise };

  it('is decided from its aggregates alone', () => {
    const { tally, decision } = decide(poll, { cells: [cell], withheld: false });
    expect(tally.order!.flat().join(' ')).toBe(
      'mrbobbytables bentheelder palnabarun cici37 cpanato lavalamp deads2k qedrakmar',
    );
    expect(decision).toMatchObject({
      outcome: 'ordered',
      adopted: ['mrbobbytables', 'bentheelder', 'palnabarun'],
    });
  });
});
