import type { PollView, Reason } from '#libs/voting';
import { isolated } from '../numbers';
import { clauseOf, sentenceOf } from './clauses';
import { groupName, ofKind, type ReasonOf, type Telling } from './telling';

const primaryKinds: readonly Reason['kind'][] = ['threshold', 'consent', 'no-objection'];

const isQuorum = ({ kind }: Reason): boolean => kind === 'quorum' || kind === 'group-quorum';

const support = ({ yes, no }: { yes: number; no: number }): number =>
  yes + no === 0 ? 1 : yes / (yes + no);

/** All groups met what is asked of each: in one sentence, with the one that came nearest to failing. */
export const groupsMet = (telling: Telling, reasons: readonly ReasonOf<'group'>[]): string[] => {
  const voting = reasons.filter(({ yes, no }) => yes + no > 0);
  const lowest = voting.toSorted((a, b) => support(a) - support(b))[0];
  if (!lowest || !reasons.every(({ met }) => met)) return [];
  const key = lowest.condition === 'every-group' ? 'result.everyGroup' : 'result.noGroupOpposed';
  const share = telling.numbers.share(lowest.yes, lowest.yes + lowest.no);
  return [telling.t(key, { group: groupName(telling, lowest.group), share })];
};

/** Quorums that are met: that of all, and those of the groups in one sentence. */
export const quorumsMet = (telling: Telling, reasons: readonly Reason[]): string[] => {
  const byGroup = ofKind(reasons, 'group-quorum');
  return [
    ...ofKind(reasons, 'quorum')
      .filter(({ met }) => met)
      .map((reason) => sentenceOf(telling, reason)),
    ...(byGroup.length > 0 && byGroup.every(({ met }) => met)
      ? [telling.t('result.groupQuorumMet')]
      : []),
  ];
};

const whatWasMet = (telling: Telling, reasons: readonly Reason[]): string[] => [
  ...groupsMet(telling, ofKind(reasons, 'group')),
  ...ofKind(reasons, 'majority-of-groups')
    .filter(({ met }) => met)
    .map((reason) => sentenceOf(telling, reason)),
  ...quorumsMet(telling, reasons),
];

/** Groups that were against where the rule does not ask each of them: no majority hides them. */
const opposedAnyway = (telling: Telling, { agreement, options, decision }: PollView): string[] => {
  const asked = decision!.reasons.some(({ kind }) => kind === 'group');
  const supports = agreement?.[options[0]!.id]?.support ?? {};
  if (asked) return [];
  const byMajority = decision!.reasons.some(({ kind }) => kind === 'majority-of-groups');
  const key = byMajority ? 'result.groupOpposedToo' : 'result.groupOpposedAnyway';
  return telling.groups.flatMap(({ id, name }) => {
    const { yes, no } = supports[id] ?? { yes: 0, no: 0 };
    const figures = { group: isolated(name), no, of: yes + no };
    return no > yes ? [telling.t(key, figures)] : [];
  });
};

/** Those who voted without being for or against: who abstained, who has reservations, who stood aside. */
const between = ({ t }: Telling, { tally, method }: PollView): string[] => {
  const counts = tally?.counts ?? {};
  const [key, count] = {
    'yes-no-abstain': ['abstained', counts['abstain'] ?? 0] as const,
    consent: ['reservations', (counts['1'] ?? 0) + (counts['2'] ?? 0)] as const,
    'no-objection': ['stoodAside', counts['stand-aside'] ?? 0] as const,
  }[method as 'yes-no-abstain' | 'consent' | 'no-objection'];
  return count > 0 ? [t(`result.${key}`, { count })] : [];
};

/** A secret poll that tells too little for its rule: of all voters, or of a group; null for any other. */
export const withheldWords = ({ t }: Telling, { decision, tally }: PollView): string | null => {
  const [secrecy] = ofKind(decision!.reasons, 'secrecy');
  if (!secrecy || secrecy.met) return null;
  const key = tally!.cast === 0 ? 'result.headline.withheld' : 'result.headline.withheldGroup';
  return t(key, { least: secrecy.least });
};

const headlineOf = ({ t }: Telling, { binding, decision }: PollView, clause: string): string => {
  const { outcome } = decision!;
  if (outcome === 'no-quorum')
    return t(`result.headline.${binding ? 'no-quorum' : 'strawNoQuorum'}`, { because: clause });
  if (!binding) return t('result.headline.straw', { votes: clause });
  return outcome === 'adopted'
    ? t('result.headline.adopted', { votes: clause })
    : t('result.headline.not-adopted', { because: clause });
};

/** A decision on one text in words: the headline first, what else counted after it. */
export function adoptionSentences(telling: Telling, poll: PollView): string[] {
  const withheld = withheldWords(telling, poll);
  if (withheld !== null) return [withheld];
  const { outcome, reasons } = poll.decision!;
  const unmet = reasons.filter(({ met }) => !met);
  const primary = reasons.find(({ kind }) => primaryKinds.includes(kind));
  const first = (outcome === 'no-quorum' ? unmet.find(isQuorum) : unmet[0]) ?? primary;
  const headline = headlineOf(telling, poll, first ? clauseOf(telling, first) : '');
  if (outcome === 'adopted')
    return [
      headline,
      ...whatWasMet(telling, reasons),
      ...opposedAnyway(telling, poll),
      ...between(telling, poll),
    ];
  const others = unmet.filter((reason) => reason !== first);
  const metAnyway = outcome === 'not-adopted' && primary?.met && primary !== first ? [primary] : [];
  return [
    headline,
    ...[...metAnyway, ...others].map((reason) => sentenceOf(telling, reason)),
    ...between(telling, poll),
  ];
}
