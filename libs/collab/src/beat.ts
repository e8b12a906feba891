import { BeatWindow, type Pace } from './pace.js';
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
  readonly #window: BeatWindow;
  /** Takes back that a beat is to come; there is none to take back where none is. */
  #cancel: (() => void) | undefined;
  #isDue = false;
  #isRunning = false;
  #isRetrying = false;
  #isClosed = false;

  constructor(
    private readonly log: Pick<UpdateLog, 'append'>,
    pace: Pace,
    private readonly onFailure: (error: unknown) => void,
    /** The rooms were told: time for what else may be said now. */
    private readonly onTold: () => void = () => undefined,
  ) {
    this.#window = new BeatWindow(pace);
  }

  /** Says that a room has something to save; it is asked what at the end of the window. */
  wake(room: Beating): void {
    this.#awake.add(room);
    this.#window.arrived();
    if (this.#cancel === undefined && !this.#isDue && !this.#isClosed)
      this.#beatAfter(this.#window.length);
  }

  /** Says that a room has something to save that has waited already: it lost the race for its place. */
  hurry(room: Beating): void {
    this.#awake.add(room);
    if (this.#isDue || this.#isClosed) return;
    this.#cancel?.();
    this.#beatAfter(0);
  }

  close(): void {
    this.#isClosed = true;
    this.#cancel?.();
  }

  /** After a millisecond or less means once all is read that is there to be read: a timer would wake the process again. */
  #beatAfter(milliseconds: number): void {
    const due = () => this.#due();
    if (milliseconds > 1) {
      const timer = setTimeout(due, milliseconds);
      this.#cancel = () => clearTimeout(timer);
    } else {
      const soon = setImmediate(due);
      this.#cancel = () => clearImmediate(soon);
    }
  }

  /** The window of what came during a commit may be over before the commit is. */
  #due(): void {
    this.#cancel = undefined;
    this.#isDue = true;
    if (!this.#isRunning) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#isDue && !this.#isClosed) {
      this.#isDue = false;
      await this.#beatOnce();
    }
    this.#isRunning = false;
  }

  async #beatOnce(): Promise<void> {
    const rooms = [...this.#awake];
    this.#awake.clear();
    this.#window.began(rooms.length);
    const started = performance.now();
    const savings = rooms.flatMap(toSave);
    if (savings.length === 0) return;
    const appending = this.#append(savings);
    const busy = performance.now() - started + (await appending);
    this.#window.ended(performance.now() - started, busy);
  }

  /** Appends; answers how long it took to tell the rooms. */
  async #append(savings: readonly Saving[]): Promise<number> {
    let lost: ReadonlySet<string>;
    try {
      lost = await this.log.append(savings.map(({ batch }) => batch));
    } catch (error) {
      this.onFailure(error);
      this.#failed.push(...savings);
      if (!this.#isRetrying) void this.#retry();
      return 0;
    }
    const answered = performance.now();
    for (const { room, batch } of savings) {
      if (lost.has(batch.batchId)) room.lost();
      else room.saved();
    }
    this.onTold();
    return performance.now() - answered;
  }

  async #retry(): Promise<void> {
    this.#isRetrying = true;
    let pause = firstPause;
    while (this.#failed.length > 0 && !this.#isClosed) {
      if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
      const stillFailed = this.#failed.length;
      await this.#append([this.#failed.shift()!]);
      const succeeded = this.#failed.length < stillFailed;
      pause = succeeded ? 0 : Math.min(longestPause, Math.max(firstPause, pause * 2));
    }
    this.#isRetrying = false;
  }
}

const toSave = (room: Beating): Saving[] => {
  const batch = room.collect();
  return batch ? [{ room, batch }] : [];
};
