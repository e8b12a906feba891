import * as Y from 'yjs';
import { gone, type Place } from './place.js';
import { lastNotAfter } from './sorted.js';

/** Operations of one author, each of which follows the one before it, and all stand before the same one. */
export interface Stretch {
  readonly client: number;
  /** The clock of the first of them. */
  readonly start: number;
  /** What the first of them follows, and what they stand before: null for the two ends of the place that they are in. */
  readonly origin: Y.ID | null;
  readonly rightOrigin: Y.ID | null;
  /** The last stretch before it of the same client that begins after the same operation, if there is one. */
  readonly earlier: Stretch | null;
}

interface ClientStretches {
  readonly starts: number[];
  readonly stretches: Stretch[];
  /** By the clock that they follow. */
  readonly followers: Map<number, Stretch[]>;
}

export const isSame = (a: Y.ID | null, b: Y.ID | null): boolean =>
  a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock);

/** What every operation of a document follows, and what it stands before. */
export class Stretches {
  readonly #clients = new Map<number, ClientStretches>();
  readonly #first = new Map<Place, Stretch[]>();

  /** The stretch in which an operation is; it must be one that the document has. */
  at({ client, clock }: Y.ID): Stretch {
    const { starts, stretches } = this.#clients.get(client)!;
    return stretches[lastNotAfter(starts, clock)]!;
  }

  /** Adds operations of one author, the first of which stands between these two. */
  add({ client, start, origin, rightOrigin }: Omit<Stretch, 'earlier'>, place: Place): void {
    const { starts, stretches } = this.#of(client);
    const last = stretches.at(-1);
    const goesOn = last && origin?.client === client && origin.clock === start - 1;
    if (goesOn && isSame(last.rightOrigin, rightOrigin)) return;
    const followers = place === gone ? [] : this.#followersOf(origin, place);
    const earlier = followers.findLast((each) => each.client === client) ?? null;
    const stretch = { client, start, origin, rightOrigin, earlier };
    starts.push(start);
    stretches.push(stretch);
    followers.push(stretch);
  }

  /** Forgets the operations of an author from this clock on. */
  cut(client: number, end: number, placeOf: (id: Y.ID) => Place): void {
    const { starts, stretches } = this.#of(client);
    const kept = lastNotAfter(starts, end - 1) + 1;
    for (const stretch of stretches.slice(kept).toReversed()) {
      const place = placeOf(Y.createID(client, stretch.start));
      if (place === gone) continue;
      const followers = this.#followersOf(stretch.origin, place);
      followers.splice(followers.lastIndexOf(stretch), 1);
    }
    starts.length = stretches.length = kept;
  }

  #of(client: number): ClientStretches {
    let own = this.#clients.get(client);
    if (!own)
      this.#clients.set(client, (own = { starts: [], stretches: [], followers: new Map() }));
    return own;
  }

  #followersOf(origin: Y.ID | null, place: Place): Stretch[] {
    return origin
      ? listAt(this.#of(origin.client).followers, origin.clock)
      : listAt(this.#first, place);
  }
}

function listAt<Key>(lists: Map<Key, Stretch[]>, key: Key): Stretch[] {
  let list = lists.get(key);
  if (!list) lists.set(key, (list = []));
  return list;
}
