import * as Y from 'yjs';
import type { LightIndex, Placed } from './light-index.js';
import { gone } from './place.js';
import { Refusal } from './refusal.js';

/** How many steps are taken for one update, and how many are as much work as a struct. */
const mostSteps = 100_000;
const stepsPerStruct = 10;

/**
 * Refuses operations that say they stand between two which never were neighbours: replicas put such a one in different
 * places, depending on what else they had by then, and differ for good though all have the same operations (decision 14).
 *
 * What follows what is a tree, and a text is that tree, read from the top. So of two neighbours the right one may follow
 * the left one itself, but nothing that follows it, and never does the left one follow the right one.
 */
export class Neighbours {
  #steps = 0;

  constructor(private readonly index: LightIndex) {}

  /** What the looking cost, in structs. */
  get cost(): number {
    return Math.ceil(this.#steps / stepsPerStruct);
  }

  /** Looks at an operation that the index has by now, with the others of its update. */
  refuseStrangers({ origin: left, rightOrigin: right, place }: Placed): void {
    if (!right || place === gone || this.#wasPutBeside(left, right)) return;
    // only where people wrote in the same place without knowing of each other
    if (this.#leadsTo(left, right) || (left && this.#leadsTo(right, left)))
      throw new Refusal('an operation stands between two that were not neighbours');
  }

  /** Whether one of two was put right beside the other. */
  #wasPutBeside(left: Y.ID | null, right: Y.ID): boolean {
    const { start, origin } = this.index.stretchAt(right);
    const followed = right.clock > start ? Y.createID(right.client, right.clock - 1) : origin;
    if (Y.compareIDs(followed, left)) return true;
    return left !== null && Y.compareIDs(this.index.stretchAt(left).rightOrigin, right);
  }

  /** Whether an operation follows this one, or one that does, or is it; all follow the beginning. */
  #leadsTo(operation: Y.ID | null, follower: Y.ID): boolean {
    if (!operation) return true;
    for (let at: Y.ID | null = follower; at;) {
      if (++this.#steps > mostSteps) throw new Refusal('the update takes too long to look through');
      const { start, origin } = this.index.stretchAt(at);
      const isWithin = at.client === operation.client && start <= operation.clock;
      if (isWithin && operation.clock <= at.clock) return true;
      at = origin;
    }
    return false;
  }
}
