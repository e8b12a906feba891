import { useQuery } from '@tanstack/react-query';
import type { DocumentJson, RevisionText } from '#libs/drafting';
import { hashOf } from '#libs/seal';
import { api } from '../platform/api';

export interface PinnedRevision {
  readonly title: string;
  readonly document: DocumentJson;
  readonly hash: string;
}

/** The text that arrived is not the one that is voted on. */
export class WrongText extends Error {}

// taken apart at the import itself, so that the bundler leaves the editor's schema out of what a voter loads
const fetchPinned = async (revisionId: string, expected: string): Promise<PinnedRevision> => {
  const { openRevision } = await import('#libs/drafting');
  const { text } = await api.get<RevisionText>(`/api/revisions/${revisionId}`);
  if (hashOf(text) !== expected) throw new WrongText();
  return { ...openRevision(text), hash: expected };
};

/** The text that an option is pinned to, once this browser has hashed it and found it to be the poll's. */
export const usePinnedRevision = (revisionId: string, expected: string) =>
  useQuery({
    queryKey: ['pinned', revisionId, expected],
    queryFn: () => fetchPinned(revisionId, expected),
    staleTime: Infinity,
    retry: (failures, thrown) => !(thrown instanceof WrongText) && failures < 5,
  });
