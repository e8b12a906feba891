import * as Y from 'yjs';

interface Written {
  readonly id: Y.ID;
  /** one UTF-16 unit, as Yjs counts */
  readonly unit: string;
}

/** What an update brings of words and does not delete again, in the order in which it was written. */
function* writtenIn(update: Uint8Array): Generator<Written> {
  const { structs, ds } = Y.decodeUpdate(update);
  for (const struct of structs) {
    if (!(struct instanceof Y.Item && struct.content instanceof Y.ContentString)) continue;
    const { client, clock } = struct.id;
    for (const [i, unit] of struct.content.str.split('').entries()) {
      const id = Y.createID(client, clock + i);
      if (!Y.isDeleted(ds, id)) yield { id, unit };
    }
  }
}

/** The words that an update brings, for whoever wants to copy them; none where it was damaged. */
export function wordsOf(update: Uint8Array): string {
  try {
    return Array.from(writtenIn(update), ({ unit }) => unit).join('');
  } catch {
    return '';
  }
}

/** Those words of an update, which the document has, that somebody else deleted, perhaps with what they stood in. */
export const deletedWordsOf = (doc: Y.Doc, update: Uint8Array): string =>
  Array.from(writtenIn(update))
    .filter(({ id }) => Y.getItem(doc.store, id).deleted)
    .map(({ unit }) => unit)
    .join('');

/**
 * What an update would do to a document: nothing, which has it already; bring news; or, where it builds on what is not
 * there or is damaged, wait in it unseen.
 */
export function effectOf(update: Uint8Array, doc: Y.Doc): 'none' | 'news' | 'gap' {
  const trial = new Y.Doc();
  try {
    Y.applyUpdate(trial, Y.encodeStateAsUpdate(doc));
    let isNews = false;
    trial.on('update', () => (isNews = true));
    Y.applyUpdate(trial, update);
    if (trial.store.pendingStructs !== null || trial.store.pendingDs !== null) return 'gap';
    return isNews ? 'news' : 'none';
  } catch {
    return 'gap';
  } finally {
    trial.destroy();
  }
}
