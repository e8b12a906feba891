import * as Y from 'yjs';
import { isEmptyVector } from './replica.js';
import type { RoomOptions } from './room-options.js';
import type { SavedDocument } from './saved-document.js';

const longestVector = 128 * 1024;

/** A copy of a client's state vector; throws where it is none. */
export function soundVector(vector: Uint8Array): Uint8Array {
  if (vector.length > longestVector) throw new RangeError('the state vector is too long');
  Y.decodeStateVector(vector);
  return vector.slice();
}

/**
 * Finds what somebody with a state vector lacks, and hands it on: at once, or later where the document is too long to be
 * loaded on the thread that serves people.
 */
export function findLacking(
  document: SavedDocument,
  { chores, limits }: Pick<RoomOptions, 'chores' | 'limits'>,
  vector: Uint8Array,
  use: (update: Uint8Array) => void,
  onFailure: (error: unknown) => void,
): void {
  const { replica } = document;
  const isNew = isEmptyVector(vector);
  const isHere = () => replica.bytes <= limits.heavyBytes || (isNew && replica.compactState);
  const later = async () => {
    if (isNew) await document.compact(chores);
    return isHere() ? replica.since(vector) : chores.since(replica.updates(), vector);
  };
  if (isHere()) use(replica.since(vector));
  else later().then(use, onFailure);
}
