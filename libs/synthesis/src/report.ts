import type { DocumentJson } from '#libs/drafting';
import { cleanText } from './clean-text.js';
import { directionOf, type Direction } from './direction.js';
import { percent } from './percent.js';
import type { PriorityVote } from './priorities.js';
import type { AdoptedStatement, Chapter, OtherStatement, Synthesis } from './synthesis.js';
import { tidyDocument } from './tidy-document.js';
import type { Figures, Vote } from './votes.js';
import { wordsIn, type ReportLanguage, type Words } from './words.js';

/** One bar of a chart: a whole number of a whole number. */
export interface Bar {
  readonly label: string;
  readonly part: number;
  readonly of: number;
  readonly share: string;
}

/** A piece of the report. Every string is clean and plain; a renderer escapes it for its format. */
export type Block =
  /** level 1 is a chapter; `label` is the report's own word before the people's */
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2;
      readonly label?: string;
      readonly text: string;
    }
  | {
      readonly kind: 'paragraph';
      readonly text: string;
      readonly tone: 'plain' | 'strong' | 'small';
    }
  /** a text of the process; its headings start at 1, below the report's own */
  | { readonly kind: 'document'; readonly document: DocumentJson }
  /** the columns from `numbersFrom` on hold numbers; `foot` is a last row that sums up */
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly foot: readonly string[] | null;
      readonly numbersFrom: number;
    }
  | {
      readonly kind: 'bars';
      readonly caption: string;
      readonly alt: string;
      readonly bars: readonly Bar[];
    };

/** The report in one language, before it has a format. */
export interface Report {
  readonly language: ReportLanguage;
  readonly direction: Direction;
  readonly title: string;
  readonly subtitle: string;
  /** lines of the title page */
  readonly imprint: readonly string[];
  /** ISO time that the file is dated with, or null */
  readonly date: string | null;
  readonly words: {
    readonly contents: string;
    readonly notes: string;
    readonly backToText: string;
    readonly group: string;
  };
  readonly blocks: readonly Block[];
}

/** Says the synthesis in a language: chapters, sentences and tables in their order. */
export function writeReport(synthesis: Synthesis, language: ReportLanguage): Report {
  const words = wordsIn(language);
  const blocks = [
    ...summaryBlocks(synthesis, words),
    ...synthesis.chapters.flatMap((chapter) => chapterBlocks(chapter, words)),
    ...priorityBlocks(synthesis.priorityVotes, words),
    ...notAdoptedBlocks(synthesis.notAdopted, words),
  ];
  return {
    language,
    direction: words.direction,
    title: cleanText(synthesis.title),
    subtitle: words.synthesis,
    imprint: [
      ...(synthesis.host ? [words.hostedBy(own(synthesis.host, words))] : []),
      ...(synthesis.asOf ? [words.asOf(words.date(synthesis.asOf))] : []),
    ].map(cleanText),
    date: synthesis.asOf,
    words: {
      contents: words.contents,
      notes: words.notes,
      backToText: words.backToText,
      group: words.group,
    },
    blocks,
  };
}

const marks = { ltr: '\u200E', rtl: '\u200F' } as const;

/** What people wrote, held together by marks of its own direction where the report runs the other way. */
const own = (text: string, { direction }: Words): string => {
  const mark = marks[directionOf(text, direction)];
  return mark === marks[direction] ? text : `${mark}${text}${mark}`;
};

const heading = (words: Words, level: 1 | 2, text: string, label?: string): Block => ({
  kind: 'heading',
  level,
  ...(label && { label }),
  text: own(cleanText(text), words),
});

const paragraph = (
  text: string,
  tone: Extract<Block, { kind: 'paragraph' }>['tone'] = 'plain',
): Block => ({ kind: 'paragraph', text: cleanText(text), tone });

const table = (
  words: Words,
  caption: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  numbersFrom: number,
  foot: readonly string[] | null = null,
): Block => ({
  kind: 'table',
  caption: own(cleanText(caption), words),
  header: header.map((text) => own(cleanText(text), words)),
  rows: rows.map((row) => row.map((text) => own(cleanText(text), words))),
  foot: foot?.map(cleanText) ?? null,
  numbersFrom,
});

const summaryBlocks = (synthesis: Synthesis, words: Words): Block[] => [
  heading(words, 1, words.summary),
  table(
    words,
    words.figure,
    [words.figure, words.number],
    (Object.keys(words.figures) as (keyof Words['figures'])[]).map((key) => [
      words.figures[key],
      String(synthesis.summary[key]),
    ]),
    1,
  ),
  ...(synthesis.groups === null
    ? [paragraph(words.groupsNotNamed)]
    : synthesis.groups.length > 0
      ? [paragraph(words.groups(synthesis.groups.map((name) => own(name, words))))]
      : []),
  ...(synthesis.workshops.length > 0 ? [workshopTable(synthesis, words)] : []),
  ...(synthesis.chapters.length === 0 ? [paragraph(words.nothingAdopted)] : []),
];

const workshopTable = ({ workshops }: Synthesis, words: Words): Block =>
  table(
    words,
    words.workshops,
    [words.workshop, words.kind, words.place, words.day, words.status],
    workshops.map(({ title, kind, place, startsAt, status }) => [
      title,
      words.workshopKinds[kind],
      place ?? '',
      startsAt ? words.date(startsAt) : '',
      words.workshopStatuses[status],
    ]),
    5,
  );

