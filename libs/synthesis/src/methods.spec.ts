import type { PollView } from '#libs/voting';
import { renderMarkdown } from './markdown.js';
import { choose, sample, view } from './sample-process.stories.js';
import { composeSynthesis } from './synthesis.js';

const options = ['s3', 's4', 's5'].map((s, i) => ({
  id: String(i + 1),
  label: `Text ${i + 1}`,
  revisionId: `${s}-r2`,
  revision: null,
}));
const none = { id: '4', label: 'None of these', revisionId: null, revision: null };

const poll = (
  method: PollView['method'],
  rule: object,
  choices: readonly unknown[],
  more: Partial<PollView> = {},
): PollView =>
  view(
    { id: 'p', method, rule: rule as PollView['rule'], options: options.slice(0, 1), ...more },
    choose(...choices),
  );

const among = (
  method: PollView['method'],
  rule: object,
  choices: readonly unknown[],
  more: Partial<PollView> = {},
) => poll(method, rule, choices, { options, question: 'Which come first?', ...more });

const reportOf = (made: PollView, language: 'en' | 'ar' = 'en') =>
  renderMarkdown(composeSynthesis({ ...sample, polls: [made] }), language);

const rank = (...ids: string[]) => ids.map((id) => [id]);

const cases: readonly (readonly [name: string, made: PollView, said: readonly string[]])[] = [
  [
    'consent',
    poll('consent', { strict: false, groups: 'none' }, [5, 4, 3, 2, 1, 5, 5, 4]),
    [
      '**Adopted: three fingers or more on 6 of 8 ballots (75.0 %), fewer on 2.**',
      'Consent met (nobody blocks it with a fist): 0 of 8 did.',
      '| UN Headquarters | 4 | 2 | 6 |',
    ],
  ],
  [
    'silence',
    poll('no-objection', {}, ['stand-aside', 'object'], {
      turnout: {
        voted: 2,
        of: 11,
        byGroup: { hq: { voted: 2, of: 6 }, field: { voted: 0, of: 4 } },
        pooled: null,
      },
    }),
    [
      '**Not adopted: objections: 1; standing aside: 1.**',
      '| UN Headquarters | 4 | 1 | 1 | 2 |',
      '| **All voters** | **9** | **1** | **1** | **2** |',
    ],
  ],
  [
    'approval of each',
    among('approval', { threshold: 'simple' }, [['1', '2'], ['1'], ['1', '3'], []]),
    [
      '**Adopted: approved on 3 of 4 ballots (75.0 %).**',
      '**Not adopted: approved on 1 of 4 ballots (25.0 %).**',
      'Threshold not met: more than half of the ballots cast.',
    ],
  ],
  [
    'a choice between texts',
    among(
      'schulze',
      { unranked: 'last', default: '4', quorum: 2, majorities: { '2': '3/1' } },
      [rank('1', '4'), rank('1', '2', '4'), rank('4', '1'), rank('2', '1')],
      { options: [...options, none] },
    ),
    [
      '**Adopted: ranked above “none of these” on 3 ballots, below on 1.**',
      '**Not adopted: ranked above “none of these” on 2 ballots, below on 2.**',
      'Majority over “none of these” not met: 2 to 2; 3 times as many needed.',
      'Quorum not met: ranked above “none of these” on 0 ballots; 2 needed.',
    ],
  ],
  [
    'scores in a straw poll',
    among('score', { scale: [0, 5] }, [{ '1': 5, '2': 2 }, { '1': 2 }], { binding: false }),
    [
      'Straw poll. Scores. Ballots cast: 2.',
      String.raw`| Text 1 | 1 | 3\.5 | 3\.5 | – |`,
      '(mean score: 3.5)',
    ],
  ],
  [
    'places by points',
    among('borda', { seats: 1 }, [rank('2', '1', '3'), rank('2', '3')]),
    ['Ranking by points (Borda). Ballots cast: 2.', 'Selected: Text 2.', '| Text 2 | 1 | 4 | 4 |'],
  ],
  [
    'a ranking in pairs',
    among('schulze', { unranked: 'last' }, [rank('3', '1', '2'), rank('3', '2')]),
    ['Ranking in pairs (Schulze). Ballots cast: 2.', '| Text 3 | 1 | 1 |'],
  ],
  [
    'a tie that the chair settled',
    among('approval', { seats: 1 }, [['1', '2'], ['1', '2'], ['3']], {
      ruling: { selected: ['2'], reason: 'It came first.', at: '2007-10-29T11:00:00.000Z' },
    }),
    [
      'Tied across the last place, and so not selected by the count: Text 1; Text 2.',
      'Selected by a ruling of the chair: Text 2. It came first.',
      '| Text 3 | 3 | 1 | 1 |',
    ],
  ],
];

describe('a report on votes by each method', () => {
  it.each(cases)('tells of %s', (_, made, said) => {
    const report = reportOf(made);
    for (const words of said) expect(report).toContain(words);
  });

  it.each(cases)('tells of %s in Arabic with the same figures', (_, made) => {
    const report = reportOf(made, 'ar');
    expect(report).not.toMatch(/undefined|null|NaN/);
    const figures = (text: string) => text.match(/\d+(\.\d)? %/g) ?? [];
    expect(figures(report)).toEqual(figures(reportOf(made)));
  });

  it('says of a secret poll what is not counted, and what is not shown by group', () => {
    const reasons = [{ kind: 'secrecy', least: 5, met: false }] as const;
    const few = poll('yes-no-abstain', { base: 'yes-no', threshold: 'simple', groups: 'none' }, []);
    const withheld = {
      ...few,
      secret: true,
      decision: { ...few.decision!, outcome: 'no-quorum' as const, reasons },
    };
    expect(reportOf(withheld)).toContain(
      '**Not counted: a secret poll with fewer than 5 ballots.**',
    );
    expect(reportOf({ ...few, secret: true })).toContain(
      'Secret poll: groups with fewer than five ballots are shown in the total only.',
    );
  });
});
