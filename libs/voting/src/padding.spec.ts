import { padding, readsChoice, type Poll } from './index.js';

const options = ['1', '2', '10'].map((id) => ({ id, label: id }));
const one = [{ id: '1', label: 'text' }];

const cases: { poll: Poll; choices: unknown[] }[] = [
  {
    poll: { method: 'yes-no-abstain', options: one, rule: {} } as unknown as Poll,
    choices: ['yes', 'no', 'abstain'],
  },
  { poll: { method: 'consent', options: one, rule: {} } as unknown as Poll, choices: [0, 5] },
  { poll: { method: 'no-objection', options: one, rule: {} }, choices: ['object', 'stand-aside'] },
  { poll: { method: 'approval', options, rule: {} }, choices: [[], ['1'], ['10', '2', '1']] },
  {
    poll: { method: 'dots', options, rule: { dots: 12, perOption: 10 } },
    choices: [{}, { '10': 10 }, { '1': 1, '2': 1, '10': 10 }],
  },
  {
    poll: { method: 'score', options, rule: { scale: [-10, 5] } },
    choices: [{}, { '1': -10, '2': -10, '10': -10 }, { '1': 0 }],
  },
  {
    poll: { method: 'borda', options, rule: {} },
    choices: [[], [['1', '2', '10']], [['10'], ['1'], ['2']]],
  },
  {
    poll: { method: 'schulze', options, rule: { unranked: 'last' } },
    choices: [[], [['1', '2', '10']], [['10'], ['1'], ['2']]],
  },
];

describe('the padding of a ballot', () => {
  it.each(cases)('makes all choices of $poll.method one length', ({ poll, choices }) => {
    const lengths = choices.map((choice) => {
      readsChoice(poll)(choice);
      return JSON.stringify({ choice, padding: padding(poll, choice) }).length;
    });
    expect(new Set(lengths).size).toBe(1);
  });
});
