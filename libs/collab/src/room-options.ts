import type { Chores, Heal } from './chores.js';
import type { Limits } from './limits.js';
import type { Rules } from './rules.js';
import type { UpdateLog } from './update-log.js';

/** Something that went wrong without anybody's fault: to be logged. The engine goes on, or refuses the room. */
export interface Trouble {
  readonly what:
    | 'append failed'
    | 'claim failed'
    | 'read failed'
    | 'load failed'
    | 'checkpoint failed'
    | 'quarantine failed'
    | 'answer failed'
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
  readonly chores: Chores;
  /** The time in milliseconds since 1970, and a fresh UUID. */
  readonly now: () => number;
  readonly newId: () => string;
  /** How long carets are gathered before they are shown, in milliseconds. */
  readonly presenceWindow: number;
  readonly onTrouble: (trouble: Trouble) => void;
}
