import type { RoomOptions } from './room-options.js';
import type { SavedDocument } from './saved-document.js';

/** A text is looked at so long after it was shown, in milliseconds. */
const soonest = 250;
/** A look that took long is followed by ten times as long without one, but not by very long. */
const rest = 10;
const longestRest = 4_000;
/** And one that failed, by so long at most. */
const longestAfterFailures = 60_000;

/** Mends a text that was too long to be looked at before it was shown: a while later, and off this thread. */
export class LaterMend {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #rest = soonest;
  #notBefore = 0;
  #isLooking = false;
  #isWanted = false;
  #isClosed = false;

  constructor(
    private readonly documentId: string,
    private readonly document: SavedDocument,
    private readonly options: RoomOptions,
    private readonly onMended: (update: Uint8Array) => void,
  ) {}

  /** The text may need mending. */
  soon(): void {
    const wait = Math.max(soonest, this.#notBefore - performance.now());
    if (this.#isLooking) this.#isWanted = true;
    else if (!this.#isClosed) this.#timer ??= setTimeout(() => void this.#look(), wait);
  }

  /** The room is gone, and soon whoever does its chores; a long text is looked at when it is written in again. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  async #look(): Promise<void> {
    this.#timer = undefined;
    this.#isLooking = true;
    this.#isWanted = false;
    this.#rest = await this.#mend();
    this.#notBefore = performance.now() + this.#rest;
    this.#isLooking = false;
    if (this.#isWanted) this.soon();
  }

  /** Mends what there is to mend; answers for how long there is to be no other look. */
  async #mend(): Promise<number> {
    const started = performance.now();
    try {
      const update = await this.options.chores.mend(this.document.replica.updates());
      if (update && !this.#isClosed) this.onMended(update);
      return Math.min(longestRest, rest * (performance.now() - started));
    } catch (error) {
      this.#isWanted = true;
      if (!this.#isClosed)
        this.options.onTrouble({ what: 'heal failed', documentId: this.documentId, error });
      return Math.min(longestAfterFailures, 2 * Math.max(soonest, this.#rest));
    }
  }
}
