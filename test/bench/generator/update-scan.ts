import * as Y from 'yjs';
import { ByteReader } from './byte-reader.js';

/** Told of each run of operations in an update. */
export type OnRun = (client: number, clock: number, length: number) => void;

/** What an update holds beyond typed text: read by Yjs itself. */
class Unfamiliar extends Error {}

const content = { gc: 0, deleted: 1, text: 4, format: 6, type: 7, skip: 10 } as const;
const hasOrigin = 0x80;
const hasRightOrigin = 0x40;
const hasParentSub = 0x20;
const namedTypes = [3, 5];

/** Client, clock and length of each run of the update that is being read; reused, since there is one per frame heard. */
const runs: number[] = [];

/**
 * Says which operations an update (version 1) brings, without making any of them: a generator that decoded all that its
 * clients hear would be the bottleneck.
 */
export function scanUpdate(reader: ByteReader, onRun: OnRun): void {
  const { bytes, at, end } = reader;
  runs.length = 0;
  try {
    readClients(reader);
  } catch (error) {
    if (!(error instanceof Unfamiliar)) throw error;
    return decodeUpdate(bytes.subarray(at, end), onRun);
  }
  for (let i = 0; i < runs.length; i += 3) onRun(runs[i]!, runs[i + 1]!, runs[i + 2]!);
}

function decodeUpdate(update: Uint8Array, onRun: OnRun): void {
  for (const struct of Y.decodeUpdate(update).structs)
    if (!(struct instanceof Y.Skip)) onRun(struct.id.client, struct.id.clock, struct.length);
}

function readClients(reader: ByteReader): void {
  for (let clients = reader.varint(); clients > 0; clients--) {
    let structs = reader.varint();
    const client = reader.varint();
    let clock = reader.varint();
    for (; structs > 0; structs--) {
      const info = reader.byte();
      const length = lengthOf(info, reader);
      if ((info & 31) !== content.skip) runs.push(client, clock, length);
      clock += length;
    }
  }
}

function lengthOf(info: number, reader: ByteReader): number {
  const kind = info & 31;
  if (kind === content.gc || kind === content.skip) return reader.varint();
  skipPlace(info, reader);
  switch (kind) {
    case content.text:
      return textLength(reader);
    case content.deleted:
      return reader.varint();
    case content.type:
      if (namedTypes.includes(reader.varint())) reader.skipBytes();
      return 1;
    case content.format:
      reader.skipBytes();
      reader.skipBytes();
      return 1;
    default:
      throw new Unfamiliar();
  }
}

function skipPlace(info: number, reader: ByteReader): void {
  if (info & hasOrigin) skipId(reader);
  if (info & hasRightOrigin) skipId(reader);
  if (info & (hasOrigin | hasRightOrigin)) return;
  if (reader.varint() === 1) reader.skipBytes();
  else skipId(reader);
  if (info & hasParentSub) reader.skipBytes();
}

function skipId(reader: ByteReader): void {
  reader.varint();
  reader.varint();
}

/** In UTF-16 units, as Yjs counts: the number of bytes, as long as they are ASCII. */
function textLength(reader: ByteReader): number {
  const length = reader.varint();
  const start = reader.at;
  reader.skip(length);
  for (let at = start; at < reader.at; at++) if (reader.bytes[at]! > 127) throw new Unfamiliar();
  return length;
}
