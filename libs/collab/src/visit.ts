import type { Peer } from './peer.js';
import type { Reader } from './reader.js';
import type { Writer } from './writer.js';

/** One connection in a room: what it sends, and what it is sent. */
export interface Visit {
  readonly peer: Peer;
  readonly writer: Writer;
  readonly reader: Reader;
  /** Whether it is told something else than all the others, this once; a field, since a thousand are asked in a row. */
  isApart: boolean;
}
