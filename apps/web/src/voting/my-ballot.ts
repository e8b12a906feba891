import { queryOptions } from '@tanstack/react-query';
import type { MyBallotView } from '#libs/voting';
import { api } from '../platform/api';

/** Whether I may vote in a poll, and what of mine is stored there. */
export const myBallotQuery = (pollId: string) =>
  queryOptions({
    queryKey: ['my-ballot', pollId],
    queryFn: () => api.get<MyBallotView>(`/api/polls/${pollId}/ballot`),
  });

const lengthOf = (choice: unknown): number => JSON.stringify(choice ?? null).length;

/**
 * What a choice lacks to the one length of all ballots of a secret poll, which the server's own padding of what it stored
 * tells; of an open poll nothing. To ask `padding` of #libs/voting would make every voter load all methods with their checks.
 */
export function paddingOf(
  { padding, ballot }: Pick<MyBallotView, 'padding' | 'ballot'>,
  choice: unknown,
): { readonly padding?: string } {
  if (padding === undefined) return {};
  const one = padding.length + lengthOf(ballot?.choice);
  return { padding: '.'.repeat(Math.max(0, one - lengthOf(choice))) };
}

/** My ballot once this one is stored; what is known to be stored later stays. */
export const withStored = (
  before: MyBallotView | undefined,
  stored: NonNullable<MyBallotView['ballot']>,
): MyBallotView =>
  before?.ballot && before.ballot.version > stored.version
    ? before
    : { mayVote: true, ...(before && paddingOf(before, stored.choice)), ballot: stored };
