import type { TFunction } from 'i18next';
import type { NamedView } from '#libs/workspace';
import type { Decision, PollView, Reason } from '#libs/voting';
import { fractionWords, wholeNeeded } from './fraction-words';
import { isolated, type Numbers } from './numbers';

type Translate = TFunction<'voting'>;
type ReasonOf<K extends Reason['kind']> = Extract<Reason, { kind: K }>;

const adoptionKinds = [
  'threshold',
  'group',
  'majority-of-groups',
  'quorum',
  'group-quorum',
] as const;
type AdoptionReason = ReasonOf<(typeof adoptionKinds)[number]>;

const isOfAdoption = (reason: Reason): reason is AdoptionReason =>
  adoptionKinds.some((kind) => kind === reason.kind);

/** What is needed to put a decision into a reader's words. */
export interface Telling {
  readonly t: Translate;
  readonly numbers: Numbers;
  readonly groups: readonly NamedView[];
}

const ofKind = <K extends Reason['kind']>(reasons: readonly Reason[], kind: K): ReasonOf<K>[] =>
  reasons.filter((reason): reason is ReasonOf<K> => reason.kind === kind);

const groupName = ({ groups, t }: Telling, id: string): string =>
  isolated(groups.find((group) => group.id === id)?.name ?? t('withoutGroup'));

const votesWords = (
  { t, numbers }: Telling,
  { base, yes, of, met }: ReasonOf<'threshold'>,
): string =>
  of === 0
    ? t('result.noVotes')
    : t(`result.votes.${base}`, { yes, count: of, share: numbers.share(yes, of, !met) });

const askedWords = ({ t }: Telling, { threshold, base }: ReasonOf<'threshold'>): string => {
  if (threshold === 'simple' && base === 'yes-no') return t('result.asksMoreFor');
  if (threshold === 'simple' || threshold === 'absolute') return t('result.asksHalf');
  return t('result.asksFraction', { fraction: fractionWords(t, threshold) });
};

const thresholdUnmet = (telling: Telling, reason: ReasonOf<'threshold'>): string =>
  telling.t('result.unmet', {
    votes: votesWords(telling, reason),
    asked: askedWords(telling, reason),
  });

const groupUnmet = (telling: Telling, { condition, group, yes, no }: ReasonOf<'group'>): string =>
  telling.t(condition === 'every-group' ? 'result.groupNotFor' : 'result.groupOpposed', {
    group: groupName(telling, group),
    yes,
    no,
    of: yes + no,
  });

/** Why a condition is not met, as a clause without a full stop. */
const unmetWords = (telling: Telling, reason: AdoptionReason): string => {
  const { t } = telling;
  switch (reason.kind) {
    case 'threshold':
      return thresholdUnmet(telling, reason);
    case 'group':
      return groupUnmet(telling, reason);
    case 'majority-of-groups':
      return t('result.majorityUnmet', { inFavour: reason.inFavour, of: reason.of });
    case 'quorum':
      return t('result.quorumUnmet', { ...reason, needed: wholeNeeded(reason.needed) });
    case 'group-quorum':
      return t('result.groupQuorumUnmet', {
        ...reason,
        group: groupName(telling, reason.group),
        needed: wholeNeeded(reason.needed),
      });
  }
};

const support = ({ yes, no }: { yes: number; no: number }): number =>
  yes + no === 0 ? 1 : yes / (yes + no);

const allGroupsMet = (telling: Telling, reasons: readonly ReasonOf<'group'>[]): string[] => {
  const voting = reasons.filter(({ yes, no }) => yes + no > 0);
  const lowest = voting.toSorted((a, b) => support(a) - support(b))[0];
  if (!lowest || !reasons.every(({ met }) => met)) return [];
  const key = lowest.condition === 'every-group' ? 'result.everyGroup' : 'result.noGroupOpposed';
  const share = telling.numbers.share(lowest.yes, lowest.yes + lowest.no);
  return [telling.t(key, { group: groupName(telling, lowest.group), share })];
};

/** Groups that were against where the rule asks nothing of groups: no majority hides them. */
const opposedAnyway = (telling: Telling, { tally, decision }: PollView): string[] => {
  const asked = decision!.reasons.some(({ kind }) => kind === 'group');
  if (asked || !tally) return [];
  return telling.groups.flatMap(({ id, name }) => {
    const { yes = 0, no = 0 } = tally.byGroup[id]?.counts ?? {};
    return no > yes
      ? [telling.t('result.groupOpposedAnyway', { group: isolated(name), no, of: yes + no })]
      : [];
  });
};

