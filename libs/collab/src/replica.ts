import * as Y from 'yjs';
import { applyAll } from './compact.js';

/** More than this comes only where no checkpoint can be made; then it is compacted here. */
const longestTail = 12_000;
const heaviestTail = 16 * 1024 * 1024;

/** The state vector of somebody who has nothing. */
export const emptyVector = Uint8Array.of(0);

/** Whether a state vector is that of somebody who has nothing. */
export const isEmptyVector = (vector: Uint8Array): boolean =>
  vector.length === 1 && vector[0] === 0;

/**
 * What is saved of a document, as newcomers get it: compacted, so that deleted words do not travel. It is kept as bytes,
 * a compact state and the updates since; a Y.Doc is made of them when somebody asks, and let go soon after.
 */
export class Replica {
  #base: Uint8Array | null;
  #tail: Uint8Array[] = [];
  #bytes: number;
  #doc: Y.Doc | null = null;
  #wasAsked = false;

  constructor(base: Uint8Array | null = null) {
    this.#base = base;
    this.#bytes = base?.length ?? 0;
  }

  /** What its updates weigh. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The whole document as one update, if it is there already. */
  get compactState(): Uint8Array | null {
    return this.#tail.length === 0 ? this.#base : null;
  }

  /** All of it as updates, in order: the compact state, and what came since. */
  updates(): Uint8Array[] {
    return this.#base ? [this.#base, ...this.#tail] : this.#tail.slice();
  }

  take(update: Uint8Array): void {
    this.#tail.push(update);
    this.#bytes += update.length;
    if (this.#tail.length > longestTail || this.#bytes - (this.#base?.length ?? 0) > heaviestTail)
      this.state();
  }

  /** The whole document as one update. */
  state(): Uint8Array {
    if (this.#base && this.#tail.length === 0) return this.#base;
    return this.#rebase(Y.encodeStateAsUpdate(this.#caughtUp()));
  }

  /** What a peer with this state vector lacks. */
  since(vector: Uint8Array): Uint8Array {
    if (isEmptyVector(vector)) return this.state();
    this.state();
    return Y.encodeStateAsUpdate(this.#caughtUp(), vector);
  }

  /** These updates were found to be no more than this state; says nothing where they are not the first ones any more. */
  compacted(updates: readonly Uint8Array[], state: Uint8Array): void {
    const known = this.updates();
    if (updates.some((update, i) => update !== known[i])) return;
    this.#base = state;
    this.#tail = known.slice(updates.length);
    this.#bytes = this.#tail.reduce((sum, update) => sum + update.length, state.length);
    // it may lack what is in the state now
    this.#letGo();
  }

  /** Lets the Y.Doc go if nobody asked since the last time: the bytes are an eighth of its memory. */
  rest(): void {
    const wasAsked = this.#wasAsked;
    this.#wasAsked = false;
    if (!wasAsked) this.#letGo();
  }

  #rebase(state: Uint8Array): Uint8Array {
    this.#base = state;
    this.#tail = [];
    this.#bytes = state.length;
    return state;
  }

  #letGo(): void {
    this.#doc?.destroy();
    this.#doc = null;
  }

  #caughtUp(): Y.Doc {
    this.#wasAsked = true;
    if (this.#doc) applyAll(this.#doc, this.#tail);
    else applyAll((this.#doc = new Y.Doc()), this.updates());
    return this.#doc;
  }
}
