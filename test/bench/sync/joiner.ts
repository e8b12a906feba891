import { Attendee } from '../generator/attendee.js';
import { Coverage } from '../generator/coverage.js';
import { uncounted } from '../generator/credits.js';
import type { Door } from '../generator/door.js';
import { Replica } from '../generator/replica.js';

interface Arrival {
  readonly at: number;
  readonly update: Uint8Array;
}

/** So much of the expected bytes must have come before it is worth a look whether all is there. */
const nearlyAll = 0.9;

/** Somebody who comes for a whole document. What comes is only kept while the clock runs, and looked into afterwards. */
export class Joiner {
  /** About all of the document has come. */
  readonly full: Promise<void>;
  #onFull: () => void = () => undefined;
  readonly #arrivals: Arrival[] = [];
  readonly #attendee: Attendee;
  #missing: number;

  constructor(number: number, door: Door, expected: Uint8Array) {
    this.#missing = expected.length * nearlyAll;
    this.full = new Promise((resolve) => (this.#onFull = resolve));
    const replica = { keep: (update: Uint8Array) => this.#keep(update) };
    this.#attendee = new Attendee(number, door, uncounted, { replica, echoes: false });
    // who is turned away is found by not having joined
    this.#attendee.inside.catch(() => undefined);
  }

  get trouble(): string | undefined {
    return this.#attendee.trouble;
  }

  /** When the last of so many operations came; Infinity if some never did. */
  joinedAt(operations: number): number {
    const coverage = new Coverage();
    const last = this.#arrivals.find(({ update }) => {
      coverage.add(update);
      return coverage.operations >= operations;
    });
    return last?.at ?? Infinity;
  }

  text(): string {
    const replica = new Replica();
    for (const { update } of this.#arrivals) replica.keep(update);
    return replica.text();
  }

  leave(): void {
    this.#attendee.leave();
  }

  #keep(update: Uint8Array): void {
    this.#arrivals.push({ at: performance.now(), update: new Uint8Array(update) });
    this.#missing -= update.length;
    if (this.#missing <= 0) this.#onFull();
  }
}
