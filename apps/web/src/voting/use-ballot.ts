import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { BallotReceipt, PollView } from '#libs/voting';
import { api, ApiProblem } from '../platform/api';
import { ask, liveSocket, useLiveConnected } from '../platform/live';
import { myBallotQuery } from './my-ballot';
import { submissionOf, type Choice, type Submission } from './submission';

/** Where my vote stands; `received` means stored. */
export type BallotState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending' | 'waiting'; readonly submission: Submission }
  | { readonly kind: 'received' }
  | { readonly kind: 'conflict'; readonly submission: Submission }
  | { readonly kind: 'closed' }
  | { readonly kind: 'refused'; readonly submission: Submission; readonly problem: ApiProblem };

/** Milliseconds within which a waiting ballot is tried again, spread so that a whole room does not come back at once. */
const pause = 1500;

const isAway = (thrown: unknown): boolean =>
  !(thrown instanceof ApiProblem) || thrown.kind === 'offline' || thrown.kind === 'unavailable';

/** Why a ballot was not taken: the poll has closed, another ballot of mine came first, or the reason given. */
const refusalOf = async (submission: Submission, problem: ApiProblem): Promise<BallotState> => {
  const poll = await api.get<PollView>(`/api/polls/${submission.pollId}`);
  if (poll.status !== 'open') return { kind: 'closed' };
  return problem.kind === 'conflict' && problem.at !== 'pollHash'
    ? { kind: 'conflict', submission }
    : { kind: 'refused', submission, problem };
};

/** My ballot in one poll: what is stored, where a choice on its way stands, and how to vote. */
export function useBallot(poll: PollView) {
  const queries = useQueryClient();
  const connected = useLiveConnected();
  const { queryKey: key } = myBallotQuery(poll.id);
  const mine = useQuery({ ...myBallotQuery(poll.id), enabled: poll.status === 'open' });
  const [state, setState] = useState<BallotState>({ kind: 'idle' });

  const send = useCallback(
    async (submission: Submission) => {
      // nothing is left in the socket's own queue: what waits is on the screen, and is sent from here
      if (!liveSocket().connected) return setState({ kind: 'waiting', submission });
      setState({ kind: 'sending', submission });
      try {
        const { receipt, version } = await ask<BallotReceipt>('ballot:cast', submission);
        const ballot = { choice: submission.choice, receipt, version };
        queries.setQueryData(myBallotQuery(poll.id).queryKey, { mayVote: true, ballot });
        setState({ kind: 'received' });
      } catch (thrown) {
        if (isAway(thrown)) return setState({ kind: 'waiting', submission });
        const refusal = await refusalOf(submission, thrown as ApiProblem).catch(
          (): BallotState => ({ kind: 'waiting', submission }),
        );
        if (refusal.kind !== 'waiting')
          await queries.invalidateQueries({ queryKey: myBallotQuery(poll.id).queryKey });
        setState(refusal);
      }
    },
    [poll.id, queries],
  );

  useEffect(() => {
    if (state.kind !== 'waiting' || !connected) return;
    const retry = setTimeout(() => void send(state.submission), 200 + Math.random() * pause);
    return () => clearTimeout(retry);
  }, [state, connected, send]);

  const stored = mine.data?.ballot ?? null;
  return {
    mine,
    stored: stored?.choice as Choice | undefined,
    state: poll.status === 'open' ? state : closedState(state),
    cast: (choice: Choice) => void submissionOf(poll, choice, stored?.version ?? null).then(send),
    tryAgain: () => 'submission' in state && void send(state.submission),
    keepStored: () => {
      void queries.invalidateQueries({ queryKey: key });
      setState({ kind: 'received' });
    },
  };
}

/** Once a poll has closed, a choice that was still on its way did not arrive. */
const closedState = (state: BallotState): BallotState =>
  state.kind === 'waiting' || state.kind === 'conflict' ? { kind: 'closed' } : state;
