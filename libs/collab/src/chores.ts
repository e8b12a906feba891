import * as Y from 'yjs';
import { applyAll, compact, stateOf } from './compact.js';
import type { Limits } from './limits.js';
import { emptyVector } from './replica.js';

/**
 * Mends a document that concurrent edits left outside its content model: changes it, and returns the update that does so,
 * or null where nothing is wrong. It gets a copy.
 */
export type Heal = (doc: Y.Doc) => Uint8Array | null;

/**
 * The port to what takes long with a long document, so that it can be done off the thread that serves people. A document
 * is given as its updates, in order.
 */
export interface Chores {
  /** One update of many, with this state vector, seen to load as the same document; rejects where it does not. */
  compact(updates: readonly Uint8Array[], vector: Uint8Array): Promise<Uint8Array>;
  /** What peers with these state vectors lack, of each. */
  since(
    updates: readonly Uint8Array[],
    vectors: readonly Uint8Array[],
  ): Promise<readonly Uint8Array[]>;
  /** The update that mends the document, or null. */
  mend(updates: readonly Uint8Array[]): Promise<Uint8Array | null>;
}

/** The whole of a document as one update, made off the thread that serves people where it is long. */
export async function wholeOf(
  updates: readonly Uint8Array[],
  {
    chores,
    limits,
  }: { readonly chores: Pick<Chores, 'since'>; readonly limits: Pick<Limits, 'heavyBytes'> },
): Promise<Uint8Array> {
  const bytes = updates.reduce((sum, { length }) => sum + length, 0);
  if (bytes <= limits.heavyBytes) return stateOf(updates);
  const [state] = await chores.since(updates, [emptyVector]);
  return state!;
}

/** Does the chores here and now. */
export function choresHere(heal?: Heal): Chores {
  return {
    async compact(updates, vector) {
      return compact(updates, vector);
    },
    async since(updates, vectors) {
      return withDoc(updates, (doc) => vectors.map((vector) => Y.encodeStateAsUpdate(doc, vector)));
    },
    async mend(updates) {
      return heal ? withDoc(updates, heal) : null;
    },
  };
}

function withDoc<Answer>(updates: readonly Uint8Array[], act: (doc: Y.Doc) => Answer): Answer {
  const doc = new Y.Doc();
  try {
    applyAll(doc, updates);
    return act(doc);
  } finally {
    doc.destroy();
  }
}
