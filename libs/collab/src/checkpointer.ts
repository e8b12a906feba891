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

  /** Makes a checkpoint if so many rows came since the last one; while it is at work, it answers with that work. */
  after(rows: number): Promise<void> {
    if (this.#working) return this.#working;
    const { document, options } = this;
    if (document.tail < rows || !document.hasIndex || options.now() < this.#notBefore)
      return Promise.resolve();
    this.#working = this.#make()
      .catch((error: unknown) => this.#failed(error))
      .finally(() => (this.#working = null));
    return this.#working;
  }

  async #make(): Promise<void> {
    const { documentId, document, options } = this;
    const seq = document.head;
    const vector = document.vector();
    const updates = document.replica.updates();
    const checkpoint = { seq, vector, state: await options.chores.compact(updates) };
    await options.log.checkpoint(documentId, checkpoint);
    document.compacted(updates, checkpoint);
  }

  /** Nothing is lost: the rows are there. */
  #failed(error: unknown): void {
    const { documentId, options } = this;
    this.#notBefore = options.now() + pause;
    options.onTrouble({ what: 'checkpoint failed', documentId, error });
  }
}

const pause = 60_000;
