/** How much is taken from whom; sizes in bytes, times in milliseconds. */
export interface Limits {
  /** One message of a client. */
  readonly messageBytes: number;
  /**
   * Structs of one update: about 4,000 paragraphs, 35 ms. A greater one is refused, not sliced: editors that are shown
   * half of a table delete it.
   */
  readonly structs: number;
  /** After so many structs in a beat, the rest of a room's frames wait for the next one. */
  readonly structsPerBeat: number;
  /** Ranges in the delete set of one update; a step 2 carries those of the whole document. */
  readonly deleteRanges: number;
  /** Structs that one connection may bring per second over time; what is beyond waits its turn. */
  readonly structsPerSecond: number;
  /** How deep nodes may stand in nodes. */
  readonly depth: number;
  /** New Yjs client ids of one author at once; one more is granted every ten seconds (a reload makes a new one). */
  readonly newClients: number;
  /** New client ids in one update: a few reloads' worth that waited offline. */
  readonly newClientsAtOnce: number;
  /** Frames of one connection that wait for the operations they build on, and how long they may. */
  readonly heldFrames: number;
  readonly heldFor: number;
  /** What one connection may send while its room is being loaded. */
  readonly loadingFrames: number;
  readonly loadingBytes: number;
  /** What one connection, and all of them together, may have accepted but not yet saved. */
  readonly connectionBytes: number;
  readonly unsavedBytes: number;
  /** The JSON of one cursor. */
  readonly cursorLength: number;
}

const MB = 1024 * 1024;

export const defaultLimits: Limits = {
  messageBytes: MB,
  structs: 16_000,
  structsPerBeat: 4_000,
  deleteRanges: 50_000,
  structsPerSecond: 20_000,
  depth: 32,
  newClients: 256,
  newClientsAtOnce: 64,
  heldFrames: 64,
  heldFor: 10_000,
  loadingFrames: 64,
  loadingBytes: 2 * MB,
  connectionBytes: 8 * MB,
  unsavedBytes: 64 * MB,
  cursorLength: 1024,
};
