import { sealRevision, type DocumentJson } from '#libs/drafting';
import { tally, type PollView } from '#libs/voting';
import type { Material, StatementMaterial } from './material.js';

/* A small made-up process in three languages, with a table, a list, footnotes, a link, and text that means harm. */

export const hostile = '<script>alert(1)</script> | \\ `code` # *not bold* [x](y) &amp; $1$';

const text = (words: string, ...marks: string[]): DocumentJson => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
});
const node = (type: string, ...content: DocumentJson[]): DocumentJson => ({ type, content });
const paragraph = (...content: DocumentJson[]) => node('paragraph', ...content);
const footnote = (words: string): DocumentJson => ({ type: 'footnote', attrs: { text: words } });
const link = (words: string, href: string): DocumentJson => ({
  type: 'text',
  text: words,
  marks: [{ type: 'link', attrs: { href } }],
});
const item = (words: string) => node('listItem', paragraph(text(words)));
const cell = (type: string, words: string) => node(type, paragraph(text(words)));

export const documents = {
  english: node(
    'doc',
    { type: 'heading', attrs: { level: 2 }, content: [text('One mission, one plan')] },
    paragraph(
      text('The mission '),
      text('shall', 'bold'),
      text(' plan with the country team'),
      footnote('See the report of the 2007 conference.'),
      text(', as set out by '),
      link('the Secretary-General', 'https://example.org/note_(2008)?a=1&b=2'),
      text('.'),
    ),
    node('bulletList', item('security and politics'), item('humanitarian work')),
    {
      type: 'orderedList',
      attrs: { start: 9 },
      content: [item('assess together'), item('plan together')],
    },
    node(
      'table',
      node('tableRow', cell('tableHeader', 'Partner'), cell('tableHeader', 'Task')),
      node('tableRow', cell('tableCell', 'Field | office'), cell('tableCell', 'Reports')),
    ),
  ),
  french: node(
    'doc',
    paragraph(text('Les équipes à l’œuvre coordonnent leur stratégie dès août.')),
    node('blockquote', paragraph(text('« Déjà vu », dit-on.', 'italic'))),
  ),
  arabic: node(
    'doc',
    paragraph(text('ينبغي أن تخطط البعثة مع الفريق القطري'), footnote('انظر تقرير المؤتمر.')),
    node('bulletList', item('الأمن'), item('العمل الإنساني')),
  ),
  hostile: node(
    'doc',
    paragraph(text(hostile)),
    paragraph(text('# no heading')),
    paragraph(text('1. no list')),
    paragraph(text('- nor this')),
  ),
} as const;

const statement = (
  id: string,
  kind: StatementMaterial['kind'],
  number: number,
  title: string,
  document: DocumentJson | null,
  themeId = 't1',
): StatementMaterial => ({
  id,
  workshopId: 'w1',
  themeId,
  kind,
  number,
  title,
  standing: document ? 'adopted' : 'not adopted',
  adopted: document && {
    id: `${id}-r2`,
    title,
    document,
    hash: sealRevision(title, document).hash,
  },
  revisionIds: [`${id}-r1`, `${id}-r2`],
});

const electorate = [
  ...Array.from({ length: 6 }, (_, i) => ({ voter: `hq${i}`, group: 'hq', present: true })),
  ...Array.from({ length: 4 }, (_, i) => ({ voter: `fo${i}`, group: 'field', present: true })),
  { voter: 'alone', present: true },
];

export const view = (
  poll: Pick<PollView, 'id' | 'method' | 'rule' | 'options'> & Partial<PollView>,
  choices: Record<string, unknown>,
): PollView => {
  const ballots = Object.entries(choices).map(([voter, choice]) => ({ voter, choice }));
  const counted = tally(poll as never, electorate as never, ballots as never);
  return {
    workshopId: 'w1',
    question: 'Do we adopt this text?',
    binding: true,
    secret: false,
    minimumOpen: 30,
    closesAt: null,
    status: 'closed',
    hash: `sha256:${'a'.repeat(64)}`,
    electorate: `sha256:${'e'.repeat(64)}`,
    turnout: { voted: ballots.length, of: electorate.length, byGroup: {}, pooled: null },
    unconfirmed: 0,
    tooSmall: [],
    isWhole: false,
    extendedTo: null,
    round: null,
    runOffOf: null,
    ruling: null,
    anchor: null,
    openedAt: '2007-10-29T09:00:00.000Z',
    closedAt: '2007-10-29T10:00:00.000Z',
    cancelReason: null,
    attempt: 1,
    ...counted,
    ...poll,
  };
};

