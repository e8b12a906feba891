import { count } from '../count.stories.js';
import { dataSet, describeWith, recordsOf } from './shared-data.stories.js';

const data = dataSet('citizens-assemblies');

const percent = (yes: number, no: number, notStating: number, quorum: number): number => {
  const { decision } = count({
    method: 'yes-no-abstain',
    options: ['recommendation'],
    rule: { quorum },
    piles: [
      ['yes', yes],
      ['no', no],
      ['abstain', notStating],
    ],
  });
  // who does not state an opinion is out of the percentage, but in the quorum
  expect(decision.quorum).toMatchObject({ present: yes + no + notStating, met: true });
  const threshold = decision.reasons.find((reason) => reason.kind === 'threshold')!;
  expect(decision.outcome).toBe(yes > no ? 'adopted' : 'not-adopted');
  return Math.round((100 * threshold.yes) / threshold.of);
};

describeWith(data, 'ballots of the Citizens’ Assembly of Ireland, 2017', () => {
  const rows = data.isThere ? recordsOf(data.read('ireland-eighth-amendment-2017.csv')) : [];
  const pairs = [...new Set(rows.map(({ ballot }) => ballot!))].map((ballot) => {
    const [one, other] = rows.filter((row) => row['ballot'] === ballot);
    return [ballot, one!, other!] as const;
  });

  it.each(pairs)('gives the percentages of ballot %s as published', (_, one, other) => {
    const [a, b] = [Number(one['votes']), Number(other['votes'])];
    const silent = Number(one['not_stating_opinion']);
    expect(percent(a, b, silent, a + b + silent)).toBe(Number(one['published_percent']));
    expect(percent(b, a, silent, a + b + silent)).toBe(Number(other['published_percent']));
  });
});

describe('ballots of the Citizens’ Assembly of Ireland from their numbers (Irish Times, Irish Examiner, Newstalk, 2017)', () => {
  it.each([
    [79, 12, 0, 87],
    [50, 39, 2, 56],
    [39, 50, 2, 44],
    [51, 38, 0, 57],
    [52, 29, 6, 64],
    [29, 52, 6, 36],
  ])(
    '%i for and %i against with %i not stating an opinion are %i percent',
    (yes, no, silent, share) => expect(percent(yes, no, silent, yes + no + silent)).toBe(share),
  );
});
