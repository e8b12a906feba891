import * as idb from 'lib0/indexeddb';

/** Runs some work in a transaction of its own; resolves with what came of it once that is committed. */
export type InTransaction = <Answer>(
  access: 'readonly' | 'readwrite',
  work: (store: IDBObjectStore) => Promise<Answer>,
) => Promise<Answer>;

/**
 * A store of this browser, which outlives the page and the browser, in a database of its own that is opened when it is
 * needed. It rejects where the browser keeps nothing.
 */
export function browserDatabase(name: string, storeName: string): InTransaction {
  let database: Promise<IDBDatabase> | undefined;
  const connect = () => idb.openDB(name, (fresh) => idb.createStores(fresh, [[storeName]]));

  const once: InTransaction = async (access, work) => {
    database ??= connect();
    const transaction = (await database).transaction([storeName], access);
    const done = committed(transaction);
    const answer = work(transaction.objectStore(storeName));
    await Promise.all([answer, done]);
    return answer;
  };

  /** A browser may end the connection of a page in the background: then another one is opened. */
  return (access, work) =>
    once(access, work).catch(async () => {
      const broken = database;
      database = undefined;
      await broken?.then((each) => each.close()).catch(() => undefined);
      return once(access, work);
    });
}

const committed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((done, fail) => {
    const failed = () => fail(transaction.error ?? new Error('the browser did not keep it'));
    transaction.oncomplete = () => done();
    transaction.onabort = failed;
    transaction.onerror = failed;
  });