const voters = electorate.map(({ voter }) => voter);
export const choose = (...choices: unknown[]) =>
  Object.fromEntries(choices.map((choice, i) => [voters[i]!, choice]));

const yesNo = (
  id: string,
  revisionId: string,
  choices: unknown[],
  more: Partial<PollView> = {},
): PollView =>
  view(
    {
      id,
      method: 'yes-no-abstain',
      rule: {
        base: 'yes-no',
        threshold: '2/3',
        groups: 'no-group-opposed',
        quorum: '1/2',
        groupQuorum: '1/4',
      },
      options: [{ id: 'o', label: 'Adopt', revisionId, revision: `sha256:${'b'.repeat(64)}` }],
      ...more,
    },
    choose(...choices),
  );

const most = ['yes', 'yes', 'yes', 'yes', 'no', 'abstain', 'yes', 'yes', 'yes', 'yes', 'yes'];

export const dots = (id: string, more: Partial<PollView>, ...scores: number[]): PollView =>
  view(
    {
      id,
      question: 'Which come first?',
      method: 'dots',
      rule: { dots: 10 },
      options: ['s3', 's4', 's5'].map((s) => ({
        id: `o-${s}`,
        label: s,
        revisionId: `${s}-r2`,
        revision: null,
      })),
      ...more,
    },
    { hq0: Object.fromEntries(scores.map((n, i) => [`o-s${i + 3}`, n])) },
  );

export const sample: Material = {
  process: {
    title: 'Integrated Missions',
    slug: 'integrated-missions',
    host: 'Example Institute',
    attribution: 'groups',
    groups: [
      { id: 'hq', name: 'UN Headquarters' },
      { id: 'field', name: 'Field operations' },
    ],
    themes: [
      { id: 't1', name: 'Strategic integration' },
      { id: 't2', name: 'القيادة والحوافز' },
      { id: 't3', name: 'Long-term funding' },
    ],
  },
  workshops: [
    {
      id: 'w1',
      title: 'Final conference',
      kind: 'conference',
      place: 'Oslo',
      startsAt: '2007-10-29T08:00:00.000Z',
      status: 'closed',
    },
  ],
  statements: [
    statement('s1', 'finding', 1, 'Plans differ', documents.french),
    statement('s2', 'finding', 2, hostile, documents.hostile),
    statement('s3', 'recommendation', 1, 'Plan together', documents.english),
    statement('s4', 'recommendation', 2, 'Fund together', documents.french),
    statement('s5', 'recommendation', 3, 'Report together', documents.french),
    statement('s6', 'recommendation', 4, 'التخطيط المشترك', documents.arabic, 't2'),
    statement('s7', 'recommendation', 5, 'Abolish everything', null),
  ],
  polls: [
    yesNo('p3', 's3-r2', most),
    yesNo('p6', 's6-r2', most, { attempt: 2 }),
    yesNo('p6-earlier', 's6-r1', [], {
      status: 'cancelled',
      openedAt: '2007-10-29T08:00:00.000Z',
      closedAt: '2007-10-29T08:10:00.000Z',
      tally: null,
      decision: null,
    }),
    yesNo('p7', 's7-r1', ['yes', 'no', 'no', 'no', 'no', 'no', 'yes', 'yes']),
    yesNo('p7-straw', 's7-r1', ['yes', 'yes', 'no'], { binding: false }),
    yesNo('p1', 's1-r2', [], { status: 'open', tally: null, decision: null, closedAt: null }),
    dots('d1', { closedAt: '2007-10-29T11:00:00.000Z' }, 2, 5, 2),
  ],
};