const chapterBlocks = ({ theme, findings, recommendations }: Chapter, words: Words): Block[] => [
  heading(words, 1, theme ?? words.otherTexts),
  ...(recommendations.some(({ priority }) => priority && !priority.binding)
    ? [paragraph(words.priorityIsStraw, 'small')]
    : []),
  ...[...findings, ...recommendations].flatMap((statement) => adoptedBlocks(statement, words)),
];

const adoptedBlocks = (statement: AdoptedStatement, words: Words): Block[] => {
  const label = words.statement(statement.kind, statement.number);
  const { priority } = statement;
  return [
    heading(words, 2, statement.title, label),
    { kind: 'document', document: tidyDocument(statement.document, words.direction) },
    ...(priority ? [paragraph(words.priority(priority))] : []),
    ...statement.votes.flatMap((vote) => voteBlocks(vote, label, words)),
    ...(statement.workshop
      ? [paragraph(words.fromWorkshop(own(statement.workshop, words)), 'small')]
      : []),
    paragraph(words.textVotedOn(statement.hash), 'small'),
  ];
};

const voteBlocks = (vote: Vote, label: string, words: Words): Block[] => [
  paragraph(words.decided(vote), 'strong'),
  ...(vote.cancelled ? [] : [because(vote, words)].filter(Boolean).map((why) => paragraph(why))),
  ...(vote.overall && vote.byGroup && vote.byGroup.length > 0
    ? [votesByGroup(vote, label, words), barsByGroup(vote, label, words)]
    : []),
];

const because = (vote: Vote, words: Words): string => {
  const reasons = vote.reasons.map((reason) =>
    'group' in reason ? { ...reason, group: own(reason.group, words) } : reason,
  );
  return words.because({ ...vote, reasons }).join(' ');
};

const votesByGroup = ({ method, byGroup, overall }: Vote, label: string, words: Words): Block => {
  const { yes, no, abstain } = words.columns[method];
  const row = (name: string, figures: Figures) => {
    const { cast, columns } = inColumns(method, figures, abstain !== null);
    return [name, ...[...columns, cast].map(String)];
  };
  return table(
    words,
    words.votesOf(label),
    [words.group, yes, no, ...(abstain === null ? [] : [abstain]), words.voted],
    byGroup!.map((figures) => row(figures.group, figures)),
    1,
    row(words.overall, overall!),
  );
};

/** Silence is no ballot; every other figure is one. */
const inColumns = (
  method: Vote['method'],
  { yes, no, abstain }: Figures,
  isAbstainShown: boolean,
) => ({
  cast: (method === 'no-objection' ? 0 : yes) + no + abstain,
  columns: [yes, no, ...(isAbstainShown ? [abstain] : [])],
});

const barsByGroup = ({ method, byGroup, overall }: Vote, label: string, words: Words): Block => {
  const bars = [...byGroup!, { group: words.overall, ...overall! }].map(({ group, yes, no }) => ({
    label: own(cleanText(group), words),
    part: yes,
    of: yes + no,
    share: yes + no > 0 ? `${percent(yes, yes + no)} %` : '–',
  }));
  const caption = words.shareInFavour(label, method);
  const alt = `${caption}: ${bars.map((bar) => `${bar.label} ${bar.share}`).join(', ')}`;
  return { kind: 'bars', caption, alt, bars };
};

const priorityBlocks = (votes: readonly PriorityVote[], words: Words): Block[] =>
  votes.length === 0
    ? []
    : [
        heading(words, 1, words.priorities),
        ...votes.flatMap((vote) => priorityVoteBlocks(vote, words)),
      ];

const priorityVoteBlocks = (vote: PriorityVote, words: Words): Block[] => {
  const score = words.scores[vote.method];
  return [
    heading(words, 2, vote.question),
    paragraph(words.priorityResult(vote)),
    ...cutWords(vote, words).map((sentence) => paragraph(sentence)),
    table(
      words,
      vote.question,
      [words.option, words.rank, ...(score === null ? [] : [score]), ...vote.groups],
      vote.options.map((option) => [
        option.label,
        option.tied ? words.tied(option.rank) : String(option.rank),
        ...(score === null ? [] : [option.score ?? '–']),
        ...option.byGroup.map((figure) => figure ?? '–'),
      ]),
      1,
    ),
  ];
};

/** Who fills the places, who ties across the cut, and how the chair settled that. */
const cutWords = ({ selected, tied, ruling }: PriorityVote, words: Words): string[] => {
  const named = (labels: readonly string[]) => labels.map((label) => own(label, words));
  return [
    ...(selected.length > 0 ? [words.selected(named(selected))] : []),
    ...(tied.length > 0 ? [words.tieAcrossCut(named(tied))] : []),
    ...(ruling ? [words.ruling(named(ruling.selected), own(ruling.reason, words))] : []),
  ];
};

const notAdoptedBlocks = (statements: readonly OtherStatement[], words: Words): Block[] =>
  statements.length === 0
    ? []
    : [
        heading(words, 1, words.notAdopted),
        ...statements.flatMap((statement) => otherBlocks(statement, words)),
      ];

const otherBlocks = (statement: OtherStatement, words: Words): Block[] => [
  heading(words, 2, statement.title, words.statement(statement.kind, statement.number)),
  paragraph(
    [
      words.standing(statement.standing),
      ...(statement.theme ? [`${own(statement.theme, words)}.`] : []),
      ...(statement.workshop ? [words.fromWorkshop(own(statement.workshop, words))] : []),
    ].join(' '),
  ),
  ...(statement.votes.length === 0
    ? [paragraph(words.notVoted)]
    : statement.votes.flatMap((vote) => {
        const label = words.statement(statement.kind, statement.number);
        return voteBlocks(vote, label, words);
      })),
];
