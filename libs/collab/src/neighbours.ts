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
 * the left one itself, but nothing that follows it. Nor may the left one have been written on from the right one in one
 * go: Yjs splits what it holds of that at both, and loses the left one.
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
    if (this.#leadsTo(left, right) || (left && this.#isWithin(right, left)))
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
    for (let at: Y.ID | null = follower; at; at = this.index.stretchAt(at).origin) {
      if (++this.#steps > mostSteps) throw new Refusal('the update takes too long to look through');
      if (this.#isWithin(operation, at)) return true;
      // what came before it of its own author does not follow it
      if (at.client === operation.client && at.clock < operation.clock) return false;
    }
    return false;
  }

  /** Whether an operation was written in one go from this one on, or is it. */
  #isWithin(operation: Y.ID, later: Y.ID): boolean {
    const isOfSame = operation.client === later.client && operation.clock <= later.clock;
    return isOfSame && this.index.stretchAt(later).start <= operation.clock;
  }
}
