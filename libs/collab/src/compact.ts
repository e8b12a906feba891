import * as Y from 'yjs';

/** The whole of a document as one update, from all its updates; what was deleted for good is not in it. */
export function stateOf(updates: Iterable<Uint8Array>): Uint8Array {
  const doc = new Y.Doc();
  applyAll(doc, updates);
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return state;
}

/**
 * Brings updates into a replica; throws where one builds on what is not there. All at once: after each transaction Yjs
 * takes out marks that say nothing at that moment, and who did that after every update may show other marks than the
 * people who wrote them.
 */
export function applyAll(doc: Y.Doc, updates: Iterable<Uint8Array>): void {
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  if (doc.store.pendingStructs || doc.store.pendingDs)
    throw new Error('an update of the log builds on operations that the log does not have');
}

/**
 * A document as one update that has all that this state vector names, and was seen to load again as the same document;
 * throws where it has not. Takes as long as loading the document twice, so it is best done off the thread that serves
 * people.
 */
export function compact(updates: Iterable<Uint8Array>, vector: Uint8Array): Uint8Array {
  const state = stateOf(updates);
  if (!isSameVector(Y.encodeStateVectorFromUpdate(state), vector))
    throw new Error('the compacted document is not the one that the log has');
  const again = stateOf([state]);
  if (!isEqual(state, again)) throw new Error('the compacted document does not load as it was');
  return state;
}

function isSameVector(a: Uint8Array, b: Uint8Array): boolean {
  const [ends, wanted] = [Y.decodeStateVector(a), Y.decodeStateVector(b)];
  return (
    ends.size === wanted.size &&
    Array.from(wanted).every(([client, end]) => ends.get(client) === end)
  );
}

const isEqual = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);
