import { isDeepStrictEqual } from 'node:util';
import { Histogram } from '../generator/histogram.js';
import { choices, countOf, type BallotBox, type Choice } from './ballot-box.js';

/** When something counts, in moments of `performance.now()`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

interface Held {
  readonly choice: Choice;
  readonly version: number;
}

/** Those who vote in one poll: what each holds a receipt of, and how long it took. */
export class Electorate {
  readonly times = new Histogram();
  lastReceipt = 0;
  readonly #held: (Held | undefined)[];
  readonly #troubles: string[] = [];

  constructor(
    private readonly box: BallotBox,
    readonly size: number,
    private readonly counted: Span,
  ) {
    this.#held = Array.from({ length: size });
  }

  /** Casts somebody's ballot, another one each time, and waits for the receipt; answers whether it came. */
  async cast(voter: number): Promise<boolean> {
    const replaces = this.#held[voter]?.version ?? null;
    const choice = choices[(voter + (replaces ?? 0)) % choices.length]!;
    const began = performance.now();
    try {
      const version = await this.box.cast(voter, choice, replaces);
      this.#note(voter, { choice, version }, began);
      if (version !== (replaces ?? 0) + 1) this.#troubles.push('a version was skipped');
      return true;
    } catch (error) {
      this.#troubles.push(error instanceof Error ? error.message : String(error));
      return false;
    }
  }

  /** Closes the poll and tells what does not hold: each must be counted as they last were told. */
  async troubles(): Promise<string[]> {
    const told = countOf(this.#held.flatMap((held) => held?.choice ?? []));
    const counted = await this.box.close();
    const isExact = isDeepStrictEqual({ ...counted }, told);
    return isExact ? this.#troubles : [...this.#troubles, 'what is counted is not what was told'];
  }

  #note(voter: number, held: Held, began: number): void {
    const now = performance.now();
    this.#held[voter] = held;
    this.lastReceipt = now;
    if (now >= this.counted.from && now < this.counted.to) this.times.add(now - began);
  }
}
