import { queryOptions } from '@tanstack/react-query';
import type { MyBallotView } from '#libs/voting';
import { api } from '../platform/api';

/** Whether I may vote in a poll, and what of mine is stored there. */
export const myBallotQuery = (pollId: string) =>
  queryOptions({
    queryKey: ['my-ballot', pollId],
    queryFn: () => api.get<MyBallotView>(`/api/polls/${pollId}/ballot`),
  });
