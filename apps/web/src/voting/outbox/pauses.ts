/** Within how many milliseconds after a connection is back, so that a whole room does not come back at once. */
const spread = 3000;
const longest = 30_000;
const shortest = 200;

/** How long a ballot waits before it is tried again: a chance within a span that doubles with each failure. */
export class Pauses {
  #failures = 0;

  constructor(private readonly random: () => number) {}

  reset(): void {
    this.#failures = 0;
  }

  /** The next pause in milliseconds; a poll that ends in `left` milliseconds is not waited out. */
  next(left: number): number {
    const span = Math.min(longest, spread * 2 ** this.#failures++);
    return shortest + this.random() * Math.min(span, Math.max(0, left) / 4);
  }
}
