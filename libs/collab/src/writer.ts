import { type Limits } from './limits.js';
import { writeMessage } from './messages.js';
import type { Peer } from './peer.js';

/** A frame of type `[0,1]` or `[0,2]` on its way into the log. */
export interface Frame {
  readonly writer: Writer;
  readonly kind: 'step2' | 'update';
  /** Frames of a writer count in the order in which they were sent. */
  readonly nth: number;
  readonly update: Uint8Array;
  /** Whether it was judged after the log had been read to its end. */
  judgedAtLogEnd: boolean;
  /** Since when it waits for what it builds on, however often it was judged again since. */
  heldSince: number | null;
  saved: boolean;
}

const savedPerSecond = 4;

/** What a frame occupies while it waits: its bytes, and what stands around them. */
const sizeOf = ({ update }: Pick<Frame, 'update'>): number => update.length + 200;

/** How much all writers together have accepted but not yet saved; what only waits for other frames counts apart. */
export class Unsaved {
  readonly #byAuthor = new Map<string | null, number>();
  #bytes = 0;
  heldBytes = 0;
  #onEmpty: (() => void)[] = [];

  get bytes(): number {
    return this.#bytes;
  }

  /** How much this author has accepted but not yet saved, over all connections. */
  of(author: string | null): number {
    return this.#byAuthor.get(author) ?? 0;
  }

