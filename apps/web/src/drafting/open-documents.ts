import * as Y from 'yjs';
import { CollabProvider } from './collab-provider';

/** A document that is open in this page: its Yjs text and its line to the server. */
export interface OpenDocument {
  readonly doc: Y.Doc;
  readonly provider: CollabProvider;
}

interface Held extends OpenDocument {
  holders: number;
}

const held = new Map<string, Held>();

const close = (documentId: string, { doc, provider }: OpenDocument): void => {
  held.delete(documentId);
  provider.destroy();
  doc.destroy();
};

/** Lets go of a document that nobody looks at, but not before what was written in it is stored. */
const closeWhenSaved = (documentId: string, document: Held): void => {
  const { provider } = document;
  const check = () => {
    if (document.holders > 0) provider.off('word', check);
    else if (!provider.hasUnsaved && held.get(documentId) === document) close(documentId, document);
  };
  provider.on('word', check);
  check();
};

/** The document, opened or still open. Whoever holds one gives it back with `releaseDocument`. */
export function holdDocument(documentId: string): OpenDocument {
  let document = held.get(documentId);
  if (!document) {
    const doc = new Y.Doc();
    document = { doc, provider: new CollabProvider(documentId, doc), holders: 0 };
    held.set(documentId, document);
  }
  document.holders++;
  // whoever let go of it took their caret away
  if (document.provider.awareness.getLocalState() === null)
    document.provider.awareness.setLocalState({});
  return document;
}

export function releaseDocument(documentId: string): void {
  const document = held.get(documentId);
  if (!document) return;
  document.holders--;
  document.provider.awareness.setLocalState(null);
  // a moment, for who opens it again at once
  setTimeout(() => document.holders === 0 && closeWhenSaved(documentId, document), 500);
}

/** Drops what is here, with changes that were refused, so that the stored text can be opened. */
export function forgetDocument(documentId: string): void {
  const document = held.get(documentId);
  if (document) close(documentId, document);
}

window.addEventListener('beforeunload', (event) => {
  if ([...held.values()].some(({ provider }) => provider.hasUnsaved)) event.preventDefault();
});
