import { count, rankingFrom, type Pile } from '../count.stories.js';
import { dataSet, describeWith } from './shared-data.stories.js';

const data = dataSet('tideman-elections');

const elections = ['A01', 'A04', 'A16', 'A60', 'A77'];
const variants = [
  ['implicit', 'last'],
  ['explicit', 'no-opinion'],
] as const;
const cases = elections.flatMap((name) => variants.map((variant) => [name, ...variant] as const));

const blank = '/EMPTY_RANKING/';

const oneSpace = (name: string): string => name.trim().replace(/\s+/g, ' ');

const readElection = (name: string) => {
  const lines = data.read(`${name}.cvotes`).trim().split('\n');
  const head = lines.find((line) => line.startsWith('#/Candidates:'))!;
  const options = head.slice(13).split(';').map(oneSpace);
  const piles = lines
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line): Pile => {
      const [ranking, n] = line.split('*') as [string, string];
      return [ranking.trim() === blank ? [] : rankingFrom(oneSpace(ranking)), Number(n)];
    });
  return { options, piles };
};

const publishedOrder = (file: string): string[][] =>
  rankingFrom(oneSpace((JSON.parse(data.read(file)) as { Ranking: string }).Ranking)).map((tied) =>
    tied.toSorted(),
  );

type Pairwise = Record<string, { readonly win: Record<string, number> }>;

const publishedPairs = (file: string) =>
  Object.fromEntries(
    Object.entries(JSON.parse(data.read(file)) as Pairwise).map(([name, { win }]) => [
      oneSpace(name),
      Object.fromEntries(Object.entries(win).map(([other, n]) => [oneSpace(other), n])),
    ]),
  );

describeWith(data, 'elections of the Tideman collection', () => {
  it.each(cases)('orders %s (%s) as published, ties and pairs included', (name, kind, unranked) => {
    const { tally } = count({ method: 'schulze', ...readElection(name), rule: { unranked } });
    expect(tally.order!.map((tied) => tied.toSorted())).toEqual(
      publishedOrder(`${name}-${kind}-Schulze_Winning.json`),
    );
    expect(tally.pairwise).toEqual(publishedPairs(`${name}-${kind}-Pairwise.json`));
  });

  // published are m points for the first of m, ours m−1: one less for every ballot
  it.each(elections)('gives the Borda points of %s as published', (name) => {
    const { tally } = count({ method: 'borda', ...readElection(name) });
    const { Stats: published } = JSON.parse(data.read(`${name}-implicit-BordaCount.json`)) as {
      Stats: Record<string, number>;
    };
    for (const [candidate, points] of Object.entries(published)) {
      const ours = 2 * (points - tally.cast);
      const shown = ours % 2 === 0 ? String(ours / 2) : `${ours}/2`;
      expect([candidate, tally.scores![oneSpace(candidate)]]).toEqual([candidate, shown]);
    }
  });
});

describe('election A16 of the Tideman collection from its numbers (129 voters)', () => {
  const piles: Pile[] = [
    [rankingFrom('1>3'), 52],
    [rankingFrom('1'), 48],
    [rankingFrom('1>2'), 11],
    [rankingFrom('3>2'), 5],
    [rankingFrom('2'), 4],
    [rankingFrom('3>1'), 4],
    [rankingFrom('2>3'), 3],
    [rankingFrom('3'), 2],
  ];
  const options = ['1', '2', '3'];

  it('counts who is not ranked as last', () => {
    const { tally } = count({ method: 'schulze', options, piles });
    expect(tally.pairwise).toEqual({
      1: { 2: 115, 3: 111 },
      2: { 1: 12, 3: 18 },
      3: { 1: 14, 2: 63 },
    });
    expect(tally.order).toEqual([['1'], ['3'], ['2']]);
  });

  it('leaves out who is not ranked where that means no opinion', () => {
    const { tally } = count({
      method: 'schulze',
      options,
      piles,
      rule: { unranked: 'no-opinion' },
    });
    expect(tally.pairwise).toEqual({ 1: { 2: 11, 3: 52 }, 2: { 1: 0, 3: 3 }, 3: { 1: 4, 2: 5 } });
  });

  it('shares the average of the places that are left (Borda)', () => {
    const { tally } = count({ method: 'borda', options, piles });
    expect(tally.scores).toEqual({ 1: '229', 2: '55', 3: '103' });
  });
});