  change(author: string | null, by: number): void {
    const own = this.of(author) + by;
    if (own === 0) this.#byAuthor.delete(author);
    else this.#byAuthor.set(author, own);
    this.#bytes += by;
    if (this.#bytes === 0) for (const resolve of this.#onEmpty.splice(0)) resolve();
  }

  /** Resolves once nothing is left to save. */
  whenEmpty(): Promise<void> {
    return this.#bytes === 0
      ? Promise.resolve()
      : new Promise((resolve) => this.#onEmpty.push(resolve));
  }
}

/**
 * One connection as the log sees it: what it sent and is not saved yet, what of that waits its turn or waits for
 * operations it builds on, and how many of its frames it was told are saved.
 */
export class Writer {
  readonly #unsaved = new Set<Frame>();
  readonly #queue = new Set<Frame>();
  #putBack: Frame[] = [];
  #held: Frame[] = [];
  #heldBytes = 0;
  #bytes = 0;
  #accepted = 0;
  #saved = 0;
  #told = 0;
  #toldAloneAt = 0;
  #hasLeft = false;
  #structsLeft: number;
  #refilledAt: number;

  constructor(
    readonly peer: Peer,
    private readonly limits: Limits,
    private readonly now: () => number,
    private readonly all: Unsaved,
  ) {
    this.#structsLeft = limits.structsPerSecond;
    this.#refilledAt = now();
  }

  /** Whether something of it is not saved yet. */
  get hasUnsaved(): boolean {
    return this.#unsaved.size > 0;
  }

  get hasWaiting(): boolean {
    return this.#putBack.length > 0 || this.#queue.size > 0;
  }

  /** Whether something waits that brings anything; the step 2 of a newcomer brings nothing. */
  get bringsSomething(): boolean {
    return [...this.#putBack, ...this.#queue].some(({ update }) => !bringsNothing(update));
  }

  /** For how long the oldest of what is held has waited, in milliseconds; null where nothing is held. */
  get heldFor(): number | null {
    if (this.#held.length === 0) return null;
    return this.now() - Math.min(...this.#held.map(({ heldSince }) => heldSince!));
  }

  /** Puts a frame in the queue; false if too much waits already. The update is copied: it may share a greater buffer. */
  accept(kind: Frame['kind'], update: Uint8Array): boolean {
    const size = sizeOf({ update });
    if (this.#bytes + size > this.limits.connectionBytes) return false;
    if (this.all.of(this.peer.author) + size > this.limits.authorBytes) return false;
    if (this.all.bytes + size > this.limits.unsavedBytes) return false;
    const own: Frame = {
      writer: this,
      kind,
      nth: this.#accepted++,
      update: update.slice(),
      judgedAtLogEnd: false,
      heldSince: null,
      saved: false,
    };
    this.#unsaved.add(own);
    this.#queue.add(own);
    this.#count(size);
    return true;
  }

  /** The next frame that may be judged now. */
  next(): Frame | undefined {
    return this.mayCost() ? (this.#putBack.shift() ?? takeFirst(this.#queue)) : undefined;
  }

  /** Whether the connection has not used up what it may cost; it may once go beyond. */
  mayCost(): boolean {
    const { structsPerSecond } = this.limits;
    const now = this.now();
    const refill = ((now - this.#refilledAt) / 1000) * structsPerSecond;
    this.#refilledAt = now;
    this.#structsLeft = Math.min(structsPerSecond, this.#structsLeft + refill);
    return this.#structsLeft > 0;
  }

  spend(structs: number): void {
    this.#structsLeft -= structs;
  }

  /** Puts frames back to the front of the queue, to be judged again in the order in which they were sent. */
  putBack(frames: readonly Frame[]): void {
    const wanted = frames.filter((frame) => this.#unsaved.has(frame));
    this.#putBack = [...wanted, ...this.#putBack].toSorted((a, b) => a.nth - b.nth);
  }

  /** Keeps a frame until what it builds on comes; false if too much is kept already. */
  hold(frame: Frame): boolean {
    if (this.#hasLeft) {
      this.#forget(frame);
      return true;
    }
    frame.heldSince ??= this.now();
    this.#held.push(frame);
    this.#setAside(sizeOf(frame));
    const { heldFrames, heldBytes, heldBytesInAll } = this.limits;
    return (
      this.#held.length <= heldFrames &&
      this.#heldBytes <= heldBytes &&
      this.all.heldBytes <= heldBytesInAll
    );
  }

  /** Puts the held frames back to the front of the queue. */
  release(): void {
    this.putBack(this.#letGoOfHeld());
  }

  /** The connection is gone: what it sent is still saved, except for what was held, since nothing will follow it. */
  leave(): void {
    this.#hasLeft = true;
    for (const frame of this.#letGoOfHeld()) this.#forget(frame);
  }

  /** A frame that is not saved yet, and those that were sent after it. */
  unsavedFrom(frame: Frame): readonly Uint8Array[] {
    const unsaved = [...this.#unsaved];
    const from = unsaved.indexOf(frame);
    return from < 0 ? [] : unsaved.slice(from).map(({ update }) => update);
  }

  /** Forgets all that the connection sent; what is being saved at the moment still is. */
  drop(): void {
    this.leave();
    for (const frame of this.#unsaved) this.#forget(frame);
    this.#putBack = [];
    this.#queue.clear();
  }

  /**
   * Notes that a frame is saved. Frames are counted in the order in which they were sent: a held one keeps back those
   * behind it, so that "n are saved" means the first n.
   */
  markSaved(frame: Frame): void {
    frame.saved = true;
    for (const first of this.#unsaved) {
      if (!first.saved) break;
      this.#forget(first);
      this.#saved++;
    }
  }

  /** Whether the client asked to be told what is saved, and there is more than it was told. */
  get hasUntold(): boolean {
    return !this.#hasLeft && this.peer.wantsSaved && this.#told !== this.#saved;
  }

  /** The message that tells the client how many of its frames are saved; none where it knows. */
  savedMessage(): readonly Uint8Array[] {
    return this.hasUntold ? [writeMessage({ kind: 'saved', count: this.#saved })] : [];
  }

  /** The client was told how many of its frames are saved. */
  markTold(): void {
    this.#told = this.#saved;
  }

  /** Whether a message may go out for the sake of what is saved alone: four times a second. */
  maySendSaved(): boolean {
    const now = this.now();
    if (now - this.#toldAloneAt < 1000 / savedPerSecond) return false;
    this.#toldAloneAt = now;
    return true;
  }

  #letGoOfHeld(): Frame[] {
    this.#setAside(-this.#heldBytes);
    return this.#held.splice(0);
  }

  /** Held bytes are not among the unsaved ones of all: they take no place from what others write. */
  #setAside(bytes: number): void {
    this.#heldBytes += bytes;
    this.all.heldBytes += bytes;
    this.all.change(this.peer.author, -bytes);
  }

  #forget(frame: Frame): void {
    if (this.#unsaved.delete(frame)) this.#count(-sizeOf(frame));
  }

  #count(bytes: number): void {
    this.#bytes += bytes;
    this.all.change(this.peer.author, bytes);
  }
}

/** An update of no structs and no deletes. */
const bringsNothing = (update: Uint8Array): boolean =>
  update.length === 2 && update[0] === 0 && update[1] === 0;

const takeFirst = (frames: Set<Frame>): Frame | undefined => {
  for (const first of frames) {
    frames.delete(first);
    return first;
  }
  return undefined;
};
