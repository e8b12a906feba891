import { useQueries } from '@tanstack/react-query';
import type { PollView } from '#libs/voting';
import { myBallotQuery } from './my-ballot';
import { useMyStandings } from './outbox/use-my-standings';

/** The running poll in which I may vote and have not; of a round the first of them. */
export function usePollThatAwaitsMe(polls: readonly PollView[]): PollView | null {
  const running = polls.filter(({ status }) => status === 'open');
  const standingOf = useMyStandings();
  const ballots = useQueries({ queries: running.map(({ id }) => myBallotQuery(id)) });
  const awaits = ({ id }: PollView, i: number) =>
    ballots[i]?.data?.mayVote === true && ballots[i].data.ballot === null && !standingOf(id);
  return running.find(awaits) ?? null;
}
