import * as Y from 'yjs';
import { makeRoot, type Holder, type Place } from './place.js';
import { RangeSet } from './range-set.js';
import type { Range } from './update-bytes.js';

/** A struct that was found good, and what the index must remember of it. */
export interface Placed {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  readonly place: Place;
  /** The type that the struct brings, if it does. */
  readonly holder: Holder | undefined;
  /** Whether it brings only the trace of something deleted. */
  readonly deleted: boolean;
}

/** What one frame adds to a document. */
export interface Addition {
  readonly author: string | null;
  readonly newClients: readonly number[];
  readonly placed: readonly Placed[];
  readonly deletes: ReadonlyMap<number, readonly Range[]>;
}

/** What is known of the operations of one client id: the first clock of each run of equal places, and each type. */
interface ClientHistory {
  end: number;
  readonly runStarts: number[];
  readonly runPlaces: Place[];
  readonly typeClocks: number[];
  readonly types: Holder[];
}

interface Mark {
  readonly end: number;
  readonly runs: number;
  readonly types: number;
}

const startOf = (history: ClientHistory): Mark => ({
  end: history.end,
  runs: history.runStarts.length,
  types: history.types.length,
});

/** The place in a sorted list of the last entry that is not greater, or -1. */
export function lastNotAfter(sorted: readonly number[], value: number): number {
  if (sorted.length === 0 || sorted[sorted.length - 1]! <= value) return sorted.length - 1;
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * What the gate must know of a document, without holding it: how far each client id came and whose it is, where every
 * operation stands, and what is deleted. A tenth of a Y.Doc's memory and time (docs/decisions). What `add` took since the
 * last `settle` can be taken back, for until then it is not saved.
 */
export class LightIndex {
  readonly #clients = new Map<number, ClientHistory>();
  readonly #owners = new Map<number, string | null>();
  readonly #claims = new Map<number, string | null>();
  readonly #deleted = new Map<number, RangeSet>();
  readonly #roots = new Map<string, Holder>();
  readonly #unsettled = new Map<number, Mark>();
  #unsettledOwners: number[] = [];
  readonly #unsettledDeletes = new Map<number, Range[]>();

  /** How many clocks of a client the document has, unsettled ones included. */
  endOf(client: number): number {
    return this.#clients.get(client)?.end ?? 0;
  }

  /** Who writes under a client id, or at least claimed it; undefined while nobody does. */
  ownerOf(client: number): string | null | undefined {
    return this.#owners.has(client) ? this.#owners.get(client) : this.#claims.get(client);
  }

  /** Whether somebody has written under a client id. */
  isKnown(client: number): boolean {
    return this.#owners.has(client);
  }

  /** Where the operation with this id stands; it must be one that the document has. */
  placeAt({ client, clock }: Y.ID): Place {
    const history = this.#clients.get(client)!;
    return history.runPlaces[lastNotAfter(history.runStarts, clock)]!;
  }

  /** The type that the operation with this id brought, if it did. */
  holderAt({ client, clock }: Y.ID): Holder | undefined {
    const history = this.#clients.get(client);
    const at = history ? lastNotAfter(history.typeClocks, clock) : -1;
    return history?.typeClocks[at] === clock ? history.types[at] : undefined;
  }

  isDeleted({ client, clock }: Y.ID): boolean {
    return this.#deleted.get(client)?.has(clock) ?? false;
  }

  /** Whether a range of a client's operations brought a type. */
  hasType(client: number, { clock, length }: Range): boolean {
    const history = this.#clients.get(client);
    if (!history) return false;
    const last = lastNotAfter(history.typeClocks, clock + length - 1);
    return last >= 0 && history.typeClocks[last]! >= clock;
  }

  /** What of some ranges nobody deleted yet: the same list if all of it. */
  undeleted(client: number, ranges: readonly Range[]): readonly Range[] {
    return this.#deleted.get(client)?.missing(ranges) ?? ranges;
  }

  /** The root fragment of this name; the rules say whether there may be one. */
  root(name: string): Holder {
    let root = this.#roots.get(name);
    if (!root) this.#roots.set(name, (root = makeRoot()));
    return root;
  }

  /** Keeps a client id that nobody wrote under for an author, unless the log says otherwise; whether it is theirs now. */
  claim(client: number, author: string | null): boolean {
    const owner = this.ownerOf(client);
    if (owner === undefined) this.#claims.set(client, author);
    return owner === undefined || owner === author;
  }

  add({ author, newClients, placed, deletes }: Addition): void {
    for (const client of newClients) this.#own(client, author);
    for (const each of placed) this.#place(each);
    for (const [client, ranges] of deletes) this.#deleteLater(client, ranges);
  }

  /** What was added is saved: it stays. */
  settle(): void {
    for (const [client, ranges] of this.#unsettledDeletes) this.#delete(client, ranges);
    this.#forgetMarks();
  }

  /** What was added since the last `settle` lost its race: it was never there. */
  rollback(): void {
    for (const [client, mark] of this.#unsettled) this.#cut(client, mark);
    for (const client of this.#unsettledOwners) this.#owners.delete(client);
    this.#forgetMarks();
  }

  /** The state vector of what is saved, as a step 1 carries it. */
  savedVector(): Uint8Array {
    const saved = new Map<number, number>();
    for (const [client, { end }] of this.#clients) {
      const clocks = this.#unsettled.get(client)?.end ?? end;
      if (clocks > 0) saved.set(client, clocks);
    }
    return Y.encodeStateVector(saved);
  }

  #own(client: number, author: string | null): void {
    if (this.#owners.has(client)) return;
    this.#owners.set(client, author);
    this.#unsettledOwners.push(client);
  }

  #place({ client, clock, length, place, holder, deleted }: Placed): void {
    const history = this.#historyOf(client);
    if (history.runPlaces.at(-1) !== place) {
      history.runStarts.push(clock);
      history.runPlaces.push(place);
    }
    if (holder) {
      history.typeClocks.push(clock);
      history.types.push(holder);
    }
    if (deleted) this.#deleteLater(client, [{ clock, length }]);
    history.end = clock + length;
  }

  #historyOf(client: number): ClientHistory {
    let history = this.#clients.get(client);
    if (!history) {
      history = { end: 0, runStarts: [], runPlaces: [], typeClocks: [], types: [] };
      this.#clients.set(client, history);
    }
    if (!this.#unsettled.has(client)) this.#unsettled.set(client, startOf(history));
    return history;
  }

  #deleteLater(client: number, ranges: readonly Range[]): void {
    const known = this.#unsettledDeletes.get(client);
    if (known) for (const range of ranges) known.push(range);
    else this.#unsettledDeletes.set(client, ranges.slice());
  }

  #delete(client: number, ranges: readonly Range[]): void {
    let deleted = this.#deleted.get(client);
    if (!deleted) this.#deleted.set(client, (deleted = new RangeSet()));
    deleted.add(ranges);
  }

  #cut(client: number, { end, runs, types }: Mark): void {
    const history = this.#clients.get(client)!;
    history.end = end;
    history.runStarts.length = history.runPlaces.length = runs;
    history.typeClocks.length = history.types.length = types;
  }

  #forgetMarks(): void {
    this.#unsettled.clear();
    this.#unsettledOwners = [];
    this.#unsettledDeletes.clear();
  }
}
