import type { Reason } from '#libs/voting';
import { fractionWords, wholeNeeded } from '../fraction-words';
import { groupName, optionName, type ReasonOf, type Telling } from './telling';

/** How many voted for, of what the threshold divides by. */
export const votesWords = (
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

const consentWords = ({ t }: Telling, reason: ReasonOf<'consent'>): string => {
  const { least, below, cast, met } = reason;
  if (cast === 0) return t('result.nobodyVoted');
  if (met) return t(least === 1 ? 'result.noBlock' : 'result.noneBelow', { count: cast });
  return t(least === 1 ? 'result.blocks' : 'result.below', { count: below, of: cast });
};

type Clause<K extends Reason['kind']> = (telling: Telling, reason: ReasonOf<K>) => string;

/** What each kind of reason says, as a clause without a full stop; a kind without words does not compile. */
const clauses: { readonly [K in Reason['kind']]: Clause<K> } = {
  threshold: (telling, reason) =>
    reason.met
      ? votesWords(telling, reason)
      : telling.t('result.unmet', {
          votes: votesWords(telling, reason),
          asked: askedWords(telling, reason),
        }),

  group(telling, { condition, group, yes, no, met }) {
    const figures = { group: groupName(telling, group), yes, no, of: yes + no };
    if (met) return telling.t('result.groupFor', figures);
    return telling.t(condition === 'every-group' ? 'result.groupNotFor' : 'result.groupOpposed', {
      ...figures,
    });
  },

  'majority-of-groups': ({ t }, { inFavour, of, met }) =>
    t(met ? 'result.majorityMet' : 'result.majorityUnmet', { inFavour, of }),

  quorum: ({ t }, { cast, electors, needed, met }) =>
    t(met ? 'result.quorumMet' : 'result.quorumUnmet', {
      cast,
      electors,
      needed: wholeNeeded(needed),
    }),

  'group-quorum': (telling, { group, cast, electors, needed, met }) =>
    telling.t(met ? 'result.groupQuorumOne' : 'result.groupQuorumUnmet', {
      group: groupName(telling, group),
      cast,
      electors,
      needed: wholeNeeded(needed),
    }),

  consent: consentWords,

  'no-objection': ({ t }, { objections, met }) =>
    met ? t('result.noObjection') : t('result.objections', { count: objections }),

  'option-quorum': ({ t }, { needed, yes, met }) =>
    t(met ? 'result.optionQuorumMet' : 'result.optionQuorumUnmet', {
      count: yes,
      needed: wholeNeeded(needed),
    }),

  majority({ t }, { ratio, yes, no, met }) {
    if (met) return t('result.beatsDefault', { yes, no });
    return ratio === '1'
      ? t('result.notBeatsDefault', { yes, no })
      : t('result.ratioUnmet', { yes, no, ratio });
  },

  path: (telling, { option, over, strength, back }) =>
    telling.t('result.path', {
      option: optionName(telling, option),
      over: optionName(telling, over),
      strength,
      back,
    }),

  cut: ({ t }, { seats, met }) => t(met ? 'result.cutMet' : 'result.cutUnmet', { count: seats }),

  secrecy: ({ t }, { least, met }) =>
    t(met ? 'result.secrecyMet' : 'result.secrecyUnmet', { least }),
};

/** A reason as a clause without a full stop. */
export const clauseOf = (telling: Telling, reason: Reason): string =>
  (clauses[reason.kind] as Clause<Reason['kind']>)(telling, reason);

const withCapital = (clause: string): string =>
  clause.replace(
    /^(\u2068?)(.)/u,
    (_, mark: string, first: string) => mark + first.toLocaleUpperCase(),
  );

/** A reason as a sentence of its own. */
export const sentenceOf = (telling: Telling, reason: Reason): string =>
  telling.t('result.sentence', { clause: withCapital(clauseOf(telling, reason)) });
