import type { Batch, UpdateLog } from './update-log.js';

/** What the beat saves for: a room. None of these may throw. */
export interface Beating {
  /** What there is to save now, if anything; after a batch, `saved` or `lost` is called before `collect` is again. */
  collect(): Batch | null;
  saved(): void;
  lost(): void;
}

interface Saving {
  readonly room: Beating;
  readonly batch: Batch;
}

const firstPause = 50;
const longestPause = 5_000;

/**
 * Saves for all rooms together, in one commit per window: what comes during a commit waits for the next one. A commit
 * that failed may yet have happened, so its batches are appended again, with growing pauses, each by itself: one that the
 * log never takes must not keep back the others.
 */
export class Beat {
  readonly #awake = new Set<Beating>();
  readonly #failed: Saving[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isRunning = false;
  #isRetrying = false;
  #isClosed = false;

  constructor(
    private readonly log: Pick<UpdateLog, 'append'>,
    private readonly window: number,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** Says that a room has something to save; it is asked what at the end of the window. */
  wake(room: Beating): void {
    this.#awake.add(room);
    this.#schedule();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    if (this.#timer !== undefined || this.#isRunning || this.#isClosed) return;
    this.#timer = setTimeout(() => void this.#run(), this.window);
  }

  async #run(): Promise<void> {
    this.#timer = undefined;
    this.#isRunning = true;
    const rooms = [...this.#awake];
    this.#awake.clear();
    const savings = rooms.flatMap(toSave);
    if (savings.length > 0) await this.#append(savings);
    this.#isRunning = false;
    if (this.#awake.size > 0) this.#schedule();
  }

  async #append(savings: readonly Saving[]): Promise<boolean> {
    let lost: ReadonlySet<string>;
    try {
      lost = await this.log.append(savings.map(({ batch }) => batch));
    } catch (error) {
      this.onFailure(error);
      this.#failed.push(...savings);
      if (!this.#isRetrying) void this.#retry();
      return false;
    }
    for (const { room, batch } of savings) {
      if (lost.has(batch.batchId)) room.lost();
      else room.saved();
    }
    return true;
  }

  async #retry(): Promise<void> {
    this.#isRetrying = true;
    let pause = firstPause;
    while (this.#failed.length > 0 && !this.#isClosed) {
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
      const succeeded = await this.#append([this.#failed.shift()!]);
      pause = succeeded ? 0 : Math.min(longestPause, Math.max(firstPause, pause * 2));
    }
    this.#isRetrying = false;
  }
}

const toSave = (room: Beating): Saving[] => {
  const batch = room.collect();
  return batch ? [{ room, batch }] : [];
};
