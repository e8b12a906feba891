/** What can honestly be said about a person's words: where they are now. */
export type ConnectionWord =
  | { readonly kind: 'opening' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'unsaved'; readonly seconds: number }
  | { readonly kind: 'offline'; readonly waiting: number }
  | { readonly kind: 'refused'; readonly reason: string }
  /** The server hung up for good, and nothing was lost by it. */
  | { readonly kind: 'ended' };

/** The Yjs frames that carry content, by their second byte: `[0,1]` a step 2, `[0,2]` an update. */
type ContentFrame = 'state' | 'update';

const contentFrame = (data: unknown): ContentFrame | null => {
  if (!(data instanceof Uint8Array) || data[0] !== 0) return null;
  if (data[1] === 1) return 'state';
  return data[1] === 2 ? 'update' : null;
};

/** Milliseconds after which "saving" becomes "not saved for N s". */
const patience = 1000;

/**
 * Counts what was written against what the server says it has stored. The server's count is cumulative over one
 * connection's content frames, so the ledger begins anew with each connection and carries over only how many changes
 * were still unsaved; those are covered by the step 2 that a new connection sends first.
 */
export class ConnectionLedger {
  #onTheWay: ContentFrame[] = [];
  #saved = 0;
  #carried = 0;
  #connected = false;
  #everSynced = false;
  #failed = false;
  #unsavedSince: number | null = null;
  /** why the server did not take something, on this connection */
  #reason: string | null = null;
  #closedFor: string | null = null;

  connected(): void {
    this.#onTheWay = [];
    this.#saved = 0;
    this.#reason = null;
    this.#connected = true;
  }

  disconnected(): void {
    this.#failed = true;
    this.#carried += this.#updatesOnTheWay();
    this.#onTheWay = [];
    this.#connected = false;
  }

  synced(): void {
    this.#everSynced = true;
  }

  /** A change made here; where it was sent it is counted as the frame that carries it. */
  changed(now: number, wasSent: boolean): void {
    this.#unsavedSince ??= now;
    if (!wasSent) this.#carried++;
  }

  sent(data: unknown): void {
    const frame = contentFrame(data);
    if (frame) this.#onTheWay.push(frame);
  }

  /** `count` is the server's cumulative number of this connection's frames that are stored. */
  savedUpTo(count: number): void {
    const settled = this.#onTheWay.splice(0, Math.max(0, count - this.#saved));
    this.#saved = Math.max(this.#saved, count);
    if (settled.includes('state')) this.#carried = 0;
    if (this.#unsaved() === 0) this.#unsavedSince = null;
  }

  /** The server hangs up, and says why: for now or for good, which its close tells. */
  refused(reason: string): void {
    this.#reason = reason;
  }

  /** The server hung up and asks not to be called again; a reason that it gave before is the better one. */
  closedForGood(reason: string): void {
    this.#closedFor = this.#reason ?? reason;
  }

  /** Whether the stored text has arrived once. */
  get everSynced(): boolean {
    return this.#everSynced;
  }

  get hasUnsaved(): boolean {
    return this.#unsaved() > 0;
  }

  word(now: number): ConnectionWord {
    if (this.#closedFor !== null)
      return this.hasUnsaved ? { kind: 'refused', reason: this.#closedFor } : { kind: 'ended' };
    if (!this.#connected && (this.#everSynced || this.#failed))
      return { kind: 'offline', waiting: this.#unsaved() };
    if (!this.#everSynced) return { kind: 'opening' };
    if (this.#unsavedSince === null) return { kind: 'saved' };
    const age = now - this.#unsavedSince;
    return age < patience
      ? { kind: 'saving' }
      : { kind: 'unsaved', seconds: Math.floor(age / 1000) };
  }

  #updatesOnTheWay(): number {
    return this.#onTheWay.filter((frame) => frame === 'update').length;
  }

  #unsaved(): number {
    return this.#carried + this.#updatesOnTheWay();
  }
}
