import type { TFunction } from 'i18next';
import type { PollView, RuleOf } from '#libs/voting';
import { fractionWords } from './fraction-words';

type Translate = TFunction<'voting'>;
type Quorum = RuleOf<'dots'>['quorum'];

const quorumWords = (t: Translate, quorum: Quorum): string[] => {
  if (quorum === undefined) return [];
  const asText = String(quorum);
  return asText.includes('/')
    ? [t('rule.quorumFraction', { fraction: fractionWords(t, asText) })]
    : [t('rule.quorumNumber', { count: Math.ceil(Number(asText)) })];
};

type Majority = Pick<RuleOf<'yes-no-abstain'>, 'base' | 'threshold'>;

const thresholdWords = (t: Translate, { base, threshold }: Majority): string => {
  if (threshold === 'absolute') return t('rule.absolute');
  if (threshold === 'simple') return t(`rule.simple.${base}`);
  return t(`rule.fraction.${base}`, { fraction: fractionWords(t, threshold) });
};

type OfGroups = Partial<Pick<RuleOf<'yes-no-abstain'>, 'groups' | 'groupQuorum'>>;

const groupWords = (t: Translate, { groups, groupQuorum }: OfGroups): string[] => [
  t(`rule.groups.${groups ?? 'none'}`),
  ...(groupQuorum ? [t('rule.groupQuorum', { fraction: fractionWords(t, groupQuorum) })] : []),
];

const seatWords = (t: Translate, seats: number | undefined): string =>
  seats === undefined ? t('rule.onlyOrder') : t('rule.seats', { count: seats });

const unrankedWords = (t: Translate, { unranked }: RuleOf<'schulze'>): string =>
  t(`rule.unranked.${unranked}`);

const adoptionByRank = (t: Translate, rule: RuleOf<'schulze'>, none: string): string[] => {
  const ratios = [...new Set(Object.values(rule.majorities ?? {}))];
  const { quorum } = rule;
  return [
    t('rule.overDefault', { none }),
    ...ratios.map((ratio) => t('rule.ratio', { ratio: ratio.replace(/\/1$/, ''), none })),
    ...(quorum === undefined
      ? []
      : String(quorum).includes('/')
        ? [t('rule.optionQuorumFraction', { fraction: fractionWords(t, String(quorum)), none })]
        : [t('rule.optionQuorumNumber', { count: Math.ceil(Number(quorum)), none })]),
    ...groupWords(t, rule),
    ...(rule.seats === undefined ? [] : [t('rule.mostAdopted', { count: rule.seats })]),
    unrankedWords(t, rule),
  ];
};

/** What the rule of each method says, as sentences; a method without words does not compile. */
const wordsOf: {
  readonly [M in PollView['method']]: (
    t: Translate,
    rule: RuleOf<M>,
    labelOf: (option: string) => string,
  ) => string[];
} = {
  'yes-no-abstain': (t, rule) => [
    thresholdWords(t, rule),
    ...groupWords(t, rule),
    ...quorumWords(t, rule.quorum),
  ],
  consent: (t, rule) => [
    t(rule.strict ? 'rule.consentStrict' : 'rule.consent'),
    ...groupWords(t, rule),
    ...quorumWords(t, rule.quorum),
  ],
  'no-objection': (t, rule) => [t('rule.noObjection'), ...quorumWords(t, rule.quorum)],
  approval: (t, rule) => [
    ...(rule.seats === undefined
      ? [
          thresholdWords(t, { base: rule.base ?? 'cast', threshold: rule.threshold ?? 'simple' }),
          t('rule.eachJudged'),
          ...groupWords(t, rule),
        ]
      : [
          t('rule.mostApproved', { count: rule.seats }),
          ...(rule.groupQuorum ? groupWords(t, rule).slice(1) : []),
        ]),
    ...quorumWords(t, rule.quorum),
  ],
  dots: (t, rule) => [
    t('rule.dots', { count: rule.dots }),
    ...(rule.perOption ? [t('rule.perOption', { count: rule.perOption })] : []),
    seatWords(t, rule.seats),
    ...quorumWords(t, rule.quorum),
  ],
  score: (t, rule) => [
    t('rule.scale', { least: rule.scale[0], most: rule.scale[1] }),
    seatWords(t, rule.seats),
    ...quorumWords(t, rule.quorum),
  ],
  borda: (t, rule) => [t('rule.borda'), seatWords(t, rule.seats), ...quorumWords(t, rule.quorum)],
  schulze: (t, rule, labelOf) =>
    rule.default === undefined
      ? [
          t('rule.schulze'),
          unrankedWords(t, rule),
          seatWords(t, rule.seats),
          ...quorumWords(t, rule.quorum),
        ]
      : adoptionByRank(t, rule, labelOf(rule.default)),
};

type Words = (typeof wordsOf)['dots'];

/** A poll's rule as sentences. */
export const ruleWords = (
  t: Translate,
  { method, rule, options }: Pick<PollView, 'method' | 'rule' | 'options'>,
): string[] =>
  (wordsOf[method] as Words)(
    t,
    rule as RuleOf<'dots'>,
    (id) => options.find((option) => option.id === id)?.label ?? id,
  );
