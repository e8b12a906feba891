import { createDecoder, readVarUint } from 'lib0/decoding';
import * as Y from 'yjs';
import { BoundedDecoder, type Bounds } from './bounded-decoder.js';
import { readContent } from './read-content.js';
import { Refusal } from './refusal.js';
import { betweenPauses, type Work } from './slices.js';
import type { Range } from './update-bytes.js';

/** An update that was read, but not applied to anything. */
export interface DecodedUpdate {
  readonly structs: readonly Struct[];
  readonly deletes: ReadonlyMap<number, readonly Range[]>;
}

type Struct = Y.Item | Y.GC | Y.Skip;

/**
 * Reads an update (version 1) as Yjs does, which can only do so at once: the nodes of a long one take the garbage
 * collector longer than anybody should wait. Throws on anything malformed, on what Yjs never writes, on more than the
 * bounds, and on bytes left over.
 */
export function* readUpdate(bytes: Uint8Array, bounds: Bounds): Work<DecodedUpdate> {
  const rest = createDecoder(bytes);
  const decoder = new BoundedDecoder(rest, bounds);
  const structs = yield* readStructs(decoder);
  const deletes = readDeletes(decoder);
  if (rest.pos !== bytes.length) throw new Refusal('the update has bytes left over');
  return { structs, deletes };
}

function* readStructs(decoder: BoundedDecoder): Work<Struct[]> {
  const { rest } = decoder;
  const structs: Struct[] = [];
  const seen = new Set<number>();
  for (let clients = decoder.readCount('clients'); clients > 0; clients--) {
    let left = decoder.readCount('structs');
    const client = decoder.readClient();
    refuseOdd(client, left, seen);
    let clock = readVarUint(rest);
    for (; left > 0; left--) {
      const struct = readStruct(decoder, Y.createID(client, clock));
      clock += struct.length;
      if (structs.push(struct) % betweenPauses === 0) yield;
    }
  }
  return structs;
}

/**
 * Yjs writes one section for each client, and none that is empty. Of two, browsers apply the last one only; and what is
 * empty would be read as something else once updates are joined by their bytes.
 */
function refuseOdd(client: number, entries: number, seen: Set<number>): void {
  if (entries < 1 || seen.has(client)) throw new Refusal('a client is named twice, or for nothing');
  seen.add(client);
}

/** The first byte of a struct: what it is, in its lower five bits, and what it says of its place. */
const kindOf = (info: number): number => info & 31;
const skip = 10;
const hasOrigin = 128;
const hasRightOrigin = 64;
const hasAttribute = 32;

function readStruct(decoder: BoundedDecoder, id: Y.ID): Struct {
  const info = decoder.readInfo();
  if (info === skip) return new Y.Skip(id, readVarUint(decoder.rest));
  if (kindOf(info) === 0) return new Y.GC(id, decoder.readLen());
  const origin = (info & hasOrigin) > 0 ? decoder.readLeftID() : null;
  const rightOrigin = (info & hasRightOrigin) > 0 ? decoder.readRightID() : null;
  const isAlone = !origin && !rightOrigin;
  const parent = isAlone ? readParent(decoder) : null;
  const attribute = isAlone && (info & hasAttribute) > 0 ? decoder.readKey() : null;
  const content = readContent(decoder, kindOf(info));
  // Yjs takes the id of a parent, or the name of a root, until it knows the type (structs/Item.js)
  return new Y.Item(id, null, origin, null, rightOrigin, parent as Y.ID | null, attribute, content);
}

const readParent = (decoder: BoundedDecoder): Y.ID | string =>
  decoder.readParentInfo() ? decoder.readKey() : decoder.readLeftID();

const noRanges: ReadonlyMap<number, readonly Range[]> = new Map();

function readDeletes(decoder: BoundedDecoder): ReadonlyMap<number, readonly Range[]> {
  const { rest } = decoder;
  let clients = readVarUint(rest);
  if (clients === 0) return noRanges;
  const deletes = new Map<number, readonly Range[]>();
  const seen = new Set<number>();
  for (; clients > 0; clients--) {
    const client = readVarUint(rest);
    let left = decoder.readCount('ranges');
    refuseOdd(client, left, seen);
    const ranges: Range[] = [];
    for (; left > 0; left--) ranges.push(decoder.readRange());
    deletes.set(client, merged(ranges));
  }
  return deletes;
}

/** Ranges in order, each clock once: a hostile update may name the same ones a thousand times. */
function merged(ranges: Range[]): readonly Range[] {
  if (isInOrder(ranges)) return ranges;
  const inOrder: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.clock - b.clock)) {
    const last = inOrder.at(-1);
    const end = last ? last.clock + last.length : -1;
    if (!last || range.clock > end) inOrder.push(range);
    else {
      const length = Math.max(end, range.clock + range.length) - last.clock;
      inOrder[inOrder.length - 1] = { clock: last.clock, length };
    }
  }
  return inOrder;
}

const isInOrder = (ranges: readonly Range[]): boolean =>
  ranges.every(({ clock }, i) => {
    const before = ranges[i - 1];
    return !before || clock > before.clock + before.length;
  });
