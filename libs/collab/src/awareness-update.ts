import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import { encode, writeUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';

/** One client id's entry in an awareness update; the state is read only when asked for. */
export interface AwarenessEntry {
  readonly client: number;
  readonly length: number;
  /** The state as JSON; `null` if the client went away. */
  json(): string;
}

const mostEntries = 5_000;

/** Reads the entries of an awareness update, without parsing any state; throws if it is malformed. */
export function readAwareness(update: Uint8Array): AwarenessEntry[] {
  const decoder = createDecoder(update);
  const count = readVarUint(decoder);
  if (count > mostEntries) throw new RangeError('too many awareness entries');
  return Array.from({ length: count }, () => {
    const client = readVarUint(decoder);
    readVarUint(decoder);
    const start = decoder.pos;
    const length = readVarUint(decoder);
    decoder.pos += length;
    if (decoder.pos > update.length) throw new RangeError('an awareness entry is cut short');
    return { client, length, json: () => readVarString(createDecoder(update.subarray(start))) };
  });
}

/** Writes one entry. */
export const writeEntry = (client: number, clock: number, json: string): Uint8Array =>
  encode((encoder) => {
    writeVarUint(encoder, client);
    writeVarUint(encoder, clock);
    writeVarString(encoder, json);
  });

/** Writes an awareness update of entries that were written before; of none, it says only that somebody is there. */
export const writeAwareness = (entries: readonly Uint8Array[]): Uint8Array =>
  encode((encoder) => {
    writeVarUint(encoder, entries.length);
    for (const entry of entries) writeUint8Array(encoder, entry);
  });
