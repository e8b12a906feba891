import { createDecoder, readAny, readVarString, readVarUint, type Decoder } from 'lib0/decoding';
import * as Y from 'yjs';
import type { Limits } from './limits.js';
import { Refusal } from './refusal.js';

/** A run of one client's clocks. */
export interface Range {
  readonly clock: number;
  readonly length: number;
}

/** What of a struct is new to the log: all of it, or what comes after the first `offset` clocks. */
export interface Piece {
  readonly struct: Y.Item | Y.GC;
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  readonly offset: number;
}

/** What a frame adds to a document: the new of its structs and deletes, and its bytes if it says nothing else. */
export interface Change {
  readonly pieces: readonly Piece[];
  readonly deletes: ReadonlyMap<number, readonly Range[]>;
  readonly bytes: Uint8Array | null;
}

/** An update that was read, but not applied to anything. */
export interface DecodedUpdate {
  readonly structs: readonly (Y.Item | Y.GC | Y.Skip)[];
  readonly deletes: ReadonlyMap<number, readonly Range[]>;
}

/** What may still be read of the update that is being decoded; decoding is synchronous, so there is only one. */
const reading = {
  clientsLeft: 0,
  structsLeft: 0,
  deletesLeft: 0,
  valueLength: 0,
  at: { pos: 0 },
};

const tooMany = 'the update has too many structs';
/** As a struct's first byte tells in its lower five bits: a document in a document, for which Yjs would make one at once. */
const subdocument = 9;
/** As lib0 writes values: an array, or an object. */
const composite: readonly number[] = [117, 118];

/** Stops reading once there is more than may be taken, however many structs an update claims to have. */
class BoundedDecoder extends Y.UpdateDecoderV1 {
  constructor(rest: Decoder) {
    super(rest);
    reading.at = rest;
  }

  override readClient(): number {
    if (--reading.clientsLeft < 0) throw new Refusal('the update has too many client ids');
    return super.readClient();
  }

  override readInfo(): number {
    if (--reading.structsLeft < 0) throw new Refusal(tooMany);
    const info = super.readInfo();
    if ((info & 31) === subdocument && reading.valueLength !== Infinity)
      throw new Refusal('a document in a document is unknown');
    return info;
  }

  override readJSON(): unknown {
    const json = readVarString(this.restDecoder);
    if (json.length > reading.valueLength) throw new Refusal('a value is too long');
    return JSON.parse(json) as unknown;
  }

  override readAny(): unknown {
    return readValue(this.restDecoder, { left: reading.valueLength });
  }

  override resetDsCurVal(): void {
    spendDelete();
  }

  override readDsClock(): number {
    spendDelete();
    return super.readDsClock();
  }

  override readDsLen(): number {
    const length = super.readDsLen();
    if (length < 1) throw new Refusal('the update deletes nothing');
    return length;
  }
}

/** Reads a value as lib0 does, as long as it has not too many parts. */
function readValue(decoder: Decoder, parts: { left: number }): unknown {
  if (--parts.left < 0) throw new Refusal('a value is too long');
  const kind = decoder.arr[decoder.pos]!;
  if (!composite.includes(kind)) return readAny(decoder);
  decoder.pos++;
  const length = readVarUint(decoder);
  const isArray = kind === composite[0];
  const entries: [key: string, value: unknown][] = [];
  for (let i = 0; i < length; i++) {
    const key = isArray ? String(i) : readVarString(decoder);
    entries.push([key, readValue(decoder, parts)]);
  }
  return isArray ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}

function spendDelete(): void {
  if (--reading.deletesLeft < 0) throw new Refusal('the update deletes too many ranges');
}

/** How many structs an update claims to bring of its first client, who as a rule made it: not read where they are too many. */
function claimedOf(bytes: Uint8Array): number {
  const decoder = createDecoder(bytes);
  return readVarUint(decoder) > 0 ? readVarUint(decoder) : 0;
}

/** Reads an update of at most so many structs; throws on anything malformed, and on bytes left over. */
export function decodeUpdate(
  bytes: Uint8Array,
  { structs, deleteRanges, valueLength }: Pick<Limits, 'structs' | 'deleteRanges' | 'valueLength'>,
): DecodedUpdate {
  if (claimedOf(bytes) > structs) throw new Refusal(tooMany);
  reading.valueLength = valueLength;
  reading.clientsLeft = reading.structsLeft = structs;
  reading.deletesLeft = 2 * deleteRanges;
  const decoded = Y.decodeUpdateV2(bytes, BoundedDecoder);
  if (reading.at.pos !== bytes.length) throw new Refusal('the update has bytes left over');
  return { structs: decoded.structs, deletes: rangesOf(decoded.ds.clients) };
}

const noRanges: ReadonlyMap<number, readonly Range[]> = new Map();

const rangesOf = (
  clients: Map<number, { clock: number; len: number }[]>,
): ReadonlyMap<number, readonly Range[]> =>
  clients.size === 0
    ? noRanges
    : new Map(
        Array.from(clients, ([client, deletes]) => [
          client,
          merged(deletes.map(({ clock, len }) => ({ clock, length: len }))),
        ]),
      );

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

/** The pieces of an update, by the client that made them. */
export function piecesByClient(pieces: readonly Piece[]): Map<number, Piece[]> {
  const byClient = new Map<number, Piece[]>();
  for (const piece of pieces) {
    const own = byClient.get(piece.client);
    if (own) own.push(piece);
    else byClient.set(piece.client, [piece]);
  }
  return byClient;
}
