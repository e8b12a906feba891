import {
  AlignmentType,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
  type ParagraphChild,
} from 'docx';
import type { Direction } from '#libs/synthesis';
import { indentOf, type DocxLists, type ListPlace } from './docx-lists.js';
import type { PrintBlock, PrintCell, PrintInline } from './print-report.js';

export const headingLevels = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
] as const;

const headerShading = { type: ShadingType.CLEAR, fill: 'E4EDF1' };

/** A paragraph of one run in one direction. */
export const plainParagraph = (
  text: string,
  dir: Direction,
  { run = {}, ...options }: IParagraphOptions & { run?: object } = {},
): Paragraph =>
  new Paragraph({
    ...options,
    bidirectional: dir === 'rtl',
    children: [new TextRun({ text, rightToLeft: dir === 'rtl', ...run })],
  });

interface Speech {
  readonly dir: Direction;
  readonly lang: string | null;
}

const textRun = (
  inline: Extract<PrintInline, { kind: 'text' }>,
  { dir, lang }: Speech,
): ParagraphChild => {
  const run = new TextRun({
    text: inline.text,
    bold: inline.bold,
    italics: inline.italic,
    rightToLeft: dir === 'rtl',
    ...(inline.underline && { underline: {} }),
    ...(lang && { language: { value: lang, bidirectional: lang } }),
    ...(inline.href !== null && { style: 'Hyperlink' }),
  });
  return inline.href === null ? run : new ExternalHyperlink({ link: inline.href, children: [run] });
};

const writeInline = (inline: PrintInline, speech: Speech): ParagraphChild => {
  switch (inline.kind) {
    case 'break':
      return new TextRun({ break: 1 });
    case 'footnote':
      return new FootnoteReferenceRun({ children: [plainParagraph(inline.text, inline.dir)] });
    case 'text':
      return textRun(inline, speech);
  }
};

/** How deep in lists and quotations a block stands, and the number that its first paragraph bears. */
interface Place {
  readonly depth: number;
  readonly number?: ListPlace;
}

type Written = Paragraph | Table;

/** A document's blocks as paragraphs and tables of Word. */
export function writeBlocks(
  blocks: readonly PrintBlock[],
  lists: DocxLists,
  place: Place = { depth: 0 },
): Written[] {
  const written = blocks.flatMap((block, i) =>
    writeBlock(block, lists, i === 0 ? place : { depth: place.depth }),
  );
  return apart(written);
}

/** Word joins tables that touch, and wants a paragraph at the end of a cell. */
export const apart = (written: readonly Written[]): Written[] =>
  written.flatMap((one, i) =>
    one instanceof Table && !(written[i + 1] instanceof Paragraph)
      ? [one, new Paragraph('')]
      : [one],
  );

function writeBlock(block: PrintBlock, lists: DocxLists, place: Place): Written[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [writeParagraph(block, place)];
    case 'quote':
      return writeBlocks(block.content, lists, { depth: place.depth + 1 });
    case 'list': {
      const number = lists.place(block.ordered, block.start, place.depth);
      const depth = place.depth + 1;
      return block.items.flatMap((item) => writeBlocks(item, lists, { depth, number }));
    }
    case 'grid':
      return [writeGrid(block, lists)];
  }
}

const writeParagraph = (
  block: Extract<PrintBlock, { kind: 'paragraph' | 'heading' }>,
  { depth, number }: Place,
): Paragraph =>
  new Paragraph({
    bidirectional: block.dir === 'rtl',
    children: block.content.map((inline) => writeInline(inline, block)),
    ...(block.kind === 'heading' && { heading: headingLevels[Math.min(block.level + 1, 4)]! }),
    ...(number
      ? { numbering: number }
      : depth > 0 && { indent: { start: indentOf(depth), end: 0 } }),
  });

const writeCell = (cell: PrintCell, lists: DocxLists): TableCell =>
  new TableCell({
    columnSpan: cell.colspan,
    rowSpan: cell.rowspan,
    children: writeBlocks(cell.content, lists),
    ...(cell.header && { shading: headerShading }),
  });

const writeGrid = (block: Extract<PrintBlock, { kind: 'grid' }>, lists: DocxLists): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    visuallyRightToLeft: block.dir === 'rtl',
    rows: Array.from(
      { length: block.rows },
      (_, y) =>
        new TableRow({
          tableHeader: y < block.headerRows,
          children: block.cells.filter((cell) => cell.y === y).map((c) => writeCell(c, lists)),
        }),
    ),
  });

const textWidth = 9000;

/** In twips: columns of figures are narrow, columns of words share the rest. */
const columnWidths = (columns: number, numbersFrom: number): number[] => {
  const numbers = Math.max(0, columns - numbersFrom);
  const narrow = numbers > 0 ? Math.min(1300, Math.floor((textWidth * 0.6) / numbers)) : 0;
  const wide = Math.floor((textWidth - narrow * numbers) / (columns - numbers));
  return Array.from({ length: columns }, (_, x) => (x < numbersFrom ? wide : narrow));
};

/** A table of words and figures: the first row is repeated on each page, figures stand at the far side. */
export const writeFigures = (
  rows: readonly (readonly string[])[],
  numbersFrom: number,
  boldLast: boolean,
  dir: Direction,
): Table =>
  new Table({
    columnWidths: columnWidths(rows[0]?.length ?? 1, numbersFrom),
    width: { size: textWidth, type: WidthType.DXA },
    visuallyRightToLeft: dir === 'rtl',
    rows: rows.map(
      (cells, y) =>
        new TableRow({
          tableHeader: y === 0,
          cantSplit: true,
          children: cells.map(
            (text, x) =>
              new TableCell({
                ...(y === 0 && { shading: headerShading }),
                children: [
                  plainParagraph(text, dir, {
                    alignment: x >= numbersFrom ? AlignmentType.END : AlignmentType.START,
                    run: { bold: y === 0 || (boldLast && y === rows.length - 1), size: 19 },
                  }),
                ],
              }),
          ),
        }),
    ),
  });
