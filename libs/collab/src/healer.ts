import * as Y from 'yjs';
import { applyAll } from './compact.js';
import type { Heal } from './chores.js';

/** A look that took longer than this, in milliseconds, is not taken again before ten times as long has passed. */
const quick = 5;
const rest = 10;
const mostMissed = 1_000;

/**
 * Mends what is about to be saved, so that nobody is ever shown a text outside its content model: their editors would
 * delete what does not fit. It keeps a Y.Doc while nodes come and go, and is for short texts.
 */
export class Healer {
  /** The client id under which the server mends this document. */
  readonly client: number;
  #doc: Y.Doc | null = null;
  #missed: Uint8Array[] = [];
  #notBefore = 0;
  #wasUsed = false;

  constructor(
    private readonly given: Heal,
    private readonly now: () => number,
  ) {
    this.client = new Y.Doc().clientID;
  }

  /** Whether a look may be taken now. */
  get mayLook(): boolean {
    return this.now() >= this.#notBefore;
  }

  /** The update that mends the document once these updates are in it, or null. `saved` gives all that is saved. */
  mend(saved: () => readonly Uint8Array[], updates: readonly Uint8Array[]): Uint8Array | null {
    const started = performance.now();
    this.#wasUsed = true;
    if (this.#doc) applyAll(this.#doc, this.#missed);
    else applyAll((this.#doc = this.#emptyDoc()), saved());
    this.#missed = [];
    applyAll(this.#doc, updates);
    const mended = this.given(this.#doc);
    const took = performance.now() - started;
    if (took > quick) this.#notBefore = this.now() + took * rest;
    return mended;
  }

  /** This update is saved; what was mended of it is known already. Where too much is missed, it begins anew. */
  saved(update: Uint8Array): void {
    if (!this.#doc) return;
    this.#missed.push(update);
    if (this.#missed.length > mostMissed) this.forget();
  }

  /** What was looked at is not what was saved. */
  forget(): void {
    this.#doc?.destroy();
    this.#doc = null;
    this.#missed = [];
  }

  /** Lets the document go if nobody needed it since the last time. */
  rest(): void {
    if (!this.#wasUsed) this.forget();
    this.#wasUsed = false;
  }

  #emptyDoc(): Y.Doc {
    const doc = new Y.Doc();
    doc.clientID = this.client;
    return doc;
  }
}
