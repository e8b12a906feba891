import type { Rules } from './rules.js';

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const isClock = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;

const absent = (value: unknown) => value === undefined || value === null;

const isId = (value: unknown) =>
  absent(value) || (isFields(value) && isClock(value['client']) && isClock(value['clock']));

/** Whether a value is the JSON of a Yjs relative position; another one makes the editors that receive it throw. */
const isPosition = (value: unknown, { root }: Pick<Rules, 'root'>): boolean => {
  if (!isFields(value)) return false;
  const { type, tname, item, assoc } = value;
  const named = absent(tname) || (typeof tname === 'string' && root(tname));
  return isId(type) && isId(item) && named && (absent(assoc) || Number.isSafeInteger(assoc));
};

/** The `cursor` of an awareness state, as y-tiptap writes it, in an object to spread; without it where there is none that is sound. */
export function soundCursor(json: string, rules: Pick<Rules, 'root'>): { cursor?: unknown } {
  const state = parsed(json);
  const cursor = isFields(state) ? state['cursor'] : undefined;
  if (!isFields(cursor)) return {};
  const { anchor, head } = cursor;
  return isPosition(anchor, rules) && isPosition(head, rules) ? { cursor: { anchor, head } } : {};
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
