/** How much is taken from whom; sizes in bytes, times in milliseconds. */
export interface Limits {
  /** One message of a client. */
  readonly messageBytes: number;
  /**
   * Structs of one update: about 4,000 paragraphs. It is looked at in slices, with other work in between, and taken
   * whole: editors that are shown half of a table delete it.
   */
  readonly structs: number;
  /** Updates of more bytes are looked at in slices. */
  readonly longUpdate: number;
  /** After so many structs in a beat, the rest of a room's frames wait for the next one. */
  readonly structsPerBeat: number;
  /** Ranges in the delete set of one update, beyond those that the document has: a step 2 carries them all. */
  readonly deleteRanges: number;
  /** The JSON of one mark's value, or the parts of one attribute's. */
  readonly valueLength: number;
  /** The name of a node, a mark, an attribute or a root. */
  readonly nameLength: number;
  /** Operations of one update that want the same place beside others: Yjs looks through all others for each of them. */
  readonly samePlace: number;
  /** Structs that one connection may bring per second over time; what is beyond waits its turn. */
  readonly structsPerSecond: number;
  /** Bytes of updates that one connection may bring per second over time. */
  readonly bytesPerSecond: number;
  /** What every message costs besides its structs: a thousand small ones a second are taken at once. */
  readonly frameCost: number;
  /** So many bytes of what is asked and answered, or of carets, cost as much as one struct. */
  readonly bytesPerStruct: number;
  /** How deep nodes may stand in nodes. */
  readonly depth: number;
  /** New Yjs client ids of one author at once; one more is granted every ten seconds (a reload makes a new one). */
  readonly newClients: number;
  /** New client ids in one update: a few reloads' worth that waited offline. */
  readonly newClientsAtOnce: number;
  /** Frames, and bytes, of one connection that wait for what they build on; bytes of all connections; and for how long. */
  readonly heldFrames: number;
  readonly heldBytes: number;
  readonly heldBytesInAll: number;
  readonly heldFor: number;
  /** What one connection may send while its room is being loaded. */
  readonly loadingFrames: number;
  readonly loadingBytes: number;
  /** What one connection, one author, and all of them together, may have accepted but not yet saved. */
  readonly connectionBytes: number;
  readonly authorBytes: number;
  readonly unsavedBytes: number;
  /** The JSON of one cursor. */
  readonly cursorLength: number;
  /** So many carets in a room are shown to everybody; where there are more, one sees those in one's own block. */
  readonly caretsForAll: number;
  /** How long a connection may read nothing of what it lacks before it is closed, to come back and sync. */
  readonly behindFor: number;
  /** A document of more bytes is not loaded on the thread that serves people, nor mended there if it has more nodes. */
  readonly heavyBytes: number;
  /** A document of more bytes takes nothing more. */
  readonly documentBytes: number;
  readonly manyNodes: number;
  /** Rows, or bytes, after which a document is compacted while people are in it; rows, once the last one left. */
  readonly rowsPerCheckpoint: number;
  readonly bytesPerCheckpoint: number;
  readonly rowsWorthCheckpoint: number;
  /** Bytes of one author's refused frames that are kept, at once; so much more is granted per hour. */
  readonly quarantineBytes: number;
}

const MB = 1024 * 1024;

export const defaultLimits: Limits = {
  messageBytes: MB,
  structs: 16_000,
  longUpdate: 16 * 1024,
  structsPerBeat: 4_000,
  deleteRanges: 50_000,
  valueLength: 8_192,
  nameLength: 128,
  samePlace: 64,
  structsPerSecond: 20_000,
  bytesPerSecond: 2 * MB,
  frameCost: 20,
  bytesPerStruct: 20,
  depth: 32,
  newClients: 256,
  newClientsAtOnce: 64,
  heldFrames: 64,
  heldBytes: MB,
  heldBytesInAll: 16 * MB,
  heldFor: 10_000,
  loadingFrames: 64,
  loadingBytes: 2 * MB,
  connectionBytes: 8 * MB,
  authorBytes: 16 * MB,
  unsavedBytes: 64 * MB,
  cursorLength: 1024,
  caretsForAll: 64,
  behindFor: 60_000,
  heavyBytes: 64 * 1024,
  documentBytes: 64 * MB,
  manyNodes: 2_000,
  rowsPerCheckpoint: 5_000,
  bytesPerCheckpoint: MB,
  rowsWorthCheckpoint: 20,
  quarantineBytes: 4 * MB,
};
