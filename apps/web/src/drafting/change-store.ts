import * as idb from 'lib0/indexeddb';
import { browserDatabase } from '../platform/browser-database';

/** Whose changes they are, and of which document. */
export interface Whose {
  readonly author: string;
  readonly documentId: string;
}

/** What one author wrote in one opening of one document and was not known to be stored. */
export interface KeptChanges extends Whose {
  /** of the page and the opening in it that keeps them; a later keeping of the same takes its place */
  readonly opening: string;
  /** a Yjs update */
  readonly update: Uint8Array;
  /** when they were kept, in milliseconds since 1970 */
  readonly at: number;
  /** They were put in where somebody had deleted, and their author has not read that yet. */
  readonly isDeleted?: boolean;
}

/** Where changes are kept until the server is known to have stored them. */
export interface ChangeStore {
  /** What pages that are gone kept of somebody's changes in one document, the oldest first. */
  of(whose: Whose): Promise<readonly KeptChanges[]>;
  keep(changes: KeptChanges): Promise<void>;
  forget(openings: readonly string[]): Promise<void>;
}

/** Whose page is still open holds the lock of its name. */
const page = `plenary-page-${Math.random().toString(36).slice(2)}`;
/** On a shared computer nobody's words wait for ever. */
const keptFor = 30 * 24 * 3600 * 1000;

let openings = 0;

/** A name for an opening of a document in this page. */
export const newOpening = (): string => `${page} ${++openings}`;

/** Pages that are open now in this browser; a browser that cannot tell, over plain HTTP, names none. */
async function openPages(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return new Set([page, ...held.map(({ name }) => name ?? '')]);
}

/** The browser's own store; it outlives the page and the browser. It rejects where the browser keeps nothing. */
export function browserStore(): ChangeStore {
  const inTransaction = browserDatabase('plenary-changes', 'changes');
  void navigator.locks?.request(page, () => new Promise(() => undefined));

  return {
    async of({ author, documentId }) {
      const all = (await inTransaction('readonly', (store) => idb.getAll(store))) as KeptChanges[];
      const tooOld = all.filter(({ at }) => at < Date.now() - keptFor);
      if (tooOld.length > 0) await this.forget(tooOld.map(({ opening }) => opening));
      const open = await openPages();
      return all
        .filter((kept) => kept.author === author && kept.documentId === documentId)
        .filter((kept) => !tooOld.includes(kept) && !open.has(kept.opening.split(' ')[0]!))
        .toSorted((a, b) => a.at - b.at);
    },
    async keep(kept) {
      // the types of lib0 leave out objects, which a store takes
      await inTransaction('readwrite', (store) => idb.put(store, kept as never, kept.opening));
    },
    async forget(kept) {
      await inTransaction('readwrite', (store) =>
        Promise.all(kept.map((opening) => idb.del(store, opening))),
      );
    },
  };
}
