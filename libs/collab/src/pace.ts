/** How long a beat gathers, in milliseconds. */
export interface Pace {
  readonly shortest: number;
  readonly longest: number;
}

/** A beat gathers for so many times as long as the last ones kept the process busy: a tenth of its time at most. */
const rest = 10;
/** What a commit costs beyond what is seen here, in milliseconds. */
const unseen = 0.4;
const memory = 0.8;

/**
 * How long to gather before the next beat. The window of the commit is the window in which writes to sockets coalesce:
 * a beat that costs little follows soon, one that costs much gathers more.
 */
export class BeatWindow {
  #effort = 0;

  constructor(private readonly pace: Pace) {}

  get length(): number {
    const { shortest, longest } = this.pace;
    return Math.max(shortest, Math.min(longest, (this.#effort + unseen) * rest));
  }

  /** Notes how long a beat kept the process busy. */
  spent(milliseconds: number): void {
    this.#effort = this.#effort * memory + milliseconds * (1 - memory);
  }
}
