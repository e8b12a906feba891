import type { Peer } from './peer.js';
import type { Reader } from './reader.js';
import type { Writer } from './writer.js';

/** One connection in a room: what it sends, and what it is sent. */
export interface Visit {
  readonly peer: Peer;
  readonly writer: Writer;
  readonly reader: Reader;
}
