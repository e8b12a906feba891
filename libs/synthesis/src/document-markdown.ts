import { MarkdownSerializer, type MarkdownSerializerState } from 'prosemirror-markdown';
import type { Mark, Node } from 'prosemirror-model';
import { documentSchema, type DocumentJson } from '#libs/drafting';
import { layOutTable } from './table-grid.js';

/** The notes met so far, in the order of the report. */
export type MarkdownNotes = string[];

/**
 * Text that a Markdown reader shows as it was typed, wherever in a block it stands: every sign that can mean something
 * is escaped, and at its start what could open a list, a heading or an underline.
 */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\\`*_~^[\]<>#|&$]/g, '\\$&')
    .replace(/^(\s*)([-+=:])/, '$1\\$2')
    .replace(/^(\s*\d*)([.)])/, '$1\\$2');

/** One line of a GFM table; the cells are escaped already. */
export const markdownRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

type NodeWriter = (state: MarkdownSerializerState, node: Node, parent: Node, index: number) => void;

const paragraph: NodeWriter = (state, node) => {
  state.renderInline(node);
  state.closeBlock(node);
};

/** A text's first level stands under the report's third. */
const heading: NodeWriter = (state, node) => {
  state.write(`${'#'.repeat(Number(node.attrs['level']) + 3)} `);
  state.renderInline(node, false);
  state.closeBlock(node);
};

const orderedList: NodeWriter = (state, node) => {
  const start = Number(node.attrs['start']);
  const width = String(start + node.childCount - 1).length + 2;
  state.renderList(node, ' '.repeat(width), (i) => `${start + i}. `.padEnd(width));
};

const breakAs =
  (sign: string): NodeWriter =>
  (state, node, parent, index) => {
    const last = parent.childCount - 1;
    const ends = index === last || parent.child(last).type === node.type;
    if (!ends) state.write(parent.type.name === 'heading' ? ' ' : sign);
  };

const marks = {
  bold: { open: '**', close: '**', mixable: true, expelEnclosingWhitespace: true },
  italic: { open: '*', close: '*', mixable: true, expelEnclosingWhitespace: true },
  underline: { open: '', close: '', mixable: true },
  link: {
    open: '[',
    close: (_: unknown, mark: Mark) =>
      `](${String(mark.attrs['href']).replace(/[\\()<>|&`[\]]/g, '\\$&')})`,
  },
};

const writers = (notes: MarkdownNotes, lineBreak: string): Record<string, NodeWriter> => ({
  paragraph,
  heading,
  blockquote: (state, node) => state.wrapBlock('> ', null, node, () => state.renderContent(node)),
  bulletList: (state, node) => state.renderList(node, '  ', () => '- '),
  orderedList,
  listItem: (state, node) => state.renderContent(node),
  hardBreak: breakAs(lineBreak),
  text: (state, node) => state.text(escapeMarkdown(node.text ?? ''), false),
  footnote: (state, node) => state.text(`[^${notes.push(String(node.attrs['text']))}]`, false),
});

/** A cell's blocks as lines; a list's items stand behind a bullet. */
const cellLines = (node: DocumentJson, inCell: MarkdownSerializer): string[] => {
  if (node.type === 'paragraph' || node.type === 'heading') {
    const textBlock = { type: 'paragraph', content: node.content ?? [] };
    const line = { type: 'doc', content: [textBlock] };
    return [inCell.serialize(documentSchema().nodeFromJSON(line)).trim()];
  }
  const lines = (node.content ?? []).flatMap((child) => cellLines(child, inCell));
  return node.type === 'listItem' ? lines.map((line, i) => (i === 0 ? `• ${line}` : line)) : lines;
};

/** A table in GFM: spans become empty cells, and a table without a row of headings gets an empty one. */
const tableWriter =
  (inCell: MarkdownSerializer): NodeWriter =>
  (state, node) => {
    const grid = layOutTable(node.toJSON() as DocumentJson);
    const blank = Array.from({ length: grid.columns }, () => '');
    const rows = Array.from({ length: grid.rows }, () => [...blank]);
    for (const { x, y, content } of grid.cells)
      rows[y]![x] = content.flatMap((child) => cellLines(child, inCell)).join('<br>');
    const [head = blank, ...body] = grid.headerRows > 0 ? rows : [blank, ...rows];
    for (const row of [head, head.map(() => '---'), ...body]) {
      state.write(markdownRow(row));
      state.ensureNewLine();
    }
    state.closeBlock(node);
  };

/** A tidy document in Markdown; its notes are added to `notes` and referred to by their number. */
export function documentMarkdown(document: Node, notes: MarkdownNotes): string {
  const strict = { hardBreakNodeName: 'hardBreak', tightLists: true };
  const inCell = new MarkdownSerializer(writers(notes, '<br>'), marks, strict);
  const nodes = { ...writers(notes, '\\\n'), table: tableWriter(inCell) };
  return new MarkdownSerializer(nodes, marks, strict).serialize(document).trim();
}
