import * as Y from 'yjs';
import { ChangeKeeper } from './change-keeper';
import { browserStore, type Whose } from './change-store';
import { CollabProvider } from './collab-provider';

/** A document that is open in this page: its Yjs text, its line to the server, and what is kept until that has it. */
export interface OpenDocument {
  readonly doc: Y.Doc;
  readonly provider: CollabProvider;
  readonly keeper: ChangeKeeper;
}

interface Held extends OpenDocument {
  holders: number;
}

const held = new Map<string, Held>();
const store = browserStore();

/** Another person at the same computer gets a document of their own. */
const keyOf = ({ author, documentId }: Whose): string => `${author} ${documentId}`;

const open = (whose: Whose): OpenDocument => {
  const doc = new Y.Doc();
  const provider = new CollabProvider(whose.documentId, doc);
  return { doc, provider, keeper: new ChangeKeeper(doc, provider, store, whose) };
};

const close = (whose: Whose, { doc, provider, keeper }: OpenDocument): void => {
  held.delete(keyOf(whose));
  keeper.destroy();
  provider.destroy();
  doc.destroy();
};

/** Lets go of a document that nobody looks at, but not before what was written in it is stored. */
const closeWhenSaved = (whose: Whose, document: Held): void => {
  const { provider } = document;
  const check = () => {
    if (document.holders > 0) provider.off('word', check);
    else if (!provider.hasUnsaved && held.get(keyOf(whose)) === document) close(whose, document);
  };
  provider.on('word', check);
  check();
};

/** The document, opened or still open. Whoever holds one gives it back with `releaseDocument`. */
export function holdDocument(whose: Whose): OpenDocument {
  let document = held.get(keyOf(whose));
  if (!document) {
    document = { ...open(whose), holders: 0 };
    held.set(keyOf(whose), document);
  }
  document.holders++;
  // whoever let go of it took their caret away
  if (document.provider.awareness.getLocalState() === null)
    document.provider.awareness.setLocalState({});
  return document;
}

export function releaseDocument(whose: Whose): void {
  const document = held.get(keyOf(whose));
  if (!document) return;
  document.holders--;
  document.provider.awareness.setLocalState(null);
  // a moment, for who opens it again at once
  setTimeout(() => document.holders === 0 && closeWhenSaved(whose, document), 500);
}

/** Drops what is here, with changes that were refused, so that the stored text can be opened. */
export function forgetDocument(whose: Whose): void {
  const document = held.get(keyOf(whose));
  if (!document) return;
  document.keeper.abandon();
  close(whose, document);
}

window.addEventListener('beforeunload', (event) => {
  if ([...held.values()].some(({ provider }) => provider.hasUnsaved)) event.preventDefault();
});

// a page in the background may be ended without another word
window.document.addEventListener('visibilitychange', () => {
  for (const { keeper } of held.values()) keeper.keepNow();
});
