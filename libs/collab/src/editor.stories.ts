import { Schema, type Node } from '@tiptap/pm/model';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { Rules } from './rules.js';

/** A schema like the one of an editor that people use, for specs: the engine itself knows none. */
export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { group: 'block', content: 'inline*' },
    heading: { group: 'block', content: 'inline*', attrs: { level: { default: 1 } } },
    blockquote: { group: 'block', content: 'block+' },
    bulletList: { group: 'block', content: 'listItem+' },
    listItem: { content: 'paragraph block*' },
    table: { group: 'block', content: 'tableRow+' },
    tableRow: { content: 'tableCell+' },
    tableCell: { content: 'block+', attrs: { colspan: { default: 1 } } },
    text: { group: 'inline' },
    hardBreak: { group: 'inline', inline: true },
  },
  marks: {
    bold: {},
    italic: {},
    link: { attrs: { href: {} } },
    comment: { attrs: { id: {} }, excludes: '' },
  },
});

const blocks = ['paragraph', 'heading', 'blockquote', 'bulletList', 'table'];
const inline = ['#text', 'hardBreak'];
const children: Record<string, readonly string[]> = {
  doc: blocks,
  paragraph: inline,
  heading: inline,
  blockquote: blocks,
  bulletList: ['listItem'],
  listItem: blocks,
  table: ['tableRow'],
  tableRow: ['tableCell'],
  tableCell: blocks,
};

const attributes: Record<string, (value: unknown) => boolean> = {
  'heading.level': (value) => Number.isInteger(value) && Math.abs((value as number) - 3.5) < 3,
  'tableCell.colspan': (value) => value === 1,
};

const marks: Record<string, (value: { href?: unknown; id?: unknown }) => boolean> = {
  bold: () => true,
  italic: () => true,
  link: ({ href }) => typeof href === 'string' && href.startsWith('https://'),
  comment: ({ id }) => typeof id === 'string',
};

/** What may be put anywhere, and be empty: not the list item, which begins with a paragraph. */
const looseChildren: Record<string, readonly string[]> = {
  doc: ['paragraph', 'heading'],
  paragraph: ['#text'],
  heading: ['#text'],
};

/** The rules that go with the schema. */
export const rules: Rules = {
  root: (name) => name === 'default',
  child: (parent, child) => children[parent]?.includes(child) ?? false,
  fitsAnywhere: (parent, child) => looseChildren[parent]?.includes(child) ?? false,
  attribute: (node, name, value) => attributes[`${node}.${name}`]?.(value) ?? false,
  mark: (name, value, holder) =>
    ['paragraph', 'heading'].includes(holder) &&
    name in marks &&
    (value === null || (typeof value === 'object' && marks[name]!(value))),
  overlaps: (name) => name === 'comment',
};

/** A source of random numbers that a seed pins (mulberry32). */
export interface Dice {
  (): number;
  below(bound: number): number;
  pick<Item>(items: readonly Item[]): Item;
}

export function seededDice(seed: number): Dice {
  let state = seed >>> 0;
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (bound: number) => Math.floor(roll() * bound);
  return Object.assign(roll, {
    below,
    pick: <Item>(items: readonly Item[]) => items[below(items.length)]!,
  });
}

/** None has surrogate pairs: Yjs breaks one that is cut in two, which an editor never does but the dice would. */
const words = ['peace', 'mission', 'field', '平和', 'سلام', 'mandate', 'review'];
/** A paragraph of the schema. */
export const paragraph = (text: string) =>
  schema.node('paragraph', null, text ? [schema.text(text)] : []);

/** An editor without a screen: edits a Yjs document in the way that y-tiptap does. */
export class Editor {
  readonly fragment: Y.XmlFragment;

  constructor(
    readonly doc: Y.Doc,
    private readonly dice: Dice,
  ) {
    this.fragment = doc.getXmlFragment('default');
  }

