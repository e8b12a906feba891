import { queryOptions } from '@tanstack/react-query';
import type { RevisionText, RevisionView, StatementView } from '#libs/drafting';
import { api } from '../platform/api';

export const statementsQuery = (processId: string) =>
  queryOptions({
    queryKey: ['statements', processId],
    queryFn: () => api.get<StatementView[]>(`/api/processes/${processId}/statements`),
  });

export const revisionsQuery = (statementId: string) =>
  queryOptions({
    queryKey: ['revisions', statementId],
    queryFn: () => api.get<RevisionView[]>(`/api/statements/${statementId}/revisions`),
  });

/** A revision never changes. */
export const revisionQuery = (revisionId: string) =>
  queryOptions({
    queryKey: ['revision', revisionId],
    queryFn: () => api.get<RevisionText>(`/api/revisions/${revisionId}`),
    staleTime: Infinity,
  });
