import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { MyBallotView, PollView } from '#libs/voting';
import { useLiveConnected } from '../platform/live';
import { useRoomContext } from '../workspace/room-context';
import { myBallotQuery, withStored } from './my-ballot';
import { outbox } from './outbox/browser-outbox';
import { keptBallot } from './outbox/kept-ballot';
import type { Standing } from './outbox/standing';
import { useMyStandings } from './outbox/use-my-standings';
import { pinnedQuery, type Pin } from './pinned-revision';
import { submissionOf, type Choice } from './submission';

export type Ballot = ReturnType<typeof useBallot>;

/** Once a poll has closed, a choice that was still on its way did not arrive. */
const afterClose = (
  standing: Standing | undefined,
  poll: PollView,
  stored: Choice | undefined,
): Standing | undefined => {
  if (!standing || poll.status === 'open') return standing;
  if (standing.kind !== 'waiting' && standing.kind !== 'conflict') return standing;
  const kind = poll.status === 'cancelled' ? 'voided' : 'closed';
  return { kind, ballot: standing.ballot, stored: poll.secret ? undefined : stored };
};

/** My ballot in one poll: what is stored, where a choice on its way stands, and how to vote. */
export function useBallot(poll: PollView) {
  const queries = useQueryClient();
  const { me } = useRoomContext();
  const connected = useLiveConnected();
  const { queryKey } = myBallotQuery(poll.id);
  const mine = useQuery({ ...myBallotQuery(poll.id), enabled: poll.status === 'open' });
  const standing = useMyStandings()(poll.id);

  useEffect(() => {
    if (connected) outbox.retry();
  }, [connected]);

  const stored = mine.data?.ballot ?? null;
  const isRead = (pin: Pin) => queries.getQueryData(pinnedQuery(pin).queryKey) !== undefined;
  return {
    mine,
    stored: stored?.choice as Choice | undefined,
    standing: afterClose(standing, poll, stored?.choice as Choice | undefined),
    cast: (choice: Choice) => {
      if (!mine.data) return;
      const submission = submissionOf(poll, choice, mine.data, me.id);
      void outbox.cast(keptBallot(submission, poll, isRead));
    },
    replaceStored: () => void outbox.replace(poll.id),
    tryAgain: () => void outbox.tryAgain(poll.id),
    /** what is stored stays; what was chosen here is let go */
    keepStored: () => {
      if (standing?.kind === 'conflict')
        queries.setQueryData<MyBallotView>(queryKey, (view) => withStored(view, standing.stored));
      if (standing) void outbox.dismiss(standing.ballot);
    },
    dismiss: () => standing && void outbox.dismiss(standing.ballot),
  };
}
