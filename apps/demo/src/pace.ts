import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

/** How fast people are, and what chance makes of them. Everything that waits does so here, and ends when told to stop. */
export class Pace {
  constructor(
    /** 1 is a human's pace, 0 waits for nothing */
    readonly factor: number,
    private readonly stop: AbortSignal,
  ) {
    // everybody who waits listens to it
    setMaxListeners(0, stop);
  }

  /** Lets between so many and so many seconds pass; throws where the demo is told to stop meanwhile. */
  async pause(from: number, to = from): Promise<void> {
    const seconds = from + Math.random() * (to - from);
    await delay(seconds * 1000 * this.factor, undefined, { signal: this.stop });
  }

  /** Lets so many real milliseconds pass, whatever the pace. */
  async wait(milliseconds: number): Promise<void> {
    await delay(Math.max(0, milliseconds), undefined, { signal: this.stop });
  }

  /** Whether something happens that does in so large a part of all cases. */
  happens(probability: number): boolean {
    return Math.random() < probability;
  }

  /** One of them. */
  pick<T>(list: readonly T[]): T {
    return list[Math.floor(Math.random() * list.length)]!;
  }

  /** All of them in another order. */
  shuffle<T>(list: readonly T[]): T[] {
    return list
      .map((each) => ({ each, at: Math.random() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ each }) => each);
  }

  /** What is promised, unless it takes longer than so many real seconds or the demo is told to stop. */
  async within<T>(seconds: number, what: string, promised: Promise<T>): Promise<T> {
    const settled = new AbortController();
    const late = delay(seconds * 1000, undefined, {
      signal: AbortSignal.any([this.stop, settled.signal]),
    }).then(() => {
      throw new TooLate(what);
    });
    try {
      return await Promise.race([promised, late]);
    } finally {
      settled.abort();
      late.catch(() => undefined);
    }
  }
}

/** Something was waited for that did not come. */
export class TooLate extends Error {
  constructor(what: string) {
    super(`waited too long for ${what}`);
  }
}
