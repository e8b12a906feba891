import type { ID } from 'yjs';
import type { Rules } from './rules.js';

type Fields = Record<string, unknown>;

/** The JSON of a Yjs relative position: after an operation, or at the end or the beginning of a type. */
export interface Position {
  readonly type?: ID | null;
  readonly tname?: string | null;
  readonly item?: ID | null;
  readonly assoc?: number | null;
}

/** The `cursor` of an awareness state, as y-tiptap writes it. */
export interface SoundCursor {
  readonly anchor: Position;
  readonly head: Position;
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

const isClock = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;

const absent = (value: unknown) => value === undefined || value === null;

const isId = (value: unknown) =>
  absent(value) || (isFields(value) && isClock(value['client']) && isClock(value['clock']));

/** Whether a value is the JSON of a Yjs relative position; another one makes the editors that receive it throw. */
const isPosition = (value: unknown, { root }: Pick<Rules, 'root'>): value is Position => {
  if (!isFields(value)) return false;
  const { type, tname, item, assoc } = value;
  const named = absent(tname) || (typeof tname === 'string' && root(tname));
  return isId(type) && isId(item) && named && (absent(assoc) || Number.isSafeInteger(assoc));
};

/** The cursor in the JSON of an awareness state; undefined where there is none that is sound. */
export function soundCursor(json: string, rules: Pick<Rules, 'root'>): SoundCursor | undefined {
  const state = parsed(json);
  const cursor = isFields(state) ? state['cursor'] : undefined;
  if (!isFields(cursor)) return undefined;
  const { anchor, head } = cursor;
  if (!isPosition(anchor, rules) || !isPosition(head, rules)) return undefined;
  return { anchor, head };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
