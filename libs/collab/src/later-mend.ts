import type { RoomOptions } from './room-options.js';
import type { SavedDocument } from './saved-document.js';

/** A text is looked at so long after it was shown; later, if a look takes long, but not very late. In milliseconds. */
const soonest = 250;
const rest = 10;
const latest = 4_000;
/** And so long at most after one that failed. */
const latestAfterFailures = 60_000;

/** Mends a text that was too long to be looked at before it was shown: a while later, and off this thread. */
export class LaterMend {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wait = soonest;
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
    if (this.#isLooking) this.#isWanted = true;
    else if (!this.#isClosed) this.#timer ??= setTimeout(() => void this.#look(), this.#wait);
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
    this.#wait = await this.#mend();
    this.#isLooking = false;
    if (this.#isWanted) this.soon();
  }

  /** Mends what there is to mend; answers how long to wait before the next look. */
  async #mend(): Promise<number> {
    const started = performance.now();
    try {
      const update = await this.options.chores.mend(this.document.replica.updates());
      if (update && !this.#isClosed) this.onMended(update);
      return Math.min(latest, Math.max(soonest, rest * (performance.now() - started)));
    } catch (error) {
      this.#isWanted = true;
      if (!this.#isClosed)
        this.options.onTrouble({ what: 'heal failed', documentId: this.documentId, error });
      return Math.min(latestAfterFailures, 2 * this.#wait);
    }
  }
}
