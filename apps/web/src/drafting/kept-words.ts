import * as Y from 'yjs';

interface WrittenWords {
  readonly id: Y.ID;
  readonly words: string;
}

/** The words that an update brings and does not delete again, in the order in which they were written. */
function wordsIn(update: Uint8Array): readonly WrittenWords[] {
  const { structs, ds } = Y.decodeUpdate(update);
  return structs.flatMap((struct) =>
    struct instanceof Y.Item &&
    struct.content instanceof Y.ContentString &&
    !Y.isDeleted(ds, struct.id)
      ? [{ id: struct.id, words: struct.content.str }]
      : [],
  );
}

/** The words that an update brings, for whoever wants to copy them; none where it was damaged. */
export function wordsOf(update: Uint8Array): string {
  try {
    return wordsIn(update)
      .map(({ words }) => words)
      .join('');
  } catch {
    return '';
  }
}

/** Whether a document has all that an update builds on; what has not would wait in the document, unseen. */
export function fits(doc: Y.Doc, update: Uint8Array): boolean {
  const trial = new Y.Doc();
  try {
    Y.applyUpdate(trial, Y.encodeStateAsUpdate(doc));
    Y.applyUpdate(trial, update);
    return trial.store.pendingStructs === null && trial.store.pendingDs === null;
  } catch {
    return false;
  } finally {
    trial.destroy();
  }
}

/** Whether words of an update, which the document has, stand where somebody else deleted: nobody sees any of them. */
export function isDeletedIn(doc: Y.Doc, update: Uint8Array): boolean {
  const words = wordsIn(update);
  return words.length > 0 && words.every(({ id }) => Y.getItem(doc.store, id).deleted);
}
