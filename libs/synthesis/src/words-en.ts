import type { Reason } from '#libs/voting';
import { leastWhole, percent } from './percent.js';
import type { Vote } from './votes.js';
import type { Words } from './words.js';

type Of<K extends Reason['kind']> = Extract<Reason, { kind: K }>;

const bases = {
  'yes-no': 'votes',
  cast: 'ballots cast',
  present: 'voters present',
  electorate: 'eligible voters',
} as const;

const ordinal = (n: number): string => {
  const [tens, units] = [n % 100, n % 10];
  const ending = { 1: 'st', 2: 'nd', 3: 'rd' }[units];
  return `${n}${ending !== undefined && (tens < 11 || tens > 13) ? ending : 'th'}`;
};

const outcomes = {
  adopted: 'Adopted',
  'not-adopted': 'Not adopted',
  'no-quorum': 'No quorum',
  ordered: 'Ordered',
  tie: 'Tied',
} as const;

const share = (part: number, of: number) => (of > 0 ? ` (${percent(part, of)} %)` : '');

const figures = (vote: Vote): string => {
  const threshold = vote.reasons.find((reason) => reason.kind === 'threshold');
  const { yes, no, abstain } = vote.overall ?? { yes: 0, no: 0, abstain: 0 };
  const of = threshold?.of ?? yes + no;
  const base = bases[threshold?.base ?? 'yes-no'];
  return `${yes} of ${of} ${base} for${share(yes, of)}, ${no} against, ${abstain} abstaining`;
};

const head = ({ binding, outcome, attempt }: Vote): string => {
  const nth = attempt > 1 ? ` (${ordinal(attempt)} poll on this text)` : '';
  if (!binding) return `Straw poll, which adopts nothing${nth}`;
  return `${outcome ? outcomes[outcome] : 'Closed'}${nth}`;
};

const decided = (vote: Vote): string =>
  vote.cancelled
    ? `Cancelled without a result: ${vote.binding ? 'poll' : 'straw poll'} ${vote.attempt} on this text.`
    : `${head(vote)}: ${figures(vote)}.`;

const met = (is: boolean) => (is ? 'met' : 'not met');

const thresholdWords = ({ threshold, base }: Of<'threshold'>): string => {
  if (threshold === 'absolute') return 'more than half of all eligible voters';
  if (threshold === 'simple') return `more than half of the ${bases[base]}`;
  return `at least ${threshold} of the ${bases[base]}, and more for than against`;
};

const quorum = ({ needed, cast, electors, met: is }: Of<'quorum'>): string =>
  `Quorum ${met(is)}: ${cast} of ${electors} eligible voters voted; ${leastWhole(needed)} needed.`;

const inGroup = (name: string) => name || 'a group';

const groupQuorums = (reasons: readonly Of<'group-quorum'>[]): string[] => {
  const missed = reasons.filter((reason) => !reason.met);
  if (reasons.length === 0) return [];
  if (missed.length === 0) return [`Quorum met in each of the groups (${reasons.length}).`];
  return missed.map(
    ({ group, cast, electors, needed }) =>
      `Quorum not met in ${inGroup(group)}: ${cast} of ${electors} voted; ${leastWhole(needed)} needed.`,
  );
};

const conditions = {
  'no-group-opposed': 'no group opposed',
  'every-group': 'more for than against in every group',
} as const;

const groupConditions = (reasons: readonly Of<'group'>[]): string[] => {
  const missed = reasons.filter((reason) => !reason.met);
  const first = reasons[0];
  if (!first) return [];
  const condition = conditions[first.condition];
  if (missed.length === 0)
    return [`Condition on groups met: ${condition} (${reasons.length} counted).`];
  return missed.map(
    ({ group, yes, no }) =>
      `Condition on groups not met (${condition}): ${yes} for and ${no} against in ${inGroup(group)}.`,
  );
};

const because = ({ reasons }: Vote): string[] => [
  ...reasons.filter((r) => r.kind === 'quorum').map(quorum),
  ...groupQuorums(reasons.filter((r) => r.kind === 'group-quorum')),
  ...reasons
    .filter((r) => r.kind === 'threshold')
    .map((reason) => `Threshold ${met(reason.met)}: ${thresholdWords(reason)}.`),
  ...groupConditions(reasons.filter((r) => r.kind === 'group')),
  ...reasons
    .filter((r) => r.kind === 'majority-of-groups')
    .map(
      ({ inFavour, of, met: is }) =>
        `Majority of groups ${met(is)}: ${inFavour} of ${of} groups in favour.`,
    ),
];

const kinds = { finding: 'Finding', recommendation: 'Recommendation' } as const;

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
  priority: (rank, of, dots, tied) =>
    `Priority ${rank} of ${of}${tied ? ', tied' : ''} (dots: ${dots}).`,
  priorityIsStraw: 'The order of priority comes from a straw poll.',
  textVotedOn: (hash) => `Text adopted: ${hash}`,
  decided,
  because,
  votesOf: (statement) => `Votes on ${statement} by group`,
  group: 'Group',
  yes: 'For',
  no: 'Against',
  abstain: 'Abstaining',
  voted: 'Ballots',
  overall: 'All voters',
  shareInFavour: (statement) => `Share of votes for ${statement}, of those for and against`,
  priorities: 'Votes on priorities',
  priorityResult: (cast, binding) =>
    binding ? `Ballots cast: ${cast}.` : `Straw poll. Ballots cast: ${cast}.`,
  rank: 'Rank',
  option: 'Text',
  dots: 'Dots',
  tied: (rank) => `${rank} (tied)`,
  notAdopted: 'Not adopted',
  standing: (standing) => `Standing: ${standing}.`,
  notVoted: 'Not put to a vote.',
  notes: 'Notes',
  backToText: 'Back to the text',
  glyphsMissing: (characters) =>
    `This file has no letter shapes for some characters (${characters}) and so is not a PDF/UA file; the HTML edition shows them.`,
};
