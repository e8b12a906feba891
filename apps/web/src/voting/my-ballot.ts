import { queryOptions, useQuery } from '@tanstack/react-query';
import type { MyBallotView, PollView } from '#libs/voting';
import { api } from '../platform/api';

/** Whether I may vote in a poll, and what of mine is stored there. */
export const myBallotQuery = (pollId: string) =>
  queryOptions({
    queryKey: ['my-ballot', pollId],
    queryFn: () => api.get<MyBallotView>(`/api/polls/${pollId}/ballot`),
  });

/** The running poll in which I may vote and have not. */
export function usePollThatAwaitsMe(polls: readonly PollView[]): PollView | null {
  const running = polls.find(({ status }) => status === 'open');
  const { data } = useQuery({
    ...myBallotQuery(running?.id ?? ''),
    enabled: running !== undefined,
  });
  return running && data?.mayVote && data.ballot === null ? running : null;
}
