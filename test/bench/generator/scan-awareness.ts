import type { ByteReader } from './byte-reader.js';

/** Reads whose states an awareness update tells, and how new they are, but not the states. */
export function scanAwareness(
  reader: ByteReader,
  onEntry: (client: number, clock: number) => void,
): void {
  for (let entries = reader.varint(); entries > 0; entries--) {
    const client = reader.varint();
    const clock = reader.varint();
    reader.skipBytes();
    onEntry(client, clock);
  }
}
