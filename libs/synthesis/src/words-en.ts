import { becauseInEnglish, decidedInEnglish } from './vote-words-en.js';
import type { Words } from './words.js';

const kinds = { finding: 'Finding', recommendation: 'Recommendation' } as const;

const scores = {
  approval: 'Approvals',
  dots: 'Dots',
  score: 'Mean score',
  borda: 'Points',
  schulze: null,
} as const;

const ways = {
  approval: 'Approval voting',
  dots: 'Dots',
  score: 'Scores',
  borda: 'Ranking by points (Borda)',
  schulze: 'Ranking in pairs (Schulze)',
} as const;

const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

export const english: Words = {
  direction: 'ltr',
  synthesis: 'Synthesis of findings and recommendations',
  hostedBy: (host) => `Hosted by ${host}`,
  asOf: (date) => `As of ${date}`,
  date: (iso) => days.format(new Date(iso)),
  contents: 'Contents',
  summary: 'Summary',
  figures: {
    workshops: 'Workshops',
    groups: 'Stakeholder groups',
    statements: 'Findings and recommendations put forward',
    findingsAdopted: 'Findings adopted',
    recommendationsAdopted: 'Recommendations adopted',
    bindingVotes: 'Binding votes taken',
  },
  figure: 'The process in figures',
  number: 'Number',
  groups: (names) => `Stakeholder groups: ${names.join('; ')}.`,
  groupsNotNamed: 'By the rule of attribution of this process, figures by group are not shown.',
  workshops: 'Workshops',
  workshop: 'Workshop',
  kind: 'Kind',
  place: 'Place',
  day: 'Date',
  status: 'Status',
  workshopKinds: { seminar: 'Seminar', conference: 'Conference' },
  workshopStatuses: { upcoming: 'Upcoming', live: 'Live', closed: 'Closed' },
  otherTexts: 'Other texts',
  nothingAdopted: 'No finding or recommendation has been adopted yet.',
  statement: (kind, number) => `${kinds[kind]} ${number}`,
  fromWorkshop: (title) => `From: ${title}.`,
  priority: ({ rank, of, tied, method, score }) => {
    const figure = score === null ? '' : ` (${scores[method]!.toLowerCase()}: ${score})`;
    return `Priority ${rank} of ${of}${tied ? ', tied' : ''}${figure}.`;
  },
  priorityIsStraw: 'The order of priority comes from a straw poll.',
  textVotedOn: (hash) => `Text adopted: ${hash}`,
  decided: decidedInEnglish,
  because: becauseInEnglish,
  votesOf: (statement) => `Votes on ${statement} by group`,
  group: 'Group',
  columns: {
    'yes-no-abstain': { yes: 'For', no: 'Against', abstain: 'Abstaining' },
    consent: { yes: 'Three fingers or more', no: 'Fewer', abstain: null },
    'no-objection': { yes: 'Silent', no: 'Objecting', abstain: 'Standing aside' },
    approval: { yes: 'Approving', no: 'Not approving', abstain: null },
    schulze: { yes: 'Above “none”', no: 'Below “none”', abstain: 'Neither' },
  },
  voted: 'Ballots',
  overall: 'All voters',
  shareInFavour: (statement, method) =>
    method === 'yes-no-abstain'
      ? `Share of votes for ${statement}, of those for and against`
      : `Share in favour of ${statement}`,
  priorities: 'Votes on priorities',
  priorityResult: ({ method, cast, binding, secret }) =>
    `${binding ? '' : 'Straw poll. '}${ways[method]}. Ballots cast: ${cast}.${secret ? ' Secret poll.' : ''}`,
  selected: (labels) => `Selected: ${labels.join('; ')}.`,
  tieAcrossCut: (labels) =>
    `Tied across the last place, and so not selected by the count: ${labels.join('; ')}.`,
  ruling: (labels, reason) => `Selected by a ruling of the chair: ${labels.join('; ')}. ${reason}`,
  rank: 'Rank',
  option: 'Text',
  scores,
  tied: (rank) => `${rank} (tied)`,
  notAdopted: 'Not adopted',
  standing: (standing) => `Standing: ${standing}.`,
  notVoted: 'Not put to a vote.',
  notes: 'Notes',
  backToText: 'Back to the text',
  glyphsMissing: (characters) =>
    `This file has no letter shapes for some characters (${characters}) and so is not a PDF/UA file; the HTML edition shows them.`,
};
