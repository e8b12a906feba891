import * as Y from 'yjs';
import type { Holder, Place } from './place.js';
import { Refusal } from './refusal.js';
import type { Rules } from './rules.js';

/** Characters that turn the direction of text around them, so that it reads otherwise than it is. */
const bidiControls = /[\u202A-\u202E\u2066-\u2069]/;

/** y-tiptap writes marks that may overlap with themselves as `name--hash`, the hash in eight characters of base 64. */
const overlapping = /^(.*)--[A-Za-z0-9+/=]{8}$/s;

function markName(key: string, rules: Rules): string {
  const name = overlapping.exec(key)?.[1];
  return name !== undefined && rules.overlaps(name) ? name : key;
}

/** Refuses content that the rules do not let stand in a place; `brought` is the type that the content is, if it is one. */
export function checkContent(
  content: Y.Item['content'],
  place: Place,
  brought: Holder | undefined,
  rules: Rules,
): void {
  if (brought) return checkNode(brought, place, rules);
  if (content instanceof Y.ContentString) return checkText(content.str, place);
  if (content instanceof Y.ContentFormat) return checkMark(content, place, rules);
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

function checkMark({ key, value }: Y.ContentFormat, place: Place, rules: Rules): void {
  const { holder, attribute } = place;
  if (holder.kind !== 'text' || attribute !== null)
    throw new Refusal(`"${holder.name}" has no marks`);
  const name = markName(key, rules);
  if (!rules.mark(name, value, holder.parent))
    throw new Refusal(`the mark "${name}" may not stand in "${holder.parent}"`);
}

function checkAttribute(
  values: readonly unknown[],
  { holder, attribute }: Place,
  rules: Rules,
): void {
  const allowed =
    attribute !== null &&
    holder.kind === 'element' &&
    values.length === 1 &&
    rules.attribute(holder.name, attribute, values[0]);
  if (!allowed) throw new Refusal(`"${holder.name}" may not have this value of "${attribute}"`);
}
