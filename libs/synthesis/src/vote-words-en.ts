import type { Reason } from '#libs/voting';
import { leastWhole, shareOf } from './percent.js';
import type { DecidingMethod, Figures, Vote } from './votes.js';

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

const byThreshold = (vote: Vote, { yes, no, abstain }: Figures): string => {
  const threshold = vote.reasons.find((reason) => reason.kind === 'threshold');
  const of = threshold?.of ?? yes + no;
  const base = bases[threshold?.base ?? 'yes-no'];
  return `${yes} of ${of} ${base} for${shareOf(yes, of)}, ${no} against, ${abstain} abstaining`;
};

/** The figures of a vote in words, by each method. */
const figuresBy: Readonly<Record<DecidingMethod, (vote: Vote, figures: Figures) => string>> = {
  'yes-no-abstain': byThreshold,
  consent: (_, { yes, no }) =>
    `three fingers or more on ${yes} of ${yes + no} ballots${shareOf(yes, yes + no)}, fewer on ${no}`,
  'no-objection': (_, { no, abstain }) => `objections: ${no}; standing aside: ${abstain}`,
  approval: (_, { yes, no }) =>
    `approved on ${yes} of ${yes + no} ballots${shareOf(yes, yes + no)}`,
  schulze: (_, { yes, no }) => `ranked above “none of these” on ${yes} ballots, below on ${no}`,
};

const figures = (vote: Vote): string =>
  figuresBy[vote.method](vote, vote.overall ?? { yes: 0, no: 0, abstain: 0 });

const ruled = ({ ruled: is }: Vote): string =>
  is === null ? '' : ` A ruling of the chair ${is ? 'selected it' : 'selected another'}.`;

/** Why a secret poll was not counted, or null. */
const withheld = ({ reasons, overall }: Vote): string | null => {
  const secrecy = reasons.find((reason) => reason.kind === 'secrecy' && !reason.met);
  if (secrecy?.kind !== 'secrecy') return null;
  const { yes, no, abstain } = overall ?? { yes: 0, no: 0, abstain: 0 };
  return yes + no + abstain === 0
    ? `Not counted: a secret poll with fewer than ${secrecy.least} ballots.`
    : `No quorum: in this secret poll a group that the rule asks about cast fewer than ${secrecy.least} ballots.`;
};

const head = ({ binding, outcome, attempt }: Vote): string => {
  const nth = attempt > 1 ? ` (${ordinal(attempt)} poll on this text)` : '';
  if (!binding) return `Straw poll, which adopts nothing${nth}`;
  return `${outcome ? outcomes[outcome] : 'Closed'}${nth}`;
};

/** The decision in one sentence with its figures. */
export const decidedInEnglish = (vote: Vote): string =>
  vote.cancelled
    ? `Cancelled without a result: ${vote.binding ? 'poll' : 'straw poll'} ${vote.attempt} on this text.`
    : (withheld(vote) ?? `${head(vote)}: ${figures(vote)}.${ruled(vote)}`);

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

const consent = ({ least, below, cast, met: is }: Of<'consent'>): string => {
  const asked =
    least === 1 ? 'nobody blocks it with a fist' : 'nobody shows fewer than three fingers';
  return `Consent ${met(is)} (${asked}): ${below} of ${cast} did.`;
};

const optionQuorum = ({ needed, yes, met: is }: Of<'option-quorum'>): string =>
  `Quorum ${met(is)}: ranked above “none of these” on ${yes} ballots; ${leastWhole(needed)} needed.`;

const majority = ({ ratio, yes, no, met: is }: Of<'majority'>): string =>
  `Majority over “none of these” ${met(is)}: ${yes} to ${no}${ratio === '1' ? '' : `; ${ratio} times as many needed`}.`;

const secrecy = 'Secret poll: groups with fewer than five ballots are shown in the total only.';

/** The reasons, a sentence each. */
export const becauseInEnglish = ({ reasons, secret }: Vote): string[] => [
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
  ...reasons.filter((r) => r.kind === 'consent').map(consent),
  ...reasons.filter((r) => r.kind === 'option-quorum').map(optionQuorum),
  ...reasons.filter((r) => r.kind === 'majority').map(majority),
  ...(secret ? [secrecy] : []),
];
