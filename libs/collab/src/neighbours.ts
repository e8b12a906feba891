import * as Y from 'yjs';
import type { LightIndex, Placed } from './light-index.js';
import { gone, type Place } from './place.js';
import { Refusal } from './refusal.js';
import { Siblings } from './siblings.js';
import { isSame, type Stretch } from './stretches.js';

/** What siblings follow, or the place that they begin. */
interface Beginning {
  readonly followed: Y.ID | null;
  readonly place: Place;
}

/** How many steps are taken for one update, and how many are as much work as a struct. */
const mostSteps = 50_000;
const stepsPerStruct = 10;

/**
 * Refuses operations that say they stand between two which never were neighbours. Yjs puts an operation where these two
 * say (YATA, Nicolaescu et al. 2016), and replicas that hear of such a one beside others in another order put it
 * elsewhere: they differ for good, though all have the same operations (decision 14).
 *
 * What follows what is a tree, and a text is that tree, read from the top. So the right one of two neighbours follows
 * the left one, or something that the left one follows too, and of what follows that it comes later.
 */
export class Neighbours {
  #steps = 0;

  /** The index has the operations of the update in question already. */
  constructor(private readonly index: LightIndex) {}

  /** What the looking cost, in structs. */
  get cost(): number {
    return Math.ceil(this.#steps / stepsPerStruct);
  }

  refuseStrangers({ origin: left, rightOrigin: right, place }: Placed): void {
    if (!right || place === gone) return;
    const followed = this.#followedBy(right);
    if (isSame(followed, left)) return;
    if (left && isSame(this.index.stretchAt(left).rightOrigin, right)) return;
    // only where two people wrote in the same place without knowing of each other
    const branch = this.#branchOf(left, followed);
    if (!branch || !this.#isBefore(branch, right, { followed, place }))
      throw new Refusal('an operation stands between two that were not neighbours');
  }

  #followedBy(id: Y.ID): Y.ID | null {
    const { start, origin } = this.index.stretchAt(id);
    return id.clock > start ? Y.createID(id.client, id.clock - 1) : origin;
  }

  /** Which of what follows `followed` an operation is, or follows; null where it does not. */
  #branchOf(operation: Y.ID | null, followed: Y.ID | null): Y.ID | null {
    for (let at = operation; at;) {
      this.#step();
      const { client, start, origin } = this.index.stretchAt(at);
      const isWithin = followed?.client === client && followed.clock >= start;
      if (isWithin && followed.clock < at.clock) return Y.createID(client, followed.clock + 1);
      if (isSame(origin, followed)) return Y.createID(client, start);
      at = origin;
    }
    return null;
  }

  /** Whether of two that follow the same operation, or begin the same place, one stands before the other. */
  #isBefore(a: Y.ID, b: Y.ID, beginning: Beginning): boolean {
    const within = this.#nextInStretch(beginning.followed);
    const at = (id: Y.ID) => (within && isAt(within, id) ? within : this.#siblingAt(id, beginning));
    const siblings = new Siblings({
      at,
      earlier: (each) =>
        each.earlier ??
        (within && within.client === each.client && within.start < each.start ? within : null),
      onStep: () => this.#step(),
    });
    return siblings.isBefore(at(a)!, at(b)!);
  }

  #siblingAt(id: Y.ID, { followed, place }: Beginning): Stretch | null {
    const stretch = this.index.stretchAt(id);
    const isSibling = isAt(stretch, id) && isSame(stretch.origin, followed);
    return isSibling && this.index.placeAt(id) === place ? stretch : null;
  }

  /** What follows an operation within its own stretch, as a stretch of its own. */
  #nextInStretch(followed: Y.ID | null): Stretch | null {
    if (!followed || this.index.endOf(followed.client) <= followed.clock + 1) return null;
    const { client, clock } = followed;
    const { start, rightOrigin } = this.index.stretchAt(Y.createID(client, clock + 1));
    const isWithin = start <= clock;
    return isWithin
      ? { client, start: clock + 1, origin: followed, rightOrigin, earlier: null }
      : null;
  }

  #step(): void {
    if (++this.#steps > mostSteps) throw new Refusal('too many operations want the same place');
  }
}

const isAt = ({ client, start }: Stretch, id: Y.ID): boolean =>
  client === id.client && start === id.clock;
