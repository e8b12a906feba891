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

/**
 * What a value says as the JSON of a Yjs relative position; null where it is none, or names nothing: such a one makes the
 * editors that receive it throw.
 */
function soundPosition(value: unknown, { root }: Pick<Rules, 'root'>): Position | null {
  if (!isFields(value)) return null;
  const { type, tname, item, assoc } = value;
  const namesRoot = absent(tname) || (typeof tname === 'string' && root(tname));
  const isSound = isId(type) && isId(item) && namesRoot;
  if (!isSound || !(absent(assoc) || Number.isSafeInteger(assoc))) return null;
  if (absent(type) && absent(tname) && absent(item)) return null;
  return { type, tname, item, assoc } as Position;
}

/** The cursor in the JSON of an awareness state; undefined where there is none that is sound. */
export function soundCursor(json: string, rules: Pick<Rules, 'root'>): SoundCursor | undefined {
  const state = parsed(json);
  const cursor = isFields(state) ? state['cursor'] : undefined;
  if (!isFields(cursor)) return undefined;
  const { anchor, head } = cursor;
  const sound = { anchor: soundPosition(anchor, rules), head: soundPosition(head, rules) };
  return sound.anchor && sound.head ? (sound as SoundCursor) : undefined;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
