import * as Y from 'yjs';
import type { Limits } from './limits.js';
import type { Place } from './place.js';
import { Refusal } from './refusal.js';
import type { Piece } from './update-bytes.js';

interface Beside {
  /** what came last beside the same neighbour */
  last: Y.ID;
  loose: number;
}

/**
 * Refuses an update whose operations all want the same place: for each of them Yjs looks through all the others there, on
 * every replica. Who types or pastes puts each beside the one before it.
 */
export class Crowd {
  readonly #beside = new Map<unknown, Beside>();

  constructor(private readonly limits: Pick<Limits, 'samePlace'>) {}

  add({ struct, offset }: Piece, place: Place): void {
    if (struct instanceof Y.GC || offset > 0) return;
    const { id, origin, rightOrigin, length } = struct;
    const key = origin ? `${origin.client} ${origin.clock}` : place;
    const beside = this.#beside.get(key);
    const last = Y.createID(id.client, id.clock + length - 1);
    if (!beside) return void this.#beside.set(key, { last, loose: 0 });
    if (!isWithin(rightOrigin, beside.last)) beside.loose++;
    beside.last = last;
    if (beside.loose > this.limits.samePlace)
      throw new Refusal('too many operations want the same place');
  }
}

/** Whether an operation was put before the run that ends with `last`; a run's first clock is not known here. */
const isWithin = (right: Y.ID | null, last: Y.ID): boolean =>
  right !== null && right.client === last.client && right.clock <= last.clock;
