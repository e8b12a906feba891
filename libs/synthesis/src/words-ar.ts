import type { Reason } from '#libs/voting';
import { leastWhole, percent } from './percent.js';
import type { Vote } from './votes.js';
import type { Words } from './words.js';

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

const share = (part: number, of: number) => (of > 0 ? ` (${percent(part, of)} %)` : '');

const figures = (vote: Vote): string => {
  const threshold = vote.reasons.find((reason) => reason.kind === 'threshold');
  const { yes, no, abstain } = vote.overall ?? { yes: 0, no: 0, abstain: 0 };
  const of = threshold?.of ?? yes + no;
  const base = bases[threshold?.base ?? 'yes-no'];
  return `المؤيدون ${yes} من مجموع ${base} ${of}${share(yes, of)}، المعارضون ${no}، الممتنعون ${abstain}`;
};

const head = ({ binding, outcome, attempt }: Vote): string => {
  const nth = attempt > 1 ? ` (التصويت رقم ${attempt} على هذا النص)` : '';
  if (!binding) return `تصويت استطلاعي لا يَعتمد شيئاً${nth}`;
  return `${outcome ? outcomes[outcome] : 'أُغلق'}${nth}`;
};

const decided = (vote: Vote): string =>
  vote.cancelled
    ? `أُلغي دون نتيجة: ${vote.binding ? 'التصويت' : 'التصويت الاستطلاعي'} رقم ${vote.attempt} على هذا النص.`
    : `${head(vote)}: ${figures(vote)}.`;

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

const because = ({ reasons }: Vote): string[] => [
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
];

const kinds = { finding: 'الاستنتاج', recommendation: 'التوصية' } as const;

const standings = {
  open: 'مفتوح',
  bracketed: 'بين أقواس',
  'agreed ad referendum': 'متفق عليه رهن الاستشارة',
  agreed: 'متفق عليه',
  adopted: 'معتمد',
  noted: 'أُحيط به علماً',
  "rapporteur's summary": 'موجز المقرر',
  'not adopted': 'لم يُعتمد',
} as const;

const days = new Intl.DateTimeFormat('ar-u-nu-latn-ca-gregory', {
  dateStyle: 'long',
  timeZone: 'UTC',
});

export const arabic: Words = {
  direction: 'rtl',
  synthesis: 'التقرير الجامع للاستنتاجات والتوصيات',
  hostedBy: (host) => `الجهة المضيفة: ${host}`,
  asOf: (date) => `حتى تاريخ ${date}`,
  date: (iso) => days.format(new Date(iso)),
  contents: 'المحتويات',
  summary: 'موجز',
  figures: {
    workshops: 'حلقات العمل',
    groups: 'مجموعات أصحاب المصلحة',
    statements: 'الاستنتاجات والتوصيات المطروحة',
    findingsAdopted: 'الاستنتاجات المعتمدة',
    recommendationsAdopted: 'التوصيات المعتمدة',
    bindingVotes: 'عمليات التصويت الملزمة',
  },
  figure: 'العملية بالأرقام',
  number: 'العدد',
  groups: (names) => `مجموعات أصحاب المصلحة: ${names.join('؛ ')}.`,
  groupsNotNamed: 'وفقاً لقاعدة الإسناد المتبعة في هذه العملية، لا تُعرض الأرقام بحسب المجموعات.',
  workshops: 'حلقات العمل',
  workshop: 'حلقة العمل',
  kind: 'النوع',
  place: 'المكان',
  day: 'التاريخ',
  status: 'الحالة',
  workshopKinds: { seminar: 'حلقة دراسية', conference: 'مؤتمر' },
  workshopStatuses: { upcoming: 'قادمة', live: 'جارية', closed: 'مختتمة' },
  otherTexts: 'نصوص أخرى',
  nothingAdopted: 'لم يُعتمد أي استنتاج أو توصية بعد.',
  statement: (kind, number) => `${kinds[kind]} ${number}`,
  fromWorkshop: (title) => `المصدر: ${title}.`,
  priority: (rank, of, dots, tied) =>
    `الأولوية ${rank} من ${of}${tied ? '، بالتساوي' : ''} (النقاط: ${dots}).`,
  priorityIsStraw: 'ترتيب الأولويات مأخوذ من تصويت استطلاعي.',
  textVotedOn: (hash) => `النص المعتمد: ${hash}`,
  decided,
  because,
  votesOf: (statement) => `الأصوات على ${statement} بحسب المجموعات`,
  group: 'المجموعة',
  yes: 'مؤيد',
  no: 'معارض',
  abstain: 'ممتنع',
  voted: 'بطاقات الاقتراع',
  overall: 'جميع المصوّتين',
  shareInFavour: (statement) => `نسبة المؤيدين من مجموع المؤيدين والمعارضين، ${statement}`,
  priorities: 'التصويت على الأولويات',
  priorityResult: (cast, binding) =>
    binding ? `بطاقات الاقتراع: ${cast}.` : `تصويت استطلاعي. بطاقات الاقتراع: ${cast}.`,
  rank: 'الرتبة',
  option: 'النص',
  dots: 'النقاط',
  tied: (rank) => `${rank} (بالتساوي)`,
  notAdopted: 'نصوص لم تُعتمد',
  standing: (standing) => `الوضع: ${standings[standing]}.`,
  notVoted: 'لم يُطرح للتصويت.',
  notes: 'الحواشي',
  backToText: 'العودة إلى النص',
  glyphsMissing: (characters) =>
    `لا تتضمن خطوط هذا الملف أشكالاً لبعض الحروف (${characters})، ولذلك فهو ليس ملف PDF/UA؛ والنسخة بصيغة HTML تعرضها.`,
};
