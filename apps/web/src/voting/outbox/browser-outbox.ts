import type { BallotReceipt, MyBallotView, PollView } from '#libs/voting';
import type { MeView } from '#libs/workspace';
import { api, ApiProblem } from '../../platform/api';
import { ask, isLive } from '../../platform/live';
import { checkPins } from '../pinned-revision';
import type { Submission } from '../submission';
import { browserStore } from './ballot-store';
import { Outbox } from './outbox';
import type { Server } from './standing';

const answerWithin = 10_000;

/** A request that is not answered is tried again; the submission's id keeps it from being stored twice. */
const inTime = <T>(request: Promise<T>): Promise<T> =>
  Promise.race([
    request,
    new Promise<never>((_, fail) =>
      setTimeout(() => fail(new ApiProblem('offline', 'no answer')), answerWithin),
    ),
  ]);

/** In a room over its live connection, elsewhere, or where that is lost, as a request. */
function send(submission: Submission): Promise<BallotReceipt> {
  if (isLive()) return ask<BallotReceipt>('ballot:cast', submission);
  const { pollId, ...body } = submission;
  return inTime(api.put<BallotReceipt>(`/api/polls/${pollId}/ballot`, body));
}

const server: Server = {
  async deliver({ submission, unchecked }) {
    await inTime(checkPins(unchecked));
    return send(submission);
  },
  mine: (pollId) => inTime(api.get<MyBallotView>(`/api/polls/${pollId}/ballot`)),
  async isVoided(pollId) {
    const { status } = await inTime(api.get<PollView>(`/api/polls/${pollId}`));
    return status === 'cancelled';
  },
  async myself() {
    const { participants } = await inTime(api.get<MeView>('/api/me'));
    return participants.map(({ id }) => id);
  },
};

/** This browser's ballots on their way. */
export const outbox = new Outbox(browserStore(), server, {
  now: Date.now,
  random: Math.random,
  later: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
});
