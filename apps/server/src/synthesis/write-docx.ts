import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  TableOfContents,
  TextRun,
  type IStylesOptions,
  type Table,
} from 'docx';
import type { Direction } from '#libs/synthesis';
import {
  apart,
  headingLevels,
  plainParagraph,
  writeBlocks,
  writeFigures,
} from './docx-document.js';
import { DocxLists } from './docx-lists.js';
import { freezeZip } from './freeze-zip.js';
import type { PrintReport, ReportBlock } from './print-report.js';

export interface DocxJob {
  readonly kind: 'docx';
  readonly report: PrintReport;
}

const tones = {
  plain: {},
  strong: { bold: true },
  small: { size: 17 },
} as const;

/** Charts are left out: the table beside each one says the same. */
function writeBlock(block: ReportBlock, lists: DocxLists, dir: Direction): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading': {
      const said = block.label === null ? block.text : `${block.label}. ${block.text}`;
      const heading = headingLevels[block.level - 1]!;
      return [plainParagraph(said, dir, { heading, pageBreakBefore: block.level === 1 })];
    }
    case 'paragraph':
      return [plainParagraph(block.text, dir, { run: tones[block.tone] })];
    case 'document':
      return writeBlocks(block.content, lists);
    case 'table': {
      const rows = [block.header, ...block.rows, ...(block.foot ? [block.foot] : [])];
      return [
        plainParagraph(block.caption, dir, { style: 'Caption', keepNext: true }),
        writeFigures(rows, block.numbersFrom, block.foot !== null, dir),
        new Paragraph(''),
      ];
    }
    case 'bars':
      return [];
  }
}

const ink = '0B5F7A';
const headingStyle = (size: number) => ({
  run: { size, bold: true, color: ink },
  paragraph: { spacing: { before: 320, after: 140 }, keepNext: true },
});

const styles = ({ language }: PrintReport): IStylesOptions => ({
  default: {
    document: {
      run: {
        font: { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Arial', eastAsia: 'Calibri' },
        size: 22,
        language: { value: language === 'en' ? 'en-GB' : language, bidirectional: 'ar' },
      },
      paragraph: { spacing: { after: 120, line: 288 } },
    },
    title: { run: { size: 52, bold: true, color: ink } },
    heading1: headingStyle(34),
    heading2: headingStyle(27),
    heading3: headingStyle(24),
    heading4: headingStyle(22),
    heading5: headingStyle(22),
  },
  paragraphStyles: [
    { id: 'Caption', name: 'caption', basedOn: 'Normal', run: { italics: true, size: 18 } },
  ],
});

const titlePage = ({ title, subtitle, imprint, direction }: PrintReport): Paragraph[] => {
  const alignment = AlignmentType.CENTER;
  return [
    plainParagraph(title, direction, { style: 'Title', alignment, spacing: { before: 3600 } }),
    plainParagraph(subtitle, direction, { alignment, run: { size: 28 } }),
    ...imprint.map((line) => plainParagraph(line, direction, { alignment })),
    new Paragraph({ children: [new PageBreak()] }),
  ];
};

const pageNumbers = () =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: [PageNumber.CURRENT] })],
      }),
    ],
  });

const isoOf = (date: PrintReport['date']): string =>
  date
    ? new Date(Date.UTC(date[0], date[1] - 1, date[2])).toISOString().replace('.000Z', 'Z')
    : '1980-01-02T00:00:00Z';

/** Writes a report as a Word document. Same report, same bytes, in a fresh thread. */
export async function writeDocx({ report }: DocxJob): Promise<Uint8Array> {
  const lists = new DocxLists();
  const body = apart(report.blocks.flatMap((block) => writeBlock(block, lists, report.direction)));
  const document = new Document({
    title: report.title,
    description: report.subtitle,
    creator: 'Plenary',
    lastModifiedBy: 'Plenary',
    styles: styles(report),
    numbering: lists.numbering(),
    sections: [
      {
        properties: { titlePage: true },
        footers: { default: pageNumbers() },
        children: [
          ...titlePage(report),
          plainParagraph(report.words.contents, report.direction, {
            run: { bold: true, size: 30, color: ink },
          }),
          new TableOfContents(report.words.contents, {
            hyperlink: true,
            headingStyleRange: '1-2',
            beginDirty: true,
          }),
          ...body,
        ],
      },
    ],
  });
  return freezeZip(await Packer.toBuffer(document), isoOf(report.date));
}
