import type { Node } from '@tiptap/pm/model';
import { documentSchema } from '#libs/drafting';
import {
  somewhere,
  stretch,
  topAt,
  type Deed,
  type Dice,
} from '../../libs/collab/src/editor.stories.js';

const words = ['peace ', 'mission ', 'field ', '平和', 'سلام ', 'mandate ', 'review. '];
const schema = documentSchema();
const mostBlocks = 40;
const holders = ['bulletList', 'orderedList', 'table', 'tableRow', 'blockquote'];

const make = (name: string, content: readonly Node[] | Node | null, attrs?: object): Node =>
  schema.node(name, attrs as Record<string, unknown> | null, content ?? []);
const paragraph = (dice: Dice) => make('paragraph', schema.text(dice.pick(words)));
const item = (dice: Dice) => make('listItem', paragraph(dice));
const cell = (dice: Dice, name = 'tableCell') => make(name, paragraph(dice));
const row = (dice: Dice, name?: string) => make('tableRow', [cell(dice, name), cell(dice, name)]);

const blocks: readonly ((dice: Dice) => Node)[] = [
  paragraph,
  paragraph,
  (dice) => make('heading', schema.text(dice.pick(words)), { level: 1 + dice.below(3) }),
  (dice) => make('blockquote', [paragraph(dice), paragraph(dice)]),
  (dice) => make('bulletList', [item(dice), item(dice)]),
  (dice) => make('orderedList', [item(dice)], { start: dice.below(10) }),
  (dice) => make('table', [row(dice, 'tableHeader'), row(dice)]),
];

const typing: Deed = (tr, dice) => tr.insertText(dice.pick(words), somewhere(tr.doc, dice));

const deleting: Deed = (tr, dice) => tr.delete(...stretch(tr.doc, dice));

const addingBlock: Deed = (tr, dice) =>
  tr.insert(topAt(tr.doc, somewhere(tr.doc, dice)), dice.pick(blocks)(dice));

const deletingBlock: Deed = (tr, dice) => {
  const at = topAt(tr.doc, somewhere(tr.doc, dice));
  return tr.delete(at, at + (tr.doc.nodeAt(at)?.nodeSize ?? 0));
};

/** Takes an item, a row or a quoted paragraph away, but not the last: two who do so at once leave what may not be empty. */
const pruning: Deed = (tr, dice) => {
  const parts: number[] = [];
  tr.doc.descendants((_node, position, parent) => {
    if (parent && holders.includes(parent.type.name) && parent.childCount > 1) parts.push(position);
  });
  if (parts.length === 0) return;
  const at = dice.pick(parts);
  tr.delete(at, at + tr.doc.nodeAt(at)!.nodeSize);
};

/** Writes on while the text is short, and prunes it where it grows too long to be read at the end of every step. */
const keepingShort: Deed = (tr, dice) =>
  (tr.doc.childCount > mostBlocks ? deletingBlock : addingBlock)(tr, dice);

const marking: Deed = (tr, dice) => {
  const type = dice.pick(['bold', 'italic', 'underline', 'link']);
  const attrs = type === 'link' ? { href: `https://un.org/${dice.below(3)}` } : null;
  return tr.addMark(...stretch(tr.doc, dice), schema.mark(type, attrs));
};

const unmarking: Deed = (tr, dice) => tr.removeMark(...stretch(tr.doc, dice));

const splitting: Deed = (tr, dice) => tr.split(somewhere(tr.doc, dice));

const joining: Deed = (tr, dice) => tr.join(tr.doc.resolve(somewhere(tr.doc, dice)).before());

const pasting: Deed = (tr, dice) =>
  tr.replace(somewhere(tr.doc, dice), undefined, tr.doc.slice(...stretch(tr.doc, dice)));

const retyping: Deed = (tr, dice) => {
  const at = tr.doc.resolve(somewhere(tr.doc, dice)).before();
  return dice() < 0.5
    ? tr.setNodeMarkup(at, schema.nodes['heading'], { level: 1 + dice.below(3) })
    : tr.setNodeMarkup(at, schema.nodes['paragraph'], { dir: dice.pick(['ltr', 'rtl', null]) });
};

const breaking: Deed = (tr, dice) => tr.insert(somewhere(tr.doc, dice), make('hardBreak', null));

const noting: Deed = (tr, dice) =>
  tr.insert(somewhere(tr.doc, dice), make('footnote', null, { text: dice.pick(words) }));

/** What people do, the more often the more often it stands here. */
export const deeds: readonly Deed[] = [
  typing,
  typing,
  typing,
  typing,
  typing,
  deleting,
  deleting,
  marking,
  marking,
  unmarking,
  splitting,
  joining,
  pasting,
  retyping,
  breaking,
  noting,
  pruning,
  pruning,
  keepingShort,
  deletingBlock,
];
