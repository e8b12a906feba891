import * as idb from 'lib0/indexeddb';
import { browserDatabase } from '../../platform/browser-database';
import { isSameBallot, type KeptBallot } from './kept-ballot';

/** Where ballots are kept until they are known to be stored: one of each author and poll. */
export interface BallotStore {
  all(): Promise<readonly KeptBallot[]>;
  /** Keeps a ballot in place of the one that the same author chose before. */
  keep(ballot: KeptBallot): Promise<void>;
  /** Lets this ballot go; one that was chosen after it stays. */
  forget(ballot: KeptBallot): Promise<void>;
}

const keyOf = ({ submission: { author, pollId } }: KeptBallot): string => `${author} ${pollId}`;

/** The browser's own store; it outlives the page and the browser. It rejects where the browser keeps nothing. */
export function browserStore(): BallotStore {
  const inTransaction = browserDatabase('plenary-ballots', 'ballots');
  return {
    all: async () =>
      (await inTransaction('readonly', (store) => idb.getAll(store))) as KeptBallot[],
    keep: async (ballot) => {
      // the types of lib0 leave out objects, which a store takes
      await inTransaction('readwrite', (store) => idb.put(store, ballot as never, keyOf(ballot)));
    },
    forget: (ballot) =>
      inTransaction('readwrite', async (store) => {
        const kept = (await idb.get(store, keyOf(ballot))) as unknown as KeptBallot | undefined;
        if (kept && isSameBallot(kept, ballot)) await idb.del(store, keyOf(ballot));
      }),
  };
}
