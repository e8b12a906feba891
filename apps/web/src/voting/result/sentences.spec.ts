import i18next, { type TFunction } from 'i18next';
import type { Poll, PollView } from '#libs/voting';
import { ar } from '../locales/ar';
import { en } from '../locales/en';
import { zh } from '../locales/zh';
import { numbersIn } from '../numbers';
import { ruleWords } from '../rule-words';
import { adoptionSentences } from './adoption-sentences';
import { headlineOf, isOnOneText } from './headline';
import { orderSentences } from './order-sentences';
import { closedPoll, groups, optionsOf, type Votes } from './poll-results.stories';
import type { Telling } from './telling';

const catalogues = { en, ar, zh };
type Language = keyof typeof catalogues;

const missing: string[] = [];
const translators = new Map<Language, TFunction<'voting'>>();

beforeAll(async () => {
  for (const language of Object.keys(catalogues) as Language[]) {
    const instance = i18next.createInstance();
    await instance.init({
      lng: language,
      fallbackLng: false,
      resources: { [language]: { voting: catalogues[language] } },
      interpolation: { escapeValue: false },
      saveMissing: true,
      missingKeyHandler: (_, __, key) => missing.push(`${language}: ${key}`),
    });
    translators.set(language, instance.getFixedT(language, 'voting'));
  }
});

const tellingIn = (language: Language, { options }: PollView): Telling => ({
  t: translators.get(language)!,
  numbers: numbersIn(language),
  groups,
  options,
});

const sentencesIn = (language: Language, poll: PollView): string[] =>
  (isOnOneText(poll) ? adoptionSentences : orderSentences)(tellingIn(language, poll), poll).map(
    (sentence) => sentence.replaceAll(/[\u2068\u2069]/g, ''),
  );

const one = (rule: object, method: Poll['method'] = 'yes-no-abstain') =>
  ({ method, options: optionsOf(1), rule }) as Poll;
const adoption = (rule: object = {}) =>
  one({ base: 'yes-no', threshold: 'simple', groups: 'none', ...rule });
const among = (method: Poll['method'], rule: object, n = 2) =>
  ({ method, options: optionsOf(n), rule }) as Poll;

const secrecy = { outcome: 'no-quorum', adopted: [], tied: [], dropped: [], quorum: null } as const;

