import { queryOptions, useQuery } from '@tanstack/react-query';
import type { MeView } from '#libs/workspace';
import { api } from '../platform/api';

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => api.get<MeView>('/api/me'),
});

/** Who I am to this server: perhaps an account, and myself in each process; without a session, nobody. */
export const useMe = () => useQuery(meQuery);
