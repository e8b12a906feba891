import type { NamedView } from '#libs/workspace';
import { groupLook } from '../platform/group-chip';

/** Who I am to others in a document. The server puts in the name, where the person permitted it in the room. */
export interface CaretOwner {
  readonly name: string | null;
  readonly groupId: string | null;
  /** six digits: y-tiptap shows no other */
  readonly color: string;
}

/** What the binding calls somebody without a name. */
const madeUp = /^User: \d+$/;

const asText = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.slice(0, 120) : null;

/** Draws others' carets and selections in their group's colour, under their name or else their group's. */
export const caretDrawing = (groups: readonly NamedView[], nobody: string) => {
  const lookOf = (user: Record<string, unknown>) => {
    const groupId = asText(user['groupId']) ?? asText(user['group']);
    const group = groups.find(({ id }) => id === groupId);
    const { color, initial } = groupLook(groups, groupId);
    const own = asText(user['name']);
    const name = own === null || madeUp.test(own) ? (group?.name ?? nobody) : own;
    return { color, label: group && name !== group.name ? `${initial} · ${name}` : name };
  };
  return {
    render: (user: Record<string, unknown>): HTMLElement => {
      const { color, label } = lookOf(user);
      const caret = document.createElement('span');
      caret.className = 'plenary-caret';
      caret.style.setProperty('--caret-color', color);
      const flag = document.createElement('span');
      flag.className = 'plenary-caret-flag';
      flag.dir = 'auto';
      flag.textContent = label;
      caret.append(flag);
      return caret;
    },
    selectionRender: (user: Record<string, unknown>) => ({
      nodeName: 'span',
      class: 'plenary-selection',
      style: `background-color: ${lookOf(user).color}40`,
    }),
  };
};
