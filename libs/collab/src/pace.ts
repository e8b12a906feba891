/** How long a beat gathers, in milliseconds. */
export interface Pace {
  readonly shortest: number;
  /** Within so long what somebody wrote is with the others, as a rule. */
  readonly longest: number;
}

/** A beat gathers for so many times as long as the last ones kept the process busy: a tenth of its time at most. */
const rest = 10;
/** What a commit costs beyond what is seen here, in milliseconds. */
const unseen = 0.4;
const memory = 0.8;
/** So much of the longest is waited for the commit's sake alone, where no writes are saved. */
const forNothing = 0.55;
/** So much more must be gathered, on average, for a wait to be worth it. */
const worthIt = 0.5;

/**
 * How long to gather before the next beat. The window of the commit is the window in which writes to sockets coalesce:
 * a beat that costs little follows soon, one that costs much gathers more, and more yet where frames of one room come
 * together, which saves writes; where so little comes that nothing would be gathered, nobody waits.
 */
export class BeatWindow {
  #effort = 0;
  #arrivals = 0;
  #perBeat = 1;
  #perRoom = 1;
  #lasted = 0;
  #gap = 100;
  #beganAt = performance.now();

  constructor(private readonly pace: Pace) {}

  get length(): number {
    const { shortest } = this.pace;
    const wait = Math.min(this.#mostWait, (this.#effort + unseen) * rest);
    return wait * this.#rate < worthIt ? shortest : Math.max(shortest, wait);
  }

  /** Notes that something came. */
  arrived(): void {
    this.#arrivals++;
  }

  /** Notes that a beat began, with something of so many rooms. */
  began(rooms: number): void {
    const now = performance.now();
    this.#gap = mean(this.#gap, now - this.#beganAt);
    this.#perBeat = mean(this.#perBeat, this.#arrivals);
    this.#perRoom = mean(this.#perRoom, Math.max(1, this.#arrivals / Math.max(1, rooms)));
    this.#beganAt = now;
    this.#arrivals = 0;
  }

  /** Notes how long a beat took from its beginning to its last write, and for how much of that the process was busy. */
  ended(lasted: number, busy: number): void {
    this.#lasted = mean(this.#lasted, lasted);
    this.#effort = mean(this.#effort, busy);
  }

  /** Little where each frame is written by itself, however long one waits; the whole only where many are joined. */
  get #mostWait(): number {
    const { longest } = this.pace;
    const little = longest * forNothing;
    const joined = ((this.#perRoom - 1) / (this.#perRoom + 1)) ** 2;
    const worth = little + (longest - little) * joined;
    return Math.max(little, Math.min(worth, longest - this.#lasted));
  }

  /** How much comes in a millisecond. */
  get #rate(): number {
    return this.#perBeat / Math.max(0.1, this.#gap);
  }
}

const mean = (before: number, now: number): number => before * memory + now * (1 - memory);
