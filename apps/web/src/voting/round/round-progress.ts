import { useQueries } from '@tanstack/react-query';
import type { PollView } from '#libs/voting';
import { myBallotQuery } from '../my-ballot';
import { useMyStandings } from '../outbox/use-my-standings';

export interface RoundProgress {
  /** ids of the polls that run, in which I may vote and of which no ballot of mine is stored or kept */
  readonly unvoted: readonly string[];
  /** in how many of them a ballot of mine is stored */
  readonly voted: number;
  readonly mayVote: boolean;
}

/** How far I am in the polls of a round. */
export function useRoundProgress(polls: readonly PollView[]): RoundProgress {
  const standingOf = useMyStandings();
  const mine = useQueries({
    queries: polls.map(({ id, status }) => ({ ...myBallotQuery(id), enabled: status === 'open' })),
    combine: (results) => results.map(({ data }) => data),
  });
  const isUnvoted = ({ id, status }: PollView, i: number) =>
    status === 'open' && mine[i]?.mayVote === true && !mine[i].ballot && !standingOf(id);
  return {
    unvoted: polls.filter(isUnvoted).map(({ id }) => id),
    voted: mine.filter((each) => each?.ballot).length,
    // until it is known, nobody is told that they may not
    mayVote: mine.some((each) => each?.mayVote !== false),
  };
}
