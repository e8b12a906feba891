import { documentSchema } from '#libs/drafting';
import {
  documentMarkdown,
  escapeMarkdown,
  markdownRow,
  type MarkdownNotes,
} from './document-markdown.js';
import { writeReport, type Block } from './report.js';
import type { Synthesis } from './synthesis.js';
import type { ReportLanguage } from './words.js';

const table = ({ caption, header, rows, foot, numbersFrom }: Extract<Block, { kind: 'table' }>) => {
  const aligned = header.map((_, i) => (i >= numbersFrom ? '---:' : '---'));
  const bold = foot?.map((text) => `**${escapeMarkdown(text)}**`);
  const lines = [
    markdownRow(header.map(escapeMarkdown)),
    markdownRow(aligned),
    ...rows.map((cells) => markdownRow(cells.map(escapeMarkdown))),
    ...(bold ? [markdownRow(bold)] : []),
  ];
  return `*${escapeMarkdown(caption.trim())}*\n\n${lines.join('\n')}`;
};

const tones = { plain: '', strong: '**', small: '' } as const;

const block = (one: Block, notes: MarkdownNotes): string => {
  switch (one.kind) {
    case 'heading': {
      const said = one.label ? `${one.label}: ${one.text}` : one.text;
      return `${'#'.repeat(one.level + 1)} ${escapeMarkdown(said.trim())}`;
    }
    case 'paragraph':
      return `${tones[one.tone]}${escapeMarkdown(one.text.trim())}${tones[one.tone]}`;
    case 'document':
      return documentMarkdown(documentSchema().nodeFromJSON(one.document), notes);
    case 'table':
      return table(one);
    case 'bars':
      return '';
  }
};

/**
 * The report as CommonMark with GFM tables and footnotes. What people typed is escaped, so it reads as they typed it;
 * underlining and direction have no sign in Markdown and are left out.
 */
export function renderMarkdown(synthesis: Synthesis, language: ReportLanguage): string {
  const report = writeReport(synthesis, language);
  const notes: MarkdownNotes = [];
  const parts = [
    `# ${escapeMarkdown(report.title.trim())}`,
    `**${escapeMarkdown(report.subtitle)}**`,
    ...report.imprint.map((line) => escapeMarkdown(line.trim())),
    ...report.blocks.map((one) => block(one, notes)),
    notes.map((text, i) => `[^${i + 1}]: ${escapeMarkdown(text.trim())}`).join('\n\n'),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
