import { joinedBytes } from './join-changes.js';
import type { Change } from './update-bytes.js';
import type { Writer } from './writer.js';

/** What one writer brought into the log in a beat; null where it came from another node. */
export interface Part {
  readonly writer: Writer | null;
  readonly changes: readonly Change[];
}

/** What is new in the text, by who brought it. */
export interface Text {
  readonly parts: readonly Part[];
  /** All of it as one update. */
  whole(): Uint8Array;
}

/** Several parts as one update. */
export const joinedParts = (parts: readonly Part[]): Uint8Array =>
  joinedBytes(parts.flatMap(({ changes }) => changes));

/** What these parts bring. */
export const textOf = (parts: readonly Part[]): Text => ({
  parts,
  whole: () => joinedParts(parts),
});
