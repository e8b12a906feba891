import * as idb from 'lib0/indexeddb';

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

const changes = 'changes';
/** Whose page is still open holds the lock of its name. */
const page = `plenary-page-${Math.random().toString(36).slice(2)}`;
/** On a shared computer nobody's words wait for ever. */
const keptFor = 30 * 24 * 3600 * 1000;

let openings = 0;

/** A name for an opening of a document in this page. */
export const newOpening = (): string => `${page} ${++openings}`;

const connect = (): Promise<IDBDatabase> =>
  idb.openDB('plenary-changes', (database) => idb.createStores(database, [[changes]]));

/** Pages that are open now in this browser; a browser that cannot tell, over plain HTTP, names none. */
async function openPages(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  return new Set([page, ...held.map(({ name }) => name ?? '')]);
}

const committed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((done, fail) => {
    const failed = () => fail(transaction.error ?? new Error('the browser did not keep it'));
    transaction.oncomplete = () => done();
    transaction.onabort = failed;
    transaction.onerror = failed;
  });

/** The browser's own store; it outlives the page and the browser. It rejects where the browser keeps nothing. */
export function browserStore(): ChangeStore {
  let database: Promise<IDBDatabase> | undefined;
  void navigator.locks?.request(page, () => new Promise(() => undefined));

  const tryInTransaction = async <Answer>(
    access: IDBTransactionMode,
    work: (store: IDBObjectStore) => Answer,
  ): Promise<Answer> => {
    database ??= connect();
    const transaction = (await database).transaction([changes], access);
    const done = committed(transaction);
    const answer = work(transaction.objectStore(changes));
    await done;
    return answer;
  };

  /** A browser in the background may end the connection: then another one is opened. */
  const inTransaction: typeof tryInTransaction = (access, work) =>
    tryInTransaction(access, work).catch(async () => {
      const broken = database;
      database = undefined;
      await broken?.then((each) => each.close()).catch(() => undefined);
      return tryInTransaction(access, work);
    });

  return {
    async of({ author, documentId }) {
      const request = await inTransaction('readonly', (store) => store.getAll());
      const all = request.result as KeptChanges[];
      const tooOld = all.filter(({ at }) => at < Date.now() - keptFor);
      if (tooOld.length > 0) await this.forget(tooOld.map(({ opening }) => opening));
      const open = await openPages();
      return all
        .filter((kept) => kept.author === author && kept.documentId === documentId)
        .filter((kept) => !tooOld.includes(kept) && !open.has(kept.opening.split(' ')[0]!))
        .toSorted((a, b) => a.at - b.at);
    },
    async keep(kept) {
      await inTransaction('readwrite', (store) => store.put(kept, kept.opening));
    },
    async forget(kept) {
      await inTransaction('readwrite', (store) => {
        for (const opening of kept) store.delete(opening);
      });
    },
  };
}
