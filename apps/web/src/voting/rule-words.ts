import type { TFunction } from 'i18next';
import type { AdoptionRule, DotsRule, PollView } from '#libs/voting';
import { fractionWords } from './fraction-words';

type Translate = TFunction<'voting'>;

const quorumWords = (t: Translate, quorum: AdoptionRule['quorum']): string[] => {
  if (quorum === undefined) return [];
  const asText = String(quorum);
  return asText.includes('/')
    ? [t('rule.quorumFraction', { fraction: fractionWords(t, asText) })]
    : [t('rule.quorumNumber', { count: Math.ceil(Number(asText)) })];
};

const thresholdWords = (t: Translate, { base, threshold }: AdoptionRule): string => {
  if (threshold === 'absolute') return t('rule.absolute');
  if (threshold === 'simple') return t(`rule.simple.${base}`);
  return t(`rule.fraction.${base}`, { fraction: fractionWords(t, threshold) });
};

const adoptionWords = (t: Translate, rule: AdoptionRule): string[] => [
  thresholdWords(t, rule),
  t(`rule.groups.${rule.groups}`),
  ...quorumWords(t, rule.quorum),
  ...(rule.groupQuorum
    ? [t('rule.groupQuorum', { fraction: fractionWords(t, rule.groupQuorum) })]
    : []),
];

const dotsWords = (t: Translate, rule: DotsRule): string[] => [
  t('rule.dots', { count: rule.dots }),
  ...(rule.perOption ? [t('rule.perOption', { count: rule.perOption })] : []),
  ...(rule.seats ? [t('rule.seats', { count: rule.seats })] : []),
  ...quorumWords(t, rule.quorum),
];

/** A poll's rule as sentences. */
export const ruleWords = (
  t: Translate,
  { method, rule }: Pick<PollView, 'method' | 'rule'>,
): string[] =>
  method === 'dots' ? dotsWords(t, rule as DotsRule) : adoptionWords(t, rule as AdoptionRule);
