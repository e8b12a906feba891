import * as Y from 'yjs';
import type { Limits } from './limits.js';
import type { Place } from './place.js';
import { Refusal } from './refusal.js';
import type { Piece } from './update-bytes.js';

/** What came last beside the same neighbour, and how many did not come right before what had come last. */
interface Beside {
  last: Y.ID;
  loose: number;
}

/**
 * Refuses an update whose operations all want the same place: for each of them Yjs looks through all the others there, on
 * every replica. Who types or pastes puts each beside the one before it.
 */
export class Crowd {
  readonly #beside = new Map<unknown, Beside>();
  #loose = 0;

  constructor(private readonly limits: Pick<Limits, 'samePlace'>) {}

  /** How many operations did not come right before what had come last beside the same neighbour. */
  get loose(): number {
    return this.#loose;
  }

  add({ struct, offset }: Piece, place: Place): void {
    if (struct instanceof Y.GC || offset > 0) return;
    const { id, origin, rightOrigin } = struct;
    const key = origin ? `${origin.client} ${origin.clock}` : place;
    const beside = this.#beside.get(key);
    if (!beside) return void this.#beside.set(key, { last: id, loose: 0 });
    if (!Y.compareIDs(rightOrigin, beside.last)) {
      beside.loose++;
      this.#loose++;
    }
    beside.last = id;
    if (beside.loose > this.limits.samePlace)
      throw new Refusal('too many operations want the same place');
  }
}
