import { becauseInArabic, decidedInArabic } from './vote-words-ar.js';
import type { Words } from './words.js';

const kinds = { finding: 'الاستنتاج', recommendation: 'التوصية' } as const;

const scores = {
  approval: 'الموافقات',
  dots: 'النقاط',
  score: 'متوسط الدرجات',
  borda: 'النقاط',
  schulze: null,
} as const;

const ways = {
  approval: 'تصويت بالموافقة',
  dots: 'نقاط',
  score: 'درجات',
  borda: 'ترتيب بالنقاط (بوردا)',
  schulze: 'ترتيب بالمقارنة الثنائية (شولتسه)',
} as const;

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
  priority: ({ rank, of, tied, method, score }) => {
    const figure = score === null ? '' : ` (${scores[method]!}: ${score})`;
    return `الأولوية ${rank} من ${of}${tied ? '، بالتساوي' : ''}${figure}.`;
  },
  priorityIsStraw: 'ترتيب الأولويات مأخوذ من تصويت استطلاعي.',
  textVotedOn: (hash) => `النص المعتمد: ${hash}`,
  decided: decidedInArabic,
  because: becauseInArabic,
  votesOf: (statement) => `الأصوات على ${statement} بحسب المجموعات`,
  group: 'المجموعة',
  columns: {
    'yes-no-abstain': { yes: 'مؤيد', no: 'معارض', abstain: 'ممتنع' },
    consent: { yes: 'ثلاث أصابع فأكثر', no: 'أقل', abstain: null },
    'no-objection': { yes: 'ساكت', no: 'معترض', abstain: 'واقف جانباً' },
    approval: { yes: 'موافق', no: 'غير موافق', abstain: null },
    schulze: { yes: 'فوق «لا شيء»', no: 'تحت «لا شيء»', abstain: 'لا هذا ولا ذاك' },
  },
  voted: 'بطاقات الاقتراع',
  overall: 'جميع المصوّتين',
  shareInFavour: (statement, method) =>
    method === 'yes-no-abstain'
      ? `نسبة المؤيدين من مجموع المؤيدين والمعارضين، ${statement}`
      : `نسبة التأييد، ${statement}`,
  priorities: 'التصويت على الأولويات',
  priorityResult: ({ method, cast, binding, secret }) =>
    `${binding ? '' : 'تصويت استطلاعي. '}${ways[method]}. بطاقات الاقتراع: ${cast}.${secret ? ' تصويت سري.' : ''}`,
  selected: (labels) => `اختير: ${labels.join('؛ ')}.`,
  tieAcrossCut: (labels) => `تعادلت عند المكان الأخير فلم يخترها العدّ: ${labels.join('؛ ')}.`,
  ruling: (labels, reason) => `اختير بقرار من الرئيس: ${labels.join('؛ ')}. ${reason}`,
  rank: 'الرتبة',
  option: 'النص',
  scores,
  tied: (rank) => `${rank} (بالتساوي)`,
  notAdopted: 'نصوص لم تُعتمد',
  standing: (standing) => `الوضع: ${standings[standing]}.`,
  notVoted: 'لم يُطرح للتصويت.',
  notes: 'الحواشي',
  backToText: 'العودة إلى النص',
  glyphsMissing: (characters) =>
    `لا تتضمن خطوط هذا الملف أشكالاً لبعض الحروف (${characters})، ولذلك فهو ليس ملف PDF/UA؛ والنسخة بصيغة HTML تعرضها.`,
};
