import type { ScriptedText, Votes } from './text.js';

/** A regional seminar that lies in the past: what it drafted and decided. */
export interface ScriptedSeminar {
  readonly title: string;
  readonly place: string;
  /** the day is made up; the order of the cities is the project's */
  readonly startsAt: string;
  readonly texts: readonly ScriptedText[];
  /** what the seminar's recommendations were ordered by, where it set priorities */
  readonly priorities?: string;
}

const agreed: Votes = 'yyyy yyyy yyyy yyyy';

/** The six regional seminars in their order. All texts are this demo's own. */
export const seminars: readonly ScriptedSeminar[] = [
  {
    title: 'Seminar in Beijing',
    place: 'Beijing',
    startsAt: '2006-10-16T01:00:00Z',
    texts: [
      {
        kind: 'finding',
        theme: 'integration',
        title: 'Integration means something else at each level',
        paragraphs: [
          {
            by: 'academia',
            words:
              'Headquarters speaks of integration as a structure, missions as a habit of planning, and partners as a demand that is made on them.',
          },
          {
            by: 'hq',
            words:
              'Where these meanings were never discussed, each side believed that the other had broken an agreement.',
          },
        ],
        votes: 'yyyy yyya yyyy yyyy',
      },
      {
        kind: 'recommendation',
        theme: 'integration',
        title: 'Assess together before deployment',
        paragraphs: [
          {
            by: 'field',
            words:
              'Those who will lead a mission and those who lead the country team should spend one week together before deployment and agree on a first common assessment.',
          },
        ],
        amendments: [['one week', 'at least one week']],
        votes: agreed,
      },
    ],
  },
  {
    title: 'Seminar in Addis Ababa',
    place: 'Addis Ababa',
    startsAt: '2006-12-04T06:00:00Z',
    texts: [
      {
        kind: 'finding',
        theme: 'authority',
        title: 'Distance slows small decisions',
        paragraphs: [
          {
            by: 'field',
            words:
              'Decisions on small sums and short contracts still travel to headquarters and back, although hardly any of them is ever changed on the way.',
          },
        ],
        votes: 'yyna yyyy yyyy yyyy',
      },
      {
        kind: 'recommendation',
        theme: 'alignment',
        title: 'Consult regional organisations early',
        paragraphs: [
          {
            by: 'governments',
            words:
              'Regional organisations should take part in planning from the first assessment, and not be informed of its results.',
          },
          {
            by: 'field',
            lang: 'fr',
            words:
              'Les missions désigneront un interlocuteur permanent auprès de chaque organisation régionale concernée.',
          },
        ],
        votes: 'yyya yyyy yyyy yyay',
      },
    ],
  },
  {
    title: 'Seminar in Geneva',
    place: 'Geneva',
    startsAt: '2007-02-12T08:00:00Z',
    priorities: 'Which recommendations so far matter most for humanitarian work?',
    texts: [
      {
        kind: 'finding',
        theme: 'alignment',
        title: 'Access rests on being told apart',
        paragraphs: [
          {
            by: 'academia',
            words:
              'Humanitarian workers reach people because all sides can tell them apart from soldiers and from negotiators. Integration that blurs this distinction costs access, and access is seldom won back.',
          },
        ],
        votes: agreed,
      },
      {
        kind: 'recommendation',
        theme: 'alignment',
        title: 'Keep humanitarian coordination recognisable',
        paragraphs: [
          {
            by: 'field',
            words:
              'Humanitarian coordination should keep its own office, its own emblem and its own door, also where the mission shares a budget with it.',
          },
        ],
        amendments: [['shares a budget with it', 'provides its security and transport']],
        votes: 'yyny yyyy yyay yyyy',
      },
    ],
  },
  {
    title: 'Seminar in New York',
    place: 'New York',
    startsAt: '2007-04-23T13:00:00Z',
    texts: [
      {
        kind: 'finding',
        theme: 'politics',
        title: 'Mandates outgrow their means',
        paragraphs: [
          {
            by: 'hq',
            words:
              'Tasks are added to a mandate one by one and are rarely taken away. The mission that results is asked for more than its people and its budget can give, and is judged by what is missing.',
          },
        ],
        votes: 'yyyy yyyy yaay yyyy',
      },
      {
        kind: 'recommendation',
        theme: 'leadership',
        title: 'Select leaders as a team',
        paragraphs: [
          {
            by: 'hq',
            words:
              'The head of mission and the deputies should be chosen with a view to one another, so that political, military and development experience are present together.',
          },
        ],
        votes: agreed,
      },
    ],
  },
  {
    title: 'Seminar in Johannesburg',
    place: 'Johannesburg',
    startsAt: '2007-06-18T07:00:00Z',
    texts: [
      {
        kind: 'finding',
        theme: 'leadership',
        title: 'Careers reward the single agency',
        paragraphs: [
          {
            by: 'academia',
            words:
              'Whoever serves the common plan is assessed by an agency that asks about its own results. People notice, and act accordingly.',
          },
        ],
        votes: 'yaay yyyy yyyy yyyy',
      },
      {
        kind: 'recommendation',
        theme: 'politics',
        title: 'Start from national institutions',
        paragraphs: [
          {
            by: 'governments',
            words:
              'Every plan should name the national institution that will carry the work on, and the help that this institution itself has asked for.',
          },
        ],
        votes: 'yyyy yyyy yyyy yyya',
      },
    ],
  },
  {
    title: 'Seminar in Brussels',
    place: 'Brussels',
    startsAt: '2007-09-10T07:00:00Z',
    texts: [
      {
        kind: 'finding',
        theme: 'funding',
        title: 'Money comes in the wrong order',
        paragraphs: [
          {
            by: 'governments',
            words:
              'Funds for soldiers arrive first, funds for salaries of judges and teachers last. The order of a peace is the other way round.',
          },
        ],
        amendments: [['The order of a peace is', 'What keeps a peace is often needed']],
        votes: 'yyyy yyyy yyna yyyy',
      },
      {
        kind: 'recommendation',
        theme: 'funding',
        title: 'Pay public salaries in the first year',
        paragraphs: [
          {
            by: 'field',
            words:
              'Donors should be ready to pay the salaries of a basic public service from the first month, with a date on which the state takes over.',
          },
        ],
        votes: 'yyyy yyyy yyan yyyy',
      },
    ],
  },
];
