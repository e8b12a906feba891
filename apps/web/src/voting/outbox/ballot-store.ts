import * as idb from 'lib0/indexeddb';
import { isSameBallot, type KeptBallot } from './kept-ballot';

/** Where ballots are kept until they are known to be stored: one of each author and poll. */
export interface BallotStore {
  all(): Promise<readonly KeptBallot[]>;
  /** Keeps a ballot in place of the one that the same author chose before. */
  keep(ballot: KeptBallot): Promise<void>;
  /** Lets this ballot go; one that was chosen after it stays. */
  forget(ballot: KeptBallot): Promise<void>;
}

const ballots = 'ballots';

const keyOf = ({ submission: { author, pollId } }: KeptBallot): string => `${author} ${pollId}`;

const connect = (): Promise<IDBDatabase> =>
  idb.openDB('plenary-ballots', (database) => idb.createStores(database, [[ballots]]));

/** The browser's own store; it outlives the page and the browser. It rejects where the browser keeps nothing. */
export function browserStore(): BallotStore {
  let database: Promise<IDBDatabase> | undefined;
  const open = async (access: 'readonly' | 'readwrite'): Promise<IDBObjectStore> => {
    database ??= connect();
    return idb.transact(await database, [ballots], access)[0]!;
  };
  return {
    all: async () => (await idb.getAll(await open('readonly'))) as KeptBallot[],
    keep: async (ballot) => {
      // the types of lib0 leave out objects, which a store takes
      await idb.put(await open('readwrite'), ballot as never, keyOf(ballot));
    },
    forget: async (ballot) => {
      const store = await open('readwrite');
      const kept = (await idb.get(store, keyOf(ballot))) as unknown as KeptBallot | undefined;
      if (kept && isSameBallot(kept, ballot)) await idb.del(store, keyOf(ballot));
    },
  };
}
