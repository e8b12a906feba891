import { count, type Pile } from '../count.stories.js';
import { dataSet, describeWith, recordsOf } from './shared-data.stories.js';

const data = dataSet('un-roll-calls');
const choices = ['yes', 'no', 'abstain'] as const;

const rollCalls = data.isThere ? recordsOf(data.read('roll_calls.csv')) : [];
const votes = data.isThere ? recordsOf(data.read('votes.csv')) : [];
const byRegion = data.isThere ? recordsOf(data.read('by_region_counts.csv')) : [];

const pilesOf = (given: readonly Record<string, string>[]): Pile[] =>
  choices.map((choice) => [choice, given.filter(({ vote }) => vote === choice).length]);

const figures = (row: Record<string, string>) => ({
  yes: Number(row['yes']),
  no: Number(row['no']),
  abstain: Number(row['abstain']),
});

const countRollCall = (rcid: string) => {
  const given = votes.filter((vote) => vote['rcid'] === rcid);
  const regions = [...new Set(given.map((vote) => vote['m49_region']!))];
  const of = (region: string) => pilesOf(given.filter((vote) => vote['m49_region'] === region));
  return count({
    method: 'yes-no-abstain',
    options: ['text'],
    rule: { groups: 'majority-of-groups' },
    piles: of(''),
    groups: Object.fromEntries(
      regions.filter((name) => name !== '').map((name) => [name, of(name)]),
    ),
  });
};

describeWith(data, 'recorded votes of the General Assembly', () => {
  it('has sixteen of them', () => expect(rollCalls).toHaveLength(16));

  it.each(rollCalls.map((row) => [row['resolution']!, row] as const))(
    'counts %s as published, in all and by region',
    (_, row) => {
      const { tally, decision } = countRollCall(row['rcid']!);
      expect(tally.counts).toEqual(figures(row));
      const regions = byRegion.filter(({ rcid, m49_region }) => rcid === row['rcid'] && m49_region);
      expect(regions.length).toBeGreaterThan(0);
      expect(Object.keys(tally.byGroup)).toHaveLength(regions.length);
      for (const region of regions)
        expect(tally.byGroup[region['m49_region']!]!.counts).toEqual(figures(region));
      const passed = Number(row['yes']) > Number(row['no']);
      const inFavour = regions.filter(({ yes, no }) => Number(yes) > Number(no)).length;
      expect(decision.outcome).toBe(
        passed && 2 * inFavour > regions.length ? 'adopted' : 'not-adopted',
      );
    },
  );

  it.each([
    ['R/65/104', '169-6-3'],
    ['R/66/253', '137-12-17'],
    ['R/67/19', '138-9-41'],
  ])('counts %s as the press reported it: %s', (resolution, reported) => {
    const { rcid } = rollCalls.find((row) => row['resolution'] === resolution)!;
    const { counts } = countRollCall(rcid!).tally;
    expect(choices.map((choice) => counts![choice]).join('-')).toBe(reported);
  });
});
