import { queryOptions, useQuery } from '@tanstack/react-query';
import { openRevision, type DocumentJson, type RevisionText } from '#libs/drafting';
import { hashOf } from '#libs/seal';
import type { PollOptionView } from '#libs/voting';
import { api } from '../platform/api';

export interface PinnedRevision {
  readonly title: string;
  readonly document: DocumentJson;
  readonly hash: string;
}

/** An option's text: the revision, and the hash that the poll names for it. */
export interface Pin {
  readonly revisionId: string;
  readonly revision: string;
}

/** The text that arrived is not the one that is voted on. */
export class WrongText extends Error {}

/** The texts that a poll's options are pinned to. */
export const pinsOf = (options: readonly PollOptionView[]): Pin[] =>
  options.flatMap(({ revisionId, revision }) =>
    revisionId && revision ? [{ revisionId, revision }] : [],
  );

/** The text of a pin as it was hashed; another text is refused. */
async function fetchChecked({ revisionId, revision }: Pin): Promise<string> {
  const { text } = await api.get<RevisionText>(`/api/revisions/${revisionId}`);
  if (hashOf(text) !== revision) throw new WrongText();
  return text;
}

/** Refuses where one of these texts is not what the poll was opened on. */
export async function checkPins(pins: readonly Pin[]): Promise<void> {
  await Promise.all(pins.map(fetchChecked));
}

const fetchPinned = async (pin: Pin): Promise<PinnedRevision> => ({
  ...openRevision(await fetchChecked(pin)),
  hash: pin.revision,
});

export const pinnedQuery = (pin: Pin) =>
  queryOptions({
    queryKey: ['pinned', pin.revisionId, pin.revision],
    queryFn: () => fetchPinned(pin),
    staleTime: Infinity,
    retry: (failures, thrown) => !(thrown instanceof WrongText) && failures < 5,
  });

/** The text that an option is pinned to, once this browser has hashed it and found it to be the poll's. */
export const usePinnedRevision = (revisionId: string, expected: string) =>
  useQuery(pinnedQuery({ revisionId, revision: expected }));