const metWords = (telling: Telling, { reasons }: Decision): string[] => {
  const { t } = telling;
  const quorums = ofKind(reasons, 'quorum').filter(({ met }) => met);
  const groupQuorums = ofKind(reasons, 'group-quorum');
  const majorities = ofKind(reasons, 'majority-of-groups').filter(({ met }) => met);
  return [
    ...allGroupsMet(telling, ofKind(reasons, 'group')),
    ...majorities.map(({ inFavour, of }) => t('result.majorityMet', { inFavour, of })),
    ...quorums.map((q) => t('result.quorumMet', { ...q, needed: wholeNeeded(q.needed) })),
    ...(groupQuorums.length > 0 && groupQuorums.every(({ met }) => met)
      ? [t('result.groupQuorumMet')]
      : []),
  ];
};

const abstentions = ({ t }: Telling, { tally }: PollView): string[] => {
  const count = tally?.counts?.['abstain'] ?? 0;
  return count > 0 ? [t('result.abstained', { count })] : [];
};

const asSentence = (clause: string): string =>
  `${clause.charAt(0).toLocaleUpperCase()}${clause.slice(1)}.`;

const isQuorum = ({ kind }: Reason) => kind === 'quorum' || kind === 'group-quorum';

/** An adoption in words: the headline first, what else counted after it. */
export function adoptionSentences(telling: Telling, poll: PollView): string[] {
  const { t } = telling;
  const decision = poll.decision!;
  const unmet = decision.reasons.filter(isOfAdoption).filter(({ met }) => !met);
  const threshold = ofKind(decision.reasons, 'threshold')[0];
  const votes = threshold ? votesWords(telling, threshold) : '';
  if (decision.outcome === 'adopted') {
    const headline = t(poll.binding ? 'result.headline.adopted' : 'result.headline.straw', {
      votes,
    });
    return [
      headline,
      ...metWords(telling, decision),
      ...opposedAnyway(telling, poll),
      ...abstentions(telling, poll),
    ];
  }
  const first = decision.outcome === 'no-quorum' ? unmet.find(isQuorum) : unmet[0];
  const others = unmet.filter((reason) => reason !== first).map((r) => unmetWords(telling, r));
  const because = first ? unmetWords(telling, first) : votes;
  const outcome = decision.outcome as 'not-adopted' | 'no-quorum';
  const headline =
    poll.binding || outcome === 'no-quorum'
      ? t(`result.headline.${poll.binding ? outcome : 'strawNoQuorum'}`, { because })
      : t('result.headline.straw', { votes: because });
  const thresholdMet = threshold?.met && first?.kind !== 'threshold' ? [asSentence(votes)] : [];
  return [
    headline,
    ...(decision.outcome === 'no-quorum' ? [] : thresholdMet),
    ...others.map(asSentence),
    ...abstentions(telling, poll),
  ];
}

/** A dot vote in words, besides its list. */
export function dotsSentences(
  { t, numbers }: Telling,
  { decision, options, binding }: PollView,
): string[] {
  const titles = (ids: readonly string[]) =>
    numbers.list(ids.map((id) => options.find((option) => option.id === id)?.label ?? id));
  const { outcome, adopted, tied, quorum, reasons } = decision!;
  const unmet = ofKind(reasons, 'quorum').find(({ met }) => !met);
  return [
    ...(binding ? [] : [t('result.headline.strawOrder')]),
    ...(outcome === 'no-quorum' && unmet
      ? [
          t('result.headline.no-quorum', {
            because: t('result.quorumUnmet', { ...unmet, needed: wholeNeeded(unmet.needed) }),
          }),
        ]
      : []),
    ...(quorum?.met
      ? ofKind(reasons, 'quorum').map((q) =>
          t('result.quorumMet', { ...q, needed: wholeNeeded(q.needed) }),
        )
      : []),
    ...(adopted.length > 0 ? [t('result.selected', { titles: titles(adopted) })] : []),
    ...(tied.length > 0 ? [t('result.tied', { titles: titles(tied) })] : []),
  ];
}
