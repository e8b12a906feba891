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
/** So much more must be gathered, on average, for a wait to be worth it. */
const worthIt = 0.5;

/**
 * How long to gather before the next beat. The window of the commit is the window in which writes to sockets coalesce:
 * a beat that costs little follows soon, one that costs much gathers more; but where so little comes that nothing would
 * be gathered, nobody waits.
 */
export class BeatWindow {
  #effort = 0;
  #arrivals = 0;
  #perBeat = 1;
  #gap = 100;
  #beganAt = performance.now();

  constructor(private readonly pace: Pace) {}

  get length(): number {
    const { shortest, longest } = this.pace;
    const wait = Math.min(longest, (this.#effort + unseen) * rest);
    return wait * this.#rate < worthIt ? shortest : Math.max(shortest, wait);
  }

  /** Notes that something came. */
  arrived(): void {
    this.#arrivals++;
  }

  /** Notes that a beat began. */
  began(): void {
    const now = performance.now();
    this.#gap = mean(this.#gap, now - this.#beganAt);
    this.#perBeat = mean(this.#perBeat, this.#arrivals);
    this.#beganAt = now;
    this.#arrivals = 0;
  }

  /** Notes how long a beat kept the process busy. */
  spent(milliseconds: number): void {
    this.#effort = mean(this.#effort, milliseconds);
  }

  /** How much comes in a millisecond. */
  get #rate(): number {
    return this.#perBeat / Math.max(0.1, this.#gap);
  }
}

const mean = (before: number, now: number): number => before * memory + now * (1 - memory);
