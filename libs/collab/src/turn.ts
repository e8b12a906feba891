import { joinChanges } from './join-changes.js';
import { joinedParts, type Part, type Text } from './text.js';
import type { Change } from './update-bytes.js';
import type { Batch } from './update-log.js';
import type { Frame, Writer } from './writer.js';

interface OpenPart extends Part {
  changes: Change[];
}

/** What a room is about to save in one beat: a part for each stretch of one writer's frames, and the frames it covers. */
export class Turn implements Text {
  readonly parts: OpenPart[] = [];
  readonly frames: Frame[] = [];
  /** Whether it brings or deletes a node. */
  structural = false;
  #whole: Uint8Array | undefined;

  constructor(readonly batchId: string) {}

  get isEmpty(): boolean {
    return this.parts.length === 0;
  }

  add(writer: Writer, change: Change): void {
    const last = this.parts.at(-1);
    if (last?.writer === writer) last.changes.push(change);
    else this.parts.push({ writer, changes: [change] });
  }

  /** The bytes of each part, as they are stored. */
  updates(): Uint8Array[] {
    return this.parts.map((part) => {
      const joined = joinChanges(part.changes);
      part.changes = [joined];
      return joined.bytes;
    });
  }

  whole(): Uint8Array {
    return (this.#whole ??= joinedParts(this.parts));
  }

  /** What of it goes into the log, from this seq on. */
  batch(documentId: string, seq: number): Batch {
    const { batchId, parts } = this;
    const rows = this.updates().map((bytes, i) => ({
      author: parts[i]!.writer?.peer.author ?? null,
      bytes,
    }));
    return { documentId, batchId, seq, rows };
  }

  /** It is saved: the writers' frames are counted. Answers who they are. */
  acknowledge(): ReadonlySet<Writer> {
    const writers = new Set<Writer>();
    for (const frame of this.frames) {
      frame.writer.markSaved(frame);
      writers.add(frame.writer);
    }
    return writers;
  }
}
