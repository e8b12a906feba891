import * as Y from 'yjs';
import type { Position } from './cursor.js';
import { gone, makeRoot, type Holder, type Place } from './place.js';
import { RangeSet } from './range-set.js';
import type { Piece, Range } from './update-bytes.js';

/** A struct that was found good, and what the index must remember of it. */
export interface Placed {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  readonly place: Place;
  /** What it follows, and what it stands before; null for the ends of its place. */
  readonly origin: Y.ID | null;
  readonly rightOrigin: Y.ID | null;
  /** The type that the struct brings, if it does. */
  readonly holder: Holder | undefined;
  /** Whether it brings only the trace of something deleted. */
  readonly deleted: boolean;
}

/** What one frame adds to a document. */
export interface Addition {
  readonly placed: readonly Placed[];
  readonly deletes: ReadonlyMap<number, readonly Range[]>;
}

/** Operations of one client, each of which follows the one before it, and all stand before the same one. */
export interface Stretch {
  readonly start: number;
  /** What the first of them follows, and what they stand before; null for the ends of their place. */
  readonly origin: Y.ID | null;
  readonly rightOrigin: Y.ID | null;
}

/** What is known of the operations of one client id: the first clock of each run of equal places, stretches, and types. */
interface ClientHistory {
  end: number;
  readonly runStarts: number[];
  readonly runPlaces: Place[];
  readonly stretchStarts: number[];
  readonly stretches: Stretch[];
  readonly typeClocks: number[];
  readonly types: Holder[];
}

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
 * What the gate must know of a document, without holding it: how far each client id came, where every operation stands,
 * and what is deleted. It takes a part of a Y.Doc's memory and time: less than a third where people type in a hundred
 * paragraphs by turns. What `add` took since the last `settle` can be taken back, for until then it is not saved.
 */
export class LightIndex {
  readonly #clients = new Map<number, ClientHistory>();
  readonly #deleted = new Map<number, RangeSet>();
  readonly #roots = new Map<string, Holder>();
  /** how far each client came that has more by now */
  readonly #unsettled = new Map<number, number>();
  readonly #unsettledDeletes = new Map<number, Range[]>();
  #deletedRanges = 0;

  /** How many ranges a delete set of the whole document has. */
  get deletedRanges(): number {
    return this.#deletedRanges;
  }

  /** How many clocks of a client the document has, unsettled ones included. */
  endOf(client: number): number {
    return this.#clients.get(client)?.end ?? 0;
  }

  /** The block in which a position stands; undefined where the document does not have it. */
  blockAt({ item, type }: Position): Holder | undefined {
    if (type) return this.holderAt(type)?.block;
    return item && item.clock < this.endOf(item.client)
      ? this.placeAt(item).holder.block
      : undefined;
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

  /** The stretch in which the operation with this id is; it must be one that the document has, and not collected. */
  stretchAt({ client, clock }: Y.ID): Stretch {
    const { stretchStarts, stretches } = this.#clients.get(client)!;
    return stretches[lastNotAfter(stretchStarts, clock)]!;
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

  /** How many types there are, or were. */
  countTypes(): number {
    let count = 0;
    for (const { types } of this.#clients.values()) count += types.length;
    return count;
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

  /** Learns what is deleted in what is saved, whether or not anybody said so. */
  learnDeleted(deletes: ReadonlyMap<number, readonly Range[]>): void {
    for (const [client, ranges] of deletes) this.#delete(client, ranges);
  }

  add({ placed, deletes }: Addition): void {
    this.put(placed);
    this.delete({ placed, deletes });
  }

  /** Takes in operations alone, so that they can be looked at where they stand: `delete` or `takeBack` must follow. */
  put(placed: readonly Placed[]): void {
    for (const each of placed) this.#place(each);
  }

  /** Takes in what an addition deletes, once its operations were put. */
  delete({ placed, deletes }: Addition): void {
    for (const { client, clock, length, deleted } of placed)
      if (deleted) this.#deleteLater(client, [{ clock, length }]);
    for (const [client, ranges] of deletes) this.#deleteLater(client, ranges);
  }

  /** These were put last, and were never there. */
  takeBack(placed: readonly Placed[]): void {
    for (const { client, clock } of placed)
      if (clock < this.endOf(client)) this.#cut(client, clock);
  }

  /** What was added is saved: it stays. */
  settle(): void {
    for (const [client, ranges] of this.#unsettledDeletes) this.#delete(client, ranges);
    this.#forgetMarks();
  }

  /** What was added since the last `settle` lost its race: it was never there. */
  rollback(): void {
    for (const [client, end] of this.#unsettled) this.#cut(client, end);
    this.#forgetMarks();
  }

  /** The state vector of what is saved, as a step 1 carries it; `before` goes back to before some of it. */
  savedVector(before: readonly Pick<Piece, 'client' | 'clock'>[] = []): Uint8Array {
    const saved = new Map<number, number>();
    for (const [client, { end }] of this.#clients)
      saved.set(client, this.#unsettled.get(client) ?? end);
    for (const { client, clock } of before)
      saved.set(client, Math.min(clock, saved.get(client) ?? 0));
    for (const [client, clocks] of saved) if (clocks === 0) saved.delete(client);
    return Y.encodeStateVector(saved);
  }

  #place({ client, clock, length, place, origin, rightOrigin, holder }: Placed): void {
    const history = this.#historyOf(client);
    if (history.runPlaces.at(-1) !== place) {
      history.runStarts.push(clock);
      history.runPlaces.push(place);
    }
    if (holder) {
      history.typeClocks.push(clock);
      history.types.push(holder);
    }
    const goesOn = origin?.client === client && origin.clock === clock - 1;
    const isNew = !goesOn || !Y.compareIDs(history.stretches.at(-1)!.rightOrigin, rightOrigin);
    if (place !== gone && isNew) {
      history.stretchStarts.push(clock);
      history.stretches.push({ start: clock, origin, rightOrigin });
    }
    history.end = clock + length;
  }

  #historyOf(client: number): ClientHistory {
    let history = this.#clients.get(client);
    if (!history) {
      history = {
        end: 0,
        runStarts: [],
        runPlaces: [],
        stretchStarts: [],
        stretches: [],
        typeClocks: [],
        types: [],
      };
      this.#clients.set(client, history);
    }
    if (!this.#unsettled.has(client)) this.#unsettled.set(client, history.end);
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
    const before = deleted.size;
    deleted.add(ranges);
    this.#deletedRanges += deleted.size - before;
  }

  #cut(client: number, end: number): void {
    const history = this.#clients.get(client)!;
    const { runStarts, runPlaces, stretchStarts, stretches, typeClocks, types } = history;
    history.end = end;
    runStarts.length = runPlaces.length = lastNotAfter(runStarts, end - 1) + 1;
    stretchStarts.length = stretches.length = lastNotAfter(stretchStarts, end - 1) + 1;
    typeClocks.length = types.length = lastNotAfter(typeClocks, end - 1) + 1;
  }

  #forgetMarks(): void {
    this.#unsettled.clear();
    this.#unsettledDeletes.clear();
  }
}
