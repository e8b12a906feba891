import { learn } from './admission.js';
import { LightIndex } from './light-index.js';
import { Replica } from './replica.js';
import type { Change } from './update-bytes.js';
import type { LogRow } from './update-log.js';

const rowsAtOnce = 2_000;
const otherWork = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** What is known of a document from its log: the index that the gate asks, the replica that newcomers get, and how far. */
export class SavedDocument {
  readonly index = new LightIndex();
  readonly replica = new Replica();
  #head = 0;

  /** The seq of the last row that is known. */
  get head(): number {
    return this.#head;
  }

  /** Builds what is known from all rows, leaving room for other work in between. */
  static async from(rows: readonly LogRow[]): Promise<SavedDocument> {
    const document = new SavedDocument();
    for (let i = 0; i < rows.length; i += rowsAtOnce) {
      if (i > 0) await otherWork();
      document.learn(rows.slice(i, i + rowsAtOnce));
    }
    return document;
  }

  /** Takes rows of the log, and says what they bring; throws if they do not follow on: then the document may not be shown. */
  learn(rows: readonly LogRow[]): Change[] {
    return rows.map(({ seq, bytes, author }) => {
      if (seq !== this.#head + 1) throw new Error(`the log lacks row ${this.#head + 1}`);
      const change = learn(this.index, bytes, author);
      this.replica.take(bytes);
      this.#head = seq;
      return change;
    });
  }

  /** What the gate added to the index is stored now, as these rows. */
  settle(updates: readonly Uint8Array[]): void {
    this.index.settle();
    for (const update of updates) this.replica.take(update);
    this.#head += updates.length;
  }
}
