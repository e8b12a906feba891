import type { RoomOptions } from './room-options.js';
import type { SavedDocument } from './saved-document.js';

/** Compacts one document from time to time: the log keeps a checkpoint, and the memory forgets the updates up to it. */
export class Checkpointer {
  #working: Promise<void> | null = null;
  #notBefore = 0;

  constructor(
    private readonly documentId: string,
    private readonly document: SavedDocument,
    private readonly options: RoomOptions,
  ) {}

  /** Makes a checkpoint if many rows, or bytes, came since the last one. */
  whenDue(): void {
    const { rowsPerCheckpoint, bytesPerCheckpoint } = this.options.limits;
    const { tail, tailBytes } = this.document;
    if (tail >= rowsPerCheckpoint || tailBytes >= bytesPerCheckpoint) void this.#begin();
  }

  /** Makes one if that is worth it: for when the last one left. */
  async whenWorthIt(): Promise<void> {
    if (this.document.tail >= this.options.limits.rowsWorthCheckpoint) await this.#begin();
  }

  #begin(): Promise<void> {
    if (this.options.now() < this.#notBefore) return Promise.resolve();
    this.#working ??= this.#make()
      .catch((error: unknown) => this.#failed(error))
      .finally(() => (this.#working = null));
    return this.#working;
  }

  async #make(): Promise<void> {
    const { documentId, document, options } = this;
    const { head: seq, tailBytes } = document;
    const vector = document.vector();
    const updates = document.replica.updates();
    const checkpoint = { seq, vector, state: await options.chores.compact(updates, vector) };
    await options.log.checkpoint(documentId, checkpoint);
    document.compacted(updates, checkpoint, tailBytes);
  }

  /** Nothing is lost: the rows are there. */
  #failed(error: unknown): void {
    const { documentId, options } = this;
    this.#notBefore = options.now() + pause;
    options.onTrouble({ what: 'checkpoint failed', documentId, error });
  }
}

const pause = 60_000;
