import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { meQuery } from '../identity/use-me';
import type { Join } from '#libs/workspace';
import { api } from '../platform/api';
import { renewLive } from '../platform/live';

interface Joined {
  readonly participantId: string;
  readonly processId: string;
  readonly workshopId?: string | null;
}

/** Joins, and goes to the room, or with a badge to its process. */
export const useJoin = (processSlug: string) => {
  const queries = useQueryClient();
  const [, go] = useLocation();
  return useMutation({
    mutationFn: (join: Join) => api.post<Joined>('/api/join', join),
    onSuccess: ({ workshopId }) => {
      renewLive();
      // whatever was asked before was answered to whoever was here before
      queries.removeQueries({
        predicate: ({ queryKey: [first] }) => first !== meQuery.queryKey[0],
      });
      void queries.invalidateQueries({ queryKey: meQuery.queryKey });
      go(workshopId ? `/w/${workshopId}` : `/processes/${processSlug}`, { replace: true });
    },
  });
};