interface Case {
  readonly name: string;
  readonly poll: Poll;
  readonly votes: Votes;
  readonly view?: Partial<PollView>;
  readonly said: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: 'an adoption with every group',
    poll: adoption({ groups: 'every-group' }),
    votes: {
      hq: [['yes', 30]],
      field: [
        ['yes', 11],
        ['no', 7],
      ],
      aca: [
        ['yes', 4],
        ['abstain', 2],
      ],
    },
    said: [
      'Adopted: 45 of 52 votes for (87%).',
      'Every group in favour; lowest: Field operations, 61%.',
      '2 people abstained.',
    ],
  },
  {
    name: 'a group that is opposed',
    poll: adoption({ groups: 'no-group-opposed' }),
    votes: {
      hq: [['yes', 9]],
      aca: [
        ['yes', 3],
        ['no', 5],
      ],
    },
    said: [
      'Not adopted: Academia is opposed (5 of 8), and the rule asks that no group be opposed.',
      '12 of 17 votes for (71%).',
    ],
  },
  {
    name: 'a threshold missed',
    poll: adoption({ threshold: '2/3' }),
    votes: {
      hq: [
        ['yes', 3],
        ['no', 3],
      ],
    },
    said: ['Not adopted: 3 of 6 votes for (50%); the rule asks for at least two thirds.'],
  },
  {
    name: 'a majority of groups and the quorums',
    poll: adoption({ groups: 'majority-of-groups', quorum: '1/2', groupQuorum: '1/3' }),
    votes: {
      hq: [['yes', 2]],
      field: [['yes', 2]],
      aca: [
        ['no', 1],
        [null, 1],
      ],
    },
    said: [
      'Adopted: 4 of 5 votes for (80%).',
      '2 of 3 groups in favour.',
      'Quorum met: 5 of 6 voted, 3 were needed.',
      'The quorum of every group is met.',
      'Academia is opposed (1 of 1).',
    ],
  },
  {
    name: 'a group below its quorum',
    poll: adoption({ groupQuorum: '1/2' }),
    votes: {
      hq: [['yes', 2]],
      aca: [
        ['yes', 1],
        [null, 4],
      ],
    },
    said: ['No quorum: of Academia, 1 of 5 voted, 3 were needed.'],
  },
  {
    name: 'consent',
    poll: one({ strict: false, groups: 'none' }, 'consent'),
    votes: {
      hq: [
        [5, 4],
        [2, 1],
      ],
    },
    view: { binding: false },
    said: [
      'Straw poll: nobody blocked it; 5 people voted. It adopts nothing.',
      '1 person has reservations: one or two fingers.',
    ],
  },
  {
    name: 'consent that one blocks',
    poll: one({ strict: false, groups: 'none' }, 'consent'),
    votes: {
      hq: [
        [5, 4],
        [0, 1],
      ],
    },
    said: ['Not adopted: 1 of 5 blocked it.'],
  },
  {
    name: 'strict consent',
    poll: one({ strict: true, groups: 'none' }, 'consent'),
    votes: {
      hq: [
        [5, 4],
        [2, 2],
      ],
    },
    said: [
      'Not adopted: 2 of 6 showed fewer than three fingers, and the rule asks that nobody do.',
      '2 people have reservations: one or two fingers.',
    ],
  },
  {
    name: 'silence',
    poll: one({}, 'no-objection'),
    votes: {
      hq: [
        [null, 4],
        ['stand-aside', 1],
      ],
    },
    said: ['Adopted: nobody objected by the deadline.', '1 person stood aside.'],
  },
  {
    name: 'an objection',
    poll: one({}, 'no-objection'),
    votes: {
      hq: [
        [null, 4],
        ['object', 1],
      ],
    },
    said: ['Not adopted: 1 person objected.'],
  },
  {
    name: 'approvals, each judged',
    poll: among('approval', { threshold: '2/3' }),
    votes: {
      hq: [
        [['1'], 4],
        [['1', '2'], 1],
      ],
    },
    said: ['Adopted: Plan together.'],
  },
  {
    name: 'approvals that none reaches',
    poll: among('approval', {}),
    votes: {
      hq: [
        [[], 4],
        [['1', '2'], 1],
      ],
    },
    said: ['Not adopted: no option reached what the rule asks.'],
  },
  {
    name: 'dots with a tie across the cut',
    poll: among('dots', { dots: 2, seats: 1 }),
    votes: { hq: [[{ 1: 1, 2: 1 }, 3]] },
    said: [
      'Tie: Plan together and One budget stand equal, with one place left, so none of them is selected.',
    ],
  },
  {
    name: 'a tie that the chair settled',
    poll: among('dots', { dots: 2, seats: 1 }),
    votes: { hq: [[{ 1: 1, 2: 1 }, 3]] },
    view: { ruling: { selected: ['2'], reason: 'It was first on the list.', at: '' } },
    said: [
      'Tie: Plan together and One budget stand equal, with one place left, so none of them is selected.',
      'Settled by a ruling of the chair: One budget. Reason: It was first on the list.',
    ],
  },
  {
    name: 'a tie in what is to be adopted that the chair settled',
    poll: among('schulze', { unranked: 'last', default: '3' }, 3),
    votes: {
      hq: [[[['1', '2'], ['3']], 4]],
    },
    view: { ruling: { selected: ['1'], reason: 'The seminars asked for it.', at: '' } },
    said: [
      'Tie: Plan together and One budget stand equal, with one place left, so none of them is selected.',
      'Adopted by a ruling of the chair: Plan together. Reason: The seminars asked for it.',
    ],
  },
  {
    name: 'scores in a straw poll',
    poll: among('score', { scale: [0, 5] }),
    votes: { hq: [[{ 1: 5, 2: 1 }, 3]] },
    view: { binding: false },
    said: ['First: Plan together.', 'Straw poll: this order gauges the room and decides nothing.'],
  },
  {
    name: 'places by points',
    poll: among('borda', { seats: 1 }),
    votes: { hq: [[[['2'], ['1']], 3]] },
    said: ['Selected: One budget.'],
  },
  {
    name: 'a ranking without ballots',
    poll: among('schulze', { unranked: 'last' }),
    votes: { hq: [[null, 3]] },
    said: ['Nobody voted.'],
  },
  {
    name: 'a choice between texts',
    poll: among('schulze', { unranked: 'last', default: '3', quorum: 2 }, 3),
    votes: {
      hq: [
        [[['1'], ['3']], 4],
        [[['2'], ['3']], 1],
      ],
    },
    said: [
      'Adopted: Plan together.',
      'Left out: One budget; only 1 ranks it above “none of these”, 2 were needed.',
    ],
  },
  {
    name: 'a choice in which nothing beats none',
    poll: among('schulze', { unranked: 'last', default: '3', majorities: { 1: '3/1' } }, 3),
    votes: {
      hq: [
        [[['1'], ['3']], 2],
        [[['3']], 1],
      ],
    },
    said: [
      'Not adopted: no option reached what the rule asks.',
      'Left out: Plan together; 2 rank it above “none of these”, 1 below, and the rule asks for 3 times as many.',
      'Left out: One budget; 0 rank it above “none of these”, 3 below: no majority.',
    ],
  },
  {
    name: 'a secret poll with too few ballots',
    poll: adoption(),
    votes: { hq: [[null, 3]] },
    view: { decision: { ...secrecy, reasons: [{ kind: 'secrecy', least: 5, met: false }] } },
    said: ['Not counted: fewer than 5 ballots were cast, and so few would tell how each voted.'],
  },
  {
    name: 'a secret poll with too few ballots in a group',
    poll: among('dots', { dots: 1 }),
    votes: { hq: [[{ 1: 1 }, 6]], aca: [[{ 1: 1 }, 1]] },
    view: { decision: { ...secrecy, reasons: [{ kind: 'secrecy', least: 5, met: false }] } },
    said: [
      'No quorum: a group that the rule asks about cast fewer than 5 ballots, and so few would tell how each voted.',
    ],
  },
];

describe('a result in words', () => {
  it.each(cases)('tells of $name', ({ said, ...told }) => {
    expect(sentencesIn('en', closedPoll(told))).toEqual(said);
  });

  it.each(Object.keys(catalogues) as Language[])('has all its words in %s', (language) => {
    const said = cases.flatMap((told) => {
      const poll = closedPoll(told);
      return [
        ...sentencesIn(language, poll),
        headlineOf(tellingIn(language, poll), poll),
        ...ruleWords(tellingIn(language, poll).t, poll),
      ];
    });
    expect(missing.filter((key) => key.startsWith(language))).toEqual([]);
    for (const sentence of said) expect(sentence).not.toMatch(/\{\{|undefined|\.\.$|[。）]\.$/);
  });
});
