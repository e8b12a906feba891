import { createHash } from 'node:crypto';
import * as Y from 'yjs';

/**
 * A hash over what a replica holds, however it came to hold it: the text, how far each client's operations are known, and
 * which of them are deleted.
 */
export function hashOfState(doc: Y.Doc): string {
  const state = {
    text: doc.getXmlFragment('default').toJSON(),
    vector: sorted(Y.decodeStateVector(Y.encodeStateVector(doc))),
    deleted: deletedRanges(doc),
  };
  return createHash('sha256').update(JSON.stringify(state)).digest('hex').slice(0, 16);
}

/** The same of a document that is given as updates; throws where one builds on what is not there. */
export function hashOfUpdates(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.mergeUpdates([...updates]));
  if (doc.store.pendingStructs || doc.store.pendingDs)
    throw new Error('an update builds on operations that are not there');
  const hash = hashOfState(doc);
  doc.destroy();
  return hash;
}

function deletedRanges(doc: Y.Doc) {
  const { clients } = Y.createDeleteSetFromStructStore(doc.store);
  return sorted(clients).map(([client, items]) => [
    client,
    items.map(({ clock, len }) => [clock, len]),
  ]);
}

const sorted = <Value>(byClient: Map<number, Value>): [number, Value][] =>
  Array.from(byClient).toSorted(([a], [b]) => a - b);
