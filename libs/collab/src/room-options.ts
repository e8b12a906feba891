import type * as Y from 'yjs';
import type { Limits } from './limits.js';
import type { Rules } from './rules.js';
import type { UpdateLog } from './update-log.js';

/**
 * Mends a document that concurrent edits left outside its content model: changes it, and returns the update that does so,
 * or null where nothing is wrong. It gets a copy.
 */
export type Heal = (doc: Y.Doc) => Uint8Array | null;

/** Makes one update of many, having seen that it loads as the same document; `compact` is the way to do it here and now. */
export type Compact = (updates: readonly Uint8Array[]) => Promise<Uint8Array>;

/** Something that went wrong without anybody's fault: to be logged. The engine goes on, or refuses the room. */
export interface Trouble {
  readonly what:
    | 'append failed'
    | 'claim failed'
    | 'read failed'
    | 'load failed'
    | 'checkpoint failed'
    | 'quarantine failed'
    | 'room failed'
    | 'heal failed';
  readonly documentId?: string;
  readonly error: unknown;
}

/** What a room is made with. */
export interface RoomOptions {
  readonly log: UpdateLog;
  readonly rules: Rules;
  readonly limits: Limits;
  readonly heal?: Heal | undefined;
  readonly compact: Compact;
  /** The time in milliseconds since 1970, and a fresh UUID. */
  readonly now: () => number;
  readonly newId: () => string;
  /** How long carets are gathered before they are shown, in milliseconds. */
  readonly presenceWindow: number;
  readonly onTrouble: (trouble: Trouble) => void;
  /** Told after each commit of this node, so that a courier can tell the other nodes to `refresh`. */
  readonly onSaved: (documentId: string, seq: number) => void;
}
