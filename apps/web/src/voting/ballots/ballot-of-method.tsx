import { lazy, Suspense, type ComponentType } from 'react';
import type { PollView } from '#libs/voting';
import { Loading } from '../../platform/states';
import { AdoptionBallot } from './adoption-ballot';
import type { BallotProps } from './ballot-props';

const RankingBallot = lazy(async () => ({
  default: (await import('./ranking-ballot')).RankingBallot,
}));

/** Each method's ballot; what is not asked everywhere is fetched once it is asked. */
const ballots: Readonly<Record<PollView['method'], ComponentType<BallotProps>>> = {
  'yes-no-abstain': AdoptionBallot,
  consent: lazy(async () => ({ default: (await import('./consent-ballot')).ConsentBallot })),
  'no-objection': lazy(async () => ({
    default: (await import('./no-objection-ballot')).NoObjectionBallot,
  })),
  approval: lazy(async () => ({ default: (await import('./approval-ballot')).ApprovalBallot })),
  dots: lazy(async () => ({ default: (await import('./dots-ballot')).DotsBallot })),
  score: lazy(async () => ({ default: (await import('./score-ballot')).ScoreBallot })),
  borda: RankingBallot,
  schulze: RankingBallot,
};

/** The ballot of a poll's method. */
export function BallotOfMethod(props: BallotProps) {
  const Ballot = ballots[props.poll.method];
  return (
    <Suspense fallback={<Loading />}>
      <Ballot {...props} />
    </Suspense>
  );
}