  /** Changes the document by a ProseMirror transaction; one that does not fit the schema does nothing. */
  edit(change: (transaction: Transaction) => void): void {
    const { doc: node, meta } = initProseMirrorDoc(this.fragment, schema);
    const { tr } = EditorState.create({ doc: node, schema });
    try {
      change(tr);
      tr.doc.check();
    } catch {
      return;
    }
    if (tr.docChanged)
      this.doc.transact(() => updateYFragment(this.doc, this.fragment, tr.doc, meta));
  }

  type(text: string): void {
    this.edit((tr) => {
      if (tr.doc.textContent === '') tr.insert(0, paragraph(text));
      else tr.insertText(text, tr.doc.content.size - 1);
    });
  }

  /** Does one thing that somebody at a keyboard might do. */
  doSomething(): void {
    this.edit((tr) => this.dice.pick(deeds)(tr, this.dice));
  }
}

/** One thing that somebody at a keyboard might do to a document. */
export type Deed = (tr: Transaction, dice: Dice) => unknown;

/** A place in the text of some block; 0 where there is none. */
export const somewhere = (doc: Node, dice: Dice): number => {
  const places: number[] = [];
  doc.descendants((node, position) => {
    if (node.isTextblock) places.push(position + 1 + dice.below(node.content.size + 1));
  });
  return places.length > 0 ? dice.pick(places) : 0;
};

/** A stretch of the text of some block. */
export const stretch = (doc: Node, dice: Dice): [from: number, to: number] => {
  const from = somewhere(doc, dice);
  return [from, Math.min(from + dice.below(30), doc.resolve(from).end())];
};

/** Where the outermost block at a position begins. */
export const topAt = (doc: Node, position: number): number => {
  const resolved = doc.resolve(position);
  return resolved.depth > 0 ? resolved.before(1) : 0;
};

const insertBlock =
  (make: (dice: Dice) => Node): Deed =>
  (tr, dice) =>
    tr.insert(topAt(tr.doc, somewhere(tr.doc, dice)), make(dice));

const item = (dice: Dice) => schema.node('listItem', null, [paragraph(dice.pick(words))]);
const cell = (dice: Dice) => schema.node('tableCell', null, [paragraph(dice.pick(words))]);
const row = (dice: Dice) => schema.node('tableRow', null, [cell(dice), cell(dice)]);

const mark: Deed = (tr, dice) => {
  const [from, to] = stretch(tr.doc, dice);
  const type = dice.pick(['bold', 'italic', 'link', 'comment']);
  const attrs = { link: { href: 'https://un.org/' }, comment: { id: `c${dice.below(5)}` } }[type];
  return tr.addMark(from, to, schema.mark(type, attrs));
};

const typing: Deed = (tr, dice) => tr.insertText(`${dice.pick(words)} `, somewhere(tr.doc, dice));
const deleting: Deed = (tr, dice) => tr.delete(...stretch(tr.doc, dice));

const deeds: readonly Deed[] = [
  typing,
  typing,
  typing,
  typing,
  deleting,
  mark,
  (tr, dice) => tr.split(somewhere(tr.doc, dice)),
  (tr, dice) => tr.join(tr.doc.resolve(somewhere(tr.doc, dice)).before()),
  (tr, dice) => tr.removeMark(...stretch(tr.doc, dice)),
  (tr, dice) => tr.insert(somewhere(tr.doc, dice), schema.node('hardBreak')),
  (tr, dice) => {
    const place = tr.doc.resolve(somewhere(tr.doc, dice));
    return tr.setNodeMarkup(place.before(), schema.nodes.heading, { level: 1 + dice.below(6) });
  },
  (tr, dice) => {
    const at = topAt(tr.doc, somewhere(tr.doc, dice));
    return tr.delete(at, at + (tr.doc.nodeAt(at)?.nodeSize ?? 0));
  },
  (tr, dice) =>
    tr.replace(somewhere(tr.doc, dice), undefined, tr.doc.slice(...stretch(tr.doc, dice))),
  insertBlock((dice) => paragraph(dice.pick(words))),
  insertBlock((dice) => schema.node('bulletList', null, [item(dice), item(dice)])),
  insertBlock((dice) => schema.node('blockquote', null, [paragraph(dice.pick(words))])),
  insertBlock((dice) => schema.node('table', null, [row(dice), row(dice)])),
];
