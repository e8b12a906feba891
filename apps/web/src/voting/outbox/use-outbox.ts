import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import type { MyBallotView } from '#libs/voting';
import { meQuery } from '../../identity/use-me';
import { myBallotQuery, withStored } from '../my-ballot';
import { outbox } from './browser-outbox';
import type { OutboxView } from './outbox';

/** This browser's ballots on their way, and those of others that wait here. */
export const useOutbox = (): OutboxView => useSyncExternalStore(outbox.subscribe, outbox.view);

/** Runs the outbox while the app is open, on whatever page: takes up what waits, and tells the pages what was stored. */
export function useRunningOutbox(): void {
  const queries = useQueryClient();
  // where a page asked who I am: then another one may be here, and other ballots are to be sent
  const { data: me } = useQuery({ ...meQuery, enabled: false });
  useEffect(() => void outbox.resume(), [me]);
  useEffect(() => {
    const back = () => outbox.retry();
    window.addEventListener('online', back);
    return () => window.removeEventListener('online', back);
  }, []);
  useEffect(
    () =>
      outbox.whenStored(({ submission: { pollId, choice } }, receipt) =>
        queries.setQueryData<MyBallotView>(myBallotQuery(pollId).queryKey, (before) =>
          withStored(before, { choice, ...receipt }),
        ),
      ),
    [queries],
  );
}
