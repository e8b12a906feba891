import { readAny, readVarString, readVarUint, type Decoder } from 'lib0/decoding';
import * as Y from 'yjs';
import type { Limits } from './limits.js';
import { Refusal } from './refusal.js';

/** How much one update may make its reader do. */
export type Bounds = Pick<Limits, 'structs' | 'deleteRanges' | 'valueLength' | 'nameLength'>;

/** For what the log keeps. */
export const unbounded: Bounds = {
  structs: Infinity,
  deleteRanges: Infinity,
  valueLength: Infinity,
  nameLength: Infinity,
};

/** As lib0 writes values: an array, or an object. */
const composite: readonly number[] = [117, 118];

const tooMany = {
  clients: 'the update has too many client ids',
  structs: 'the update has too many structs',
  values: 'the update has too many values',
  ranges: 'the update deletes too many ranges',
} as const;

type Counted = keyof typeof tooMany;

/** Reads the parts of an update as Yjs does, and throws as soon as it claims to have more than may be taken. */
export class BoundedDecoder extends Y.UpdateDecoderV1 {
  readonly #left: Record<Counted, number>;
  readonly #valueLength: number;
  readonly #nameLength: number;

  constructor(
    readonly rest: Decoder,
    { structs, deleteRanges, valueLength, nameLength }: Bounds,
  ) {
    super(rest);
    this.#left = { clients: structs, structs, values: 2 * structs, ranges: deleteRanges };
    this.#valueLength = valueLength;
    this.#nameLength = nameLength;
  }

  /** Whether it reads what people sent, and not what the log keeps. */
  get isBounded(): boolean {
    return this.#valueLength !== Infinity;
  }

  /** Reads how many of something follow. */
  readCount(of: Counted): number {
    const count = readVarUint(this.rest);
    this.#spend(of, count);
    return count;
  }

  /** Reads the name of a node, a mark, an attribute or a root. */
  override readKey(): string {
    const name = readVarString(this.rest);
    if (name.length > this.#nameLength) throw new Refusal('a name is too long');
    return name;
  }

  override readJSON(): unknown {
    const json = readVarString(this.rest);
    if (json.length > this.#valueLength) throw new Refusal('a value is too long');
    return JSON.parse(json) as unknown;
  }

  override readAny(): unknown {
    return this.#readValue({ left: this.#valueLength });
  }

  /** Reads as many values as there are said to be. */
  readValues(read: () => unknown): unknown[] {
    const values: unknown[] = [];
    for (let count = this.readCount('values'); count > 0; count--) values.push(read());
    return values;
  }

  /** Reads one range of a delete set. */
  readRange(): { clock: number; length: number } {
    const clock = readVarUint(this.rest);
    const length = readVarUint(this.rest);
    if (length < 1) throw new Refusal('the update deletes nothing');
    return { clock, length };
  }

  #spend(of: Counted, count: number): void {
    this.#left[of] -= count;
    if (this.#left[of] < 0) throw new Refusal(tooMany[of]);
  }

  /** Reads a value as lib0 does, as long as it has not too many parts. */
  #readValue(parts: { left: number }): unknown {
    if (--parts.left < 0) throw new Refusal('a value is too long');
    this.#spend('values', 1);
    const { rest } = this;
    const kind = rest.arr[rest.pos]!;
    if (!composite.includes(kind)) return readAny(rest);
    rest.pos++;
    const length = readVarUint(rest);
    const isArray = kind === composite[0];
    const entries: [key: string, value: unknown][] = [];
    for (let i = 0; i < length; i++) {
      const key = isArray ? String(i) : readVarString(rest);
      entries.push([key, this.#readValue(parts)]);
    }
    return isArray ? entries.map(([, value]) => value) : Object.fromEntries(entries);
  }
}
