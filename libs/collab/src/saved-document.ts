import * as Y from 'yjs';
import { learn, learning } from './admission.js';
import { unbounded } from './bounded-decoder.js';
import { LightIndex } from './light-index.js';
import { wholeOf, type Chores } from './chores.js';
import { readUpdate } from './read-update.js';
import { emptyVector, Replica } from './replica.js';
import type { RoomOptions } from './room-options.js';
import { finishedInSlices, inTurn, type Work } from './slices.js';
import type { Change } from './update-bytes.js';
import type { Checkpoint, LogPart, LogRow } from './update-log.js';

/**
 * What is known of a document from its log: the index that the gate asks, the replica that newcomers get, and how far.
 * A document that is only read needs no index: it is made once somebody writes.
 */
export class SavedDocument {
  readonly replica: Replica;
  #index: LightIndex | null = null;
  #head: number;
  #checkpointSeq: number;
  #tailBytes = 0;
  #compacting: Promise<void> | null = null;
  #deletesLearnedAt = -1;

  private constructor(
    { checkpoint, rows }: LogPart,
    /** The state vector while there is no index, and so nothing is saved or learned. */
    private readonly loadedVector: Uint8Array,
  ) {
    this.#head = this.#checkpointSeq = checkpoint?.seq ?? 0;
    this.replica = new Replica(checkpoint?.state ?? null);
    for (const row of rows) this.#take(row);
  }

  /** Builds what is known from what the log has. */
  static async from(part: LogPart): Promise<SavedDocument> {
    const vector = part.checkpoint?.vector ?? emptyVector;
    return new SavedDocument(part, await vectorAfter(vector, part.rows));
  }

  /** The seq of the last row that is known. */
  get head(): number {
    return this.#head;
  }

  /** How many rows came since the last checkpoint. */
  get tail(): number {
    return this.#head - this.#checkpointSeq;
  }

  /** What the rows since the last checkpoint weigh. */
  get tailBytes(): number {
    return this.#tailBytes;
  }

  get hasIndex(): boolean {
    return this.#index !== null;
  }

  /** The index; there must be one. */
  get index(): LightIndex {
    return this.#index!;
  }

  /** The state vector of what is saved, as a step 1 carries it. */
  vector(): Uint8Array {
    return this.#index ? this.#index.savedVector() : this.loadedVector;
  }

  /** Makes the index, leaving room for other work in between. Nothing may be learned or settled meanwhile. */
  async makeIndex(): Promise<void> {
    const index = new LightIndex();
    await finishedInSlices(inTurn(this.replica.updates(), (bytes) => learning(index, bytes)));
    this.#index = index;
  }

  /** Takes what the log has beyond the head, and says what it brings; throws where it does not follow on: then the document may not be shown. */
  learn({ checkpoint, rows }: LogPart): Change[] {
    const changes = checkpoint ? [this.#learnCheckpoint(checkpoint)] : [];
    for (const row of rows) {
      this.#take(row);
      changes.push(learn(this.index, row.bytes));
    }
    return changes;
  }

  /**
   * Learns what is deleted for other reasons than that somebody said so: what was typed into a paragraph while another
   * one deleted it. Whoever has the document names it among their deletes.
   */
  async learnDeletes(options: Pick<RoomOptions, 'chores' | 'limits'>): Promise<void> {
    if (this.#deletesLearnedAt === this.#head) return;
    const state = await wholeOf(this.replica.updates(), options);
    const { deletes } = await finishedInSlices(readUpdate(state, unbounded));
    this.index.learnDeleted(deletes);
    this.#deletesLearnedAt = this.#head;
  }

  /** What the gate added to the index is stored now, as so many rows. */
  settle(update: Uint8Array, rows: number): void {
    this.index.settle();
    this.replica.take(update);
    this.#tailBytes += update.length;
    this.#head += rows;
  }

  /** The log keeps this checkpoint now, made of these updates; so many bytes of the tail were among them. */
  compacted(updates: readonly Uint8Array[], checkpoint: Checkpoint, tailBytes: number): void {
    this.replica.compacted(updates, checkpoint.state);
    this.#checkpointSeq = checkpoint.seq;
    this.#tailBytes -= tailBytes;
  }

  /**
   * Makes one update of what newcomers get, off the thread that serves people: once for all who ask while that is made.
   * What is saved meanwhile comes after it.
   */
  compact(chores: Pick<Chores, 'since'>): Promise<void> {
    this.#compacting ??= this.#compact(chores).finally(() => (this.#compacting = null));
    return this.#compacting;
  }

  async #compact({ since }: Pick<Chores, 'since'>): Promise<void> {
    const updates = this.replica.updates();
    const [state] = await since(updates, [emptyVector]);
    this.replica.compacted(updates, state!);
  }

  #take({ seq, bytes }: LogRow): void {
    if (seq !== this.#head + 1) throw new Error(`the log lacks row ${this.#head + 1}`);
    this.replica.take(bytes);
    this.#tailBytes += bytes.length;
    this.#head = seq;
  }

  #learnCheckpoint(checkpoint: Checkpoint): Change {
    const change = learn(this.index, checkpoint.state);
    this.replica.take(checkpoint.state);
    this.#head = checkpoint.seq;
    return change;
  }
}

/** The state vector of what these rows bring to a document with another one. */
async function vectorAfter(vector: Uint8Array, rows: readonly LogRow[]): Promise<Uint8Array> {
  if (rows.length === 0) return vector;
  const ends = Y.decodeStateVector(vector);
  const note = function* ({ bytes }: LogRow): Work<void> {
    const { structs } = yield* readUpdate(bytes, unbounded);
    for (const { id, length } of structs)
      ends.set(id.client, Math.max(id.clock + length, ends.get(id.client) ?? 0));
  };
  await finishedInSlices(inTurn(rows, note));
  return Y.encodeStateVector(ends);
}
