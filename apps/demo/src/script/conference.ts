import { themes, type ScriptedText } from './text.js';

/** The final conference: title, place and day. */
export const conference = {
  title: 'Final conference in Oslo',
  place: 'Oslo, 29–30 October 2007',
  startsAt: '2007-10-29T08:00:00Z',
};

/** What is asked when enough recommendations stand. */
export const prioritiesQuestion = 'Which recommendations should be acted on first?';

export const openFloor = 'Open floor';
export const setPriorities = 'Priorities';

/** The agenda: a session for each theme, then priorities, then the floor is open. */
export const agenda: readonly { readonly title: string; readonly minutes: number }[] = [
  ...Object.values(themes).map((title) => ({ title, minutes: 20 })),
  { title: setPriorities, minutes: 15 },
  { title: openFloor, minutes: 60 },
];

/** The texts that the conference drafts and decides, in order. All of them are this demo's own. */
export const texts: readonly ScriptedText[] = [
  {
    kind: 'recommendation',
    theme: 'integration',
    title: 'One strategic plan for each mission',
    paragraphs: [
      {
        by: 'hq',
        words:
          'Each integrated mission should work from one strategic plan that all parts of the United Nations in the country have helped to write and have signed.',
      },
      {
        by: 'field',
        words:
          'The plan should fit on ten pages, say what will not be done, and be read again together every six months.',
      },
      {
        by: 'academia',
        words:
          'Progress should be judged against the situation of the population, and published in the languages that people there read.',
      },
    ],
    amendments: [['ten pages', 'twenty pages']],
    votes: 'yyny yyya yyyn yyyy',
  },
  {
    kind: 'finding',
    theme: 'alignment',
    title: 'Cooperation depends on persons',
    paragraphs: [
      {
        by: 'field',
        words:
          'Where entities worked well together, people named colleagues, not procedures. When these colleagues left, the cooperation often left with them.',
      },
      {
        by: 'governments',
        lang: 'fr',
        words:
          'Les mécanismes de coordination existent presque partout ; ce qui manque le plus souvent est le temps de s’en servir.',
      },
    ],
    amendments: [['often left with them', 'often went with them']],
    votes: 'yyya yyyy yyyy yyny',
  },
  {
    kind: 'recommendation',
    theme: 'leadership',
    title: 'Train leadership teams before they deploy',
    paragraphs: [
      {
        by: 'academia',
        words:
          'The leaders of a mission and of the country team should prepare together, on a case that resembles the country to which they go.',
      },
      {
        by: 'hq',
        words:
          'Annual assessments of senior staff should contain one common objective, on which the others in the team are asked.',
      },
    ],
    gauge: {
      question: 'Is a common objective in annual assessments the right direction?',
      votes: 'yyna yyyy yaay yyyy',
    },
    amendments: [['one common objective', 'at least one common objective']],
    votes: 'yyya yyyy yyay yyyy',
  },
  {
    kind: 'recommendation',
    theme: 'politics',
    title: 'A group of friends for each mission',
    paragraphs: [
      {
        by: 'academia',
        words:
          'For every integrated mission the states most concerned shall form a group of friends that meets monthly and reports to the Security Council.',
      },
      {
        by: 'field',
        words:
          'The head of mission takes part in its meetings and may ask it for political support at any time.',
      },
    ],
    votes: 'yyyn yyyy nnny yyyy',
    compromise: {
      amendments: [
        ['shall form', 'are invited to form'],
        ['meets monthly and reports to', 'meets regularly and informs'],
      ],
      votes: 'yyyy yyyy yyay yyyy',
    },
  },
  {
    kind: 'recommendation',
    theme: 'authority',
    title: 'Decide in the field what concerns the field',
    paragraphs: [
      {
        by: 'field',
        words:
          'The head of an integrated mission should be able to move posts and up to a tenth of the budget between components without asking headquarters first.',
      },
      {
        by: 'governments',
        lang: 'ar',
        dir: 'rtl',
        words:
          'ينبغي أن تُفوَّض إلى الميدان الصلاحيات اللازمة، وأن يقترن التفويض بمساءلة واضحة وتقارير منتظمة.',
      },
      {
        by: 'hq',
        words: 'Such decisions are reported within a month and reviewed once a year.',
      },
    ],
    gauge: {
      question: 'Could you live with a tenth of the budget?',
      votes: 'nany yyyy yaan yyya',
    },
    amendments: [['once a year', 'by an independent auditor once a year']],
    votes: 'yyna yyyy yyay yyyy',
  },
  {
    kind: 'recommendation',
    theme: 'funding',
    title: 'Commit for the years after the mission',
    paragraphs: [
      {
        by: 'governments',
        words:
          'Donors should commit funds for five years when a mission begins, and say each year what they will keep.',
      },
      {
        by: 'academia',
        words:
          'A part of these funds should remain unassigned, for what nobody could foresee at the outset.',
      },
    ],
    amendments: [['A part', 'A tenth']],
    votes: 'yyyy yyyy yany yyyy',
  },
  {
    kind: 'finding',
    theme: 'politics',
    title: 'The way out begins with the way in',
    paragraphs: [
      {
        by: 'hq',
        words:
          'Missions that said early how they would recognise the end of their task left behind institutions. Missions that did not left behind offices.',
      },
      {
        by: 'field',
        words: 'Nobody plans a departure gladly, and so it is planned late.',
      },
    ],
    amendments: [['left behind offices', 'more often left behind empty offices']],
    votes: 'yyyy yyna yyyy yyyy',
  },
  {
    kind: 'recommendation',
    theme: 'alignment',
    title: 'Share premises wherever it is safe',
    paragraphs: [
      {
        by: 'hq',
        words:
          'Mission and country team should share premises, transport and communications in every capital.',
      },
      {
        by: 'field',
        words:
          'Humanitarian offices outside the capital decide for themselves whether sharing helps or harms their access.',
      },
    ],
    gauge: {
      question: 'Should premises be shared in every capital?',
      votes: 'yyyy nnay yyny yaya',
    },
    votes: 'yyyy nnyn yyyy yyan',
    compromise: {
      amendments: [['in every capital', 'wherever those who work there judge it to be safe']],
      votes: 'yyyy yyyn yyyy yyya',
    },
  },
];
