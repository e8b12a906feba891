import { queryOptions } from '@tanstack/react-query';
import type { PersonView, ProcessSummary, ProcessView, WorkshopView } from '#libs/workspace';
import { api } from '../platform/api';

export const processesQuery = queryOptions({
  queryKey: ['processes'],
  queryFn: () => api.get<ProcessSummary[]>('/api/processes'),
});

export const processQuery = (slugOrId: string) =>
  queryOptions({
    queryKey: ['process', slugOrId],
    queryFn: () => api.get<ProcessView>(`/api/processes/${encodeURIComponent(slugOrId)}`),
  });

export const peopleQuery = (processId: string) =>
  queryOptions({
    queryKey: ['people', processId],
    queryFn: () => api.get<PersonView[]>(`/api/processes/${processId}/people`),
  });

export const workshopQuery = (workshopId: string) =>
  queryOptions({
    queryKey: ['workshop', workshopId],
    queryFn: () => api.get<WorkshopView>(`/api/workshops/${workshopId}`),
  });
