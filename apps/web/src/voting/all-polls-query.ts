import { queryOptions } from '@tanstack/react-query';
import type { PollView } from '#libs/voting';
import { api } from '../platform/api';

/** All polls of a workshop, for those who prepare them: the prepared ones too, of which the room is not told. */
export const allPollsQuery = (workshopId: string) =>
  queryOptions({
    queryKey: ['polls', workshopId],
    queryFn: () => api.get<readonly PollView[]>(`/api/workshops/${workshopId}/polls`),
  });
