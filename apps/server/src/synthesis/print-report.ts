import type { DocumentJson } from '#libs/drafting';
import { directionOf, layOutTable, type Block, type Direction, type Report } from '#libs/synthesis';

/** A run of text, a line break or a footnote; every field is there, so a template need not ask. */
export type PrintInline =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly bold: boolean;
      readonly italic: boolean;
      readonly underline: boolean;
      readonly href: string | null;
    }
  | { readonly kind: 'break' }
  | { readonly kind: 'footnote'; readonly text: string; readonly dir: Direction };

interface Localized {
  readonly dir: Direction;
  /** a language code of two or three letters */
  readonly lang: string | null;
}

export interface PrintCell {
  readonly x: number;
  readonly y: number;
  readonly colspan: number;
  readonly rowspan: number;
  readonly header: boolean;
  readonly content: readonly PrintBlock[];
}

/** A block of a document with its tables laid out, ready for a page. */
export type PrintBlock =
  | (Localized & { readonly kind: 'paragraph'; readonly content: readonly PrintInline[] })
  | (Localized & {
      readonly kind: 'heading';
      readonly level: number;
      readonly content: readonly PrintInline[];
    })
  | (Localized & { readonly kind: 'quote'; readonly content: readonly PrintBlock[] })
  | (Localized & {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly (readonly PrintBlock[])[];
    })
  | (Localized & {
      readonly kind: 'grid';
      readonly columns: number;
      readonly rows: number;
      readonly headerRows: number;
      readonly cells: readonly PrintCell[];
    });

export type ReportBlock =
  | Exclude<Block, { kind: 'document' } | { kind: 'heading' }>
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2;
      readonly label: string | null;
      readonly text: string;
    }
  | { readonly kind: 'document'; readonly content: readonly PrintBlock[] };

/** A report as plain data for a worker: nothing in it needs the document schema any more. */
export interface PrintReport extends Omit<Report, 'blocks' | 'date'> {
  /** year, month and day */
  readonly date: readonly [number, number, number] | null;
  readonly blocks: readonly ReportBlock[];
}

const localized = ({ attrs }: DocumentJson): Localized => ({
  dir: attrs?.['dir'] === 'rtl' ? 'rtl' : 'ltr',
  lang: /^[a-z]{2,3}(?=-|$)/.exec(String((attrs?.['lang'] ?? '') as string))?.[0] ?? null,
});

const has = (node: DocumentJson, mark: string): boolean =>
  node.marks?.some(({ type }) => type === mark) ?? false;

const inline = (node: DocumentJson): PrintInline[] => {
  if (node.type === 'hardBreak') return [{ kind: 'break' }];
  if (node.type === 'footnote') {
    const text = (node.attrs?.['text'] ?? '') as string;
    return [{ kind: 'footnote', text, dir: directionOf(text, 'ltr') }];
  }
  const href = node.marks?.find(({ type }) => type === 'link')?.attrs?.['href'] ?? null;
  return [
    {
      kind: 'text',
      text: node.text ?? '',
      bold: has(node, 'bold'),
      italic: has(node, 'italic'),
      underline: has(node, 'underline'),
      href: href as string | null,
    },
  ];
};

const inlines = ({ content = [] }: DocumentJson) => content.flatMap(inline);

/** Typst gives up on about thirty levels, of which a list takes one, a quotation or table two. */
const deepest = 24;
const levels: Readonly<Record<string, number>> = {
  bulletList: 1,
  orderedList: 1,
  blockquote: 2,
  table: 2,
};

const within = (content: readonly DocumentJson[], depth: number): PrintBlock[] =>
  content.flatMap((node) => printBlock(node, depth));

const printGrid = (node: DocumentJson, depth: number): PrintBlock => {
  const { cells, ...size } = layOutTable(node);
  return {
    kind: 'grid',
    ...localized(node),
    ...size,
    cells: cells.map((cell) => ({ ...cell, content: within(cell.content, depth) })),
  };
};

const printList = (node: DocumentJson, depth: number): PrintBlock => ({
  kind: 'list',
  ...localized(node),
  ordered: node.type === 'orderedList',
  start: Number(node.attrs?.['start'] ?? 1),
  items: (node.content ?? []).map(({ content = [] }) => within(content, depth)),
});

/** What is nested too deep to print as it stands keeps its words and loses its frame. */
function printBlock(node: DocumentJson, above: number): PrintBlock[] {
  const depth = above + (levels[node.type] ?? 0);
  if (depth > deepest) return printFlat(node, depth);
  switch (node.type) {
    case 'blockquote':
      return [{ kind: 'quote', ...localized(node), content: within(node.content ?? [], depth) }];
    case 'bulletList':
    case 'orderedList':
      return [printList(node, depth)];
    case 'table':
      return [printGrid(node, depth)];
    default:
      return printFlat(node, depth);
  }
}

function printFlat(node: DocumentJson, depth: number): PrintBlock[] {
  if (node.type === 'paragraph')
    return [{ kind: 'paragraph', ...localized(node), content: inlines(node) }];
  if (node.type === 'heading') {
    const level = Number(node.attrs?.['level'] ?? 1);
    return [{ kind: 'heading', ...localized(node), level, content: inlines(node) }];
  }
  return within(node.content ?? [], depth);
}

const reportBlock = (block: Block): ReportBlock => {
  if (block.kind === 'document') return { kind: 'document', content: within([block.document], 0) };
  return block.kind === 'heading' ? { ...block, label: block.label ?? null } : block;
};

const dayOf = (iso: string): [number, number, number] => {
  const date = new Date(iso);
  return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
};

/** Lays a report out for print. */
export const printReport = (report: Report): PrintReport => ({
  ...report,
  date: report.date ? dayOf(report.date) : null,
  blocks: report.blocks.map(reportBlock),
});
