import * as Y from 'yjs';
import type { Holder, Place } from './place.js';
import { Refusal } from './refusal.js';
import type { Rules } from './rules.js';

/** Characters that turn the direction of text around them, so that it reads otherwise than it is. */
const bidiControls = /[\u202A-\u202E\u2066-\u2069]/;

/** y-tiptap writes marks that may overlap with themselves as `name--hash`, the hash in eight characters of base 64. */
const overlapping = /^(.*)--[A-Za-z0-9+/=]{8}$/s;

const markName = (key: string): string => overlapping.exec(key)?.[1] ?? key;

/** Refuses content that the rules do not let stand in a place; `brought` is the type that the content is, if it is one. */
export function checkContent(
  content: Y.Item['content'],
  place: Place,
  brought: Holder | undefined,
  rules: Rules,
): void {
  if (brought) return checkNode(brought, place, rules);
  if (content instanceof Y.ContentString) return checkText(content.str, place);
  if (content instanceof Y.ContentFormat) return checkMark(content, place.holder, rules);
  if (content instanceof Y.ContentAny) return checkAttribute(content.arr, place, rules);
  if (!(content instanceof Y.ContentDeleted)) throw new Refusal('this kind of content is unknown');
}

function checkNode(node: Holder, { holder, attribute }: Place, rules: Rules): void {
  if (attribute !== null) throw new Refusal('a node is not an attribute');
  if (holder.kind === 'text' || !rules.child(holder.name, node.name))
    throw new Refusal(`"${node.name}" may not stand in "${holder.name}"`);
}

function checkText(text: string, { holder, attribute }: Place): void {
  if (holder.kind !== 'text' || attribute !== null)
    throw new Refusal(`text may not stand in "${holder.name}"`);
  if (!text.isWellFormed()) throw new Refusal('text holds half a character');
  if (bidiControls.test(text)) throw new Refusal('text holds a control of its direction');
}

function checkMark({ key, value }: Y.ContentFormat, holder: Holder, rules: Rules): void {
  if (holder.kind !== 'text') throw new Refusal(`"${holder.name}" has no marks`);
  if (!rules.mark(markName(key), value, holder.parent))
    throw new Refusal(`the mark "${markName(key)}" may not stand in "${holder.parent}"`);
}

function checkAttribute(
  values: readonly unknown[],
  { holder, attribute }: Place,
  rules: Rules,
): void {
  const allowed =
    attribute !== null &&
    holder.kind === 'element' &&
    values.every((value) => rules.attribute(holder.name, attribute, value));
  if (!allowed) throw new Refusal(`"${holder.name}" may not have this value of "${attribute}"`);
}
