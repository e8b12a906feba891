import type { Reason } from '#libs/voting';
import { leastWhole, shareOf } from './percent.js';
import type { DecidingMethod, Figures, Vote } from './votes.js';

type Of<K extends Reason['kind']> = Extract<Reason, { kind: K }>;

/* Figures stand after a label and a colon, so no noun has to agree with a number. */

const bases = {
  'yes-no': 'الأصوات',
  cast: 'الأصوات المدلى بها',
  present: 'المصوّتين الحاضرين',
  electorate: 'من يحق لهم التصويت',
} as const;

const outcomes = {
  adopted: 'اعتُمد',
  'not-adopted': 'لم يُعتمد',
  'no-quorum': 'لم يكتمل النصاب',
  ordered: 'رُتّب',
  tie: 'تعادل',
} as const;

const byThreshold = (vote: Vote, { yes, no, abstain }: Figures): string => {
  const threshold = vote.reasons.find((reason) => reason.kind === 'threshold');
  const of = threshold?.of ?? yes + no;
  const base = bases[threshold?.base ?? 'yes-no'];
  return `المؤيدون ${yes} من مجموع ${base} ${of}${shareOf(yes, of)}، المعارضون ${no}، الممتنعون ${abstain}`;
};

/** The figures of a vote in words, by each method. */
const figuresBy: Readonly<Record<DecidingMethod, (vote: Vote, figures: Figures) => string>> = {
  'yes-no-abstain': byThreshold,
  consent: (_, { yes, no }) =>
    `ثلاث أصابع فأكثر ${yes} من مجموع ${yes + no}${shareOf(yes, yes + no)}، أقل من ذلك ${no}`,
  'no-objection': (_, { no, abstain }) => `المعترضون ${no}، الواقفون جانباً ${abstain}`,
  approval: (_, { yes, no }) => `الموافقون ${yes} من مجموع ${yes + no}${shareOf(yes, yes + no)}`,
  schulze: (_, { yes, no }) => `فوق «لا شيء مما سبق» ${yes}، وتحته ${no}`,
};

const figures = (vote: Vote): string =>
  figuresBy[vote.method](vote, vote.overall ?? { yes: 0, no: 0, abstain: 0 });

const ruled = ({ ruled: is }: Vote): string =>
  is === null ? '' : is ? ' اختاره الرئيس بقرار.' : ' اختار الرئيس غيره بقرار.';

/** Why a secret poll was not counted, or null. */
const withheld = ({ reasons, overall }: Vote): string | null => {
  const secrecy = reasons.find((reason) => reason.kind === 'secrecy' && !reason.met);
  if (secrecy?.kind !== 'secrecy') return null;
  const { yes, no, abstain } = overall ?? { yes: 0, no: 0, abstain: 0 };
  return yes + no + abstain === 0
    ? `لم تُعدّ الأصوات: تصويت سري أُدلي فيه بأقل من ${secrecy.least} أصوات.`
    : `لم يكتمل النصاب: في هذا التصويت السري أدلت مجموعة تشترط القاعدة منها شيئاً بأقل من ${secrecy.least} أصوات.`;
};

const head = ({ binding, outcome, attempt }: Vote): string => {
  const nth = attempt > 1 ? ` (التصويت رقم ${attempt} على هذا النص)` : '';
  if (!binding) return `تصويت استطلاعي لا يَعتمد شيئاً${nth}`;
  return `${outcome ? outcomes[outcome] : 'أُغلق'}${nth}`;
};

/** The decision in one sentence with its figures. */
export const decidedInArabic = (vote: Vote): string =>
  vote.cancelled
    ? `أُلغي دون نتيجة: ${vote.binding ? 'التصويت' : 'التصويت الاستطلاعي'} رقم ${vote.attempt} على هذا النص.`
    : (withheld(vote) ?? `${head(vote)}: ${figures(vote)}.${ruled(vote)}`);

const thresholdWords = ({ threshold, base }: Of<'threshold'>): string => {
  if (threshold === 'absolute') return 'أكثر من نصف من يحق لهم التصويت';
  if (threshold === 'simple') return `أكثر من نصف ${bases[base]}`;
  return `${threshold} على الأقل من ${bases[base]}، وأن يزيد المؤيدون على المعارضين`;
};

