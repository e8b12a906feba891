import { Stack } from '@mantine/core';
import { Suspense } from 'react';
import type { PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { Loading } from '../platform/states';
import { BallotCard } from './ballot-card';
import { BallotStatus } from './ballot-status';
import { useBallot } from './use-ballot';
import { lazyPart } from '../platform/lazy-part';

/** It is fetched once there is a result. */
const ResultCard = lazyPart(async () => (await import('./result-card')).ResultCard);

interface VoterPollProps {
  readonly poll: PollView;
  readonly groups: readonly NamedView[];
}

/** A poll that I see from its opening to its result; a choice that came too late is told beside the result. */
export function VoterPoll({ poll, groups }: VoterPollProps) {
  const ballot = useBallot(poll);
  if (poll.status === 'open') return <BallotCard poll={poll} ballot={ballot} />;
  const isTooLate = ballot.standing?.kind === 'closed' || ballot.standing?.kind === 'voided';
  return (
    <Stack gap="md">
      {isTooLate && <BallotStatus poll={poll} ballot={ballot} />}
      <Suspense fallback={<Loading />}>
        <ResultCard poll={poll} groups={groups} />
      </Suspense>
    </Stack>
  );
}