const quorum = ({ needed, cast, electors, met }: Of<'quorum'>): string =>
  `${met ? 'اكتمل النصاب' : 'لم يكتمل النصاب'}: صوّت ${cast} من أصل ${electors}؛ المطلوب ${leastWhole(needed)}.`;

const inGroup = (name: string) => name || 'إحدى المجموعات';

const groupQuorums = (reasons: readonly Of<'group-quorum'>[]): string[] => {
  const missed = reasons.filter((reason) => !reason.met);
  if (reasons.length === 0) return [];
  if (missed.length === 0) return [`اكتمل النصاب في كل المجموعات (${reasons.length}).`];
  return missed.map(
    ({ group, cast, electors, needed }) =>
      `لم يكتمل النصاب في ${inGroup(group)}: صوّت ${cast} من أصل ${electors}؛ المطلوب ${leastWhole(needed)}.`,
  );
};

const conditions = {
  'no-group-opposed': 'ألا تعارض أي مجموعة',
  'every-group': 'أن يزيد المؤيدون على المعارضين في كل مجموعة',
} as const;

const groupConditions = (reasons: readonly Of<'group'>[]): string[] => {
  const missed = reasons.filter((reason) => !reason.met);
  const first = reasons[0];
  if (!first) return [];
  const condition = conditions[first.condition];
  if (missed.length === 0)
    return [`تحقق شرط المجموعات: ${condition} (عدد المجموعات ${reasons.length}).`];
  return missed.map(
    ({ group, yes, no }) =>
      `لم يتحقق شرط المجموعات (${condition}) في ${inGroup(group)}: المؤيدون ${yes}، المعارضون ${no}.`,
  );
};

const consent = ({ least, below, cast, met }: Of<'consent'>): string => {
  const asked = least === 1 ? 'ألا يمنعه أحد بقبضة' : 'ألا يُبدي أحد أقل من ثلاث أصابع';
  return `${met ? 'تحقق الرضا' : 'لم يتحقق الرضا'} (${asked}): فعل ذلك ${below} من أصل ${cast}.`;
};

const optionQuorum = ({ needed, yes, met }: Of<'option-quorum'>): string =>
  `${met ? 'اكتمل النصاب' : 'لم يكتمل النصاب'}: فوق «لا شيء مما سبق» ${yes}؛ المطلوب ${leastWhole(needed)}.`;

const majority = ({ ratio, yes, no, met }: Of<'majority'>): string =>
  `${met ? 'تحققت الأغلبية' : 'لم تتحقق الأغلبية'} على «لا شيء مما سبق»: ${yes} مقابل ${no}${ratio === '1' ? '' : `؛ المطلوب ${ratio} أمثال`}.`;

const secrecy = 'تصويت سري: المجموعات التي أدلت بأقل من خمسة أصوات تظهر في المجموع وحده.';

/** The reasons, a sentence each. */
export const becauseInArabic = ({ reasons, secret }: Vote): string[] => [
  ...reasons.filter((r) => r.kind === 'quorum').map(quorum),
  ...groupQuorums(reasons.filter((r) => r.kind === 'group-quorum')),
  ...reasons
    .filter((r) => r.kind === 'threshold')
    .map(
      (reason) =>
        `${reason.met ? 'تحققت الأغلبية المطلوبة' : 'لم تتحقق الأغلبية المطلوبة'}: ${thresholdWords(reason)}.`,
    ),
  ...groupConditions(reasons.filter((r) => r.kind === 'group')),
  ...reasons
    .filter((r) => r.kind === 'majority-of-groups')
    .map(
      ({ inFavour, of, met }) =>
        `${met ? 'تحققت أغلبية المجموعات' : 'لم تتحقق أغلبية المجموعات'}: المجموعات المؤيدة ${inFavour} من أصل ${of}.`,
    ),
  ...reasons.filter((r) => r.kind === 'consent').map(consent),
  ...reasons.filter((r) => r.kind === 'option-quorum').map(optionQuorum),
  ...reasons.filter((r) => r.kind === 'majority').map(majority),
  ...(secret ? [secrecy] : []),
];
