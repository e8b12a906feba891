import { Card, Stack } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { useRoomContext } from '../workspace/room-context';
import { PollTitle } from './poll-title';
import { Result } from './result/result';

/** Only who drives the room loads it, where there is a tie. */
const TieSettlement = lazy(async () => ({
  default: (await import('./result/tie-settlement')).TieSettlement,
}));

interface ResultCardProps {
  readonly poll: PollView;
  readonly groups: readonly NamedView[];
}

/** A closed poll as a card in the room; whoever drives it settles a tie there. */
export function ResultCard({ poll, groups }: ResultCardProps) {
  const { isDriver } = useRoomContext();
  const isTied = (poll.decision?.tied.length ?? 0) > 0 && !poll.ruling;
  return (
    <Card
      withBorder
      bg="var(--plenary-paper)"
      component="article"
      padding="lg"
      data-testid="result-card"
    >
      <Stack gap="md">
        <PollTitle poll={poll} />
        <Result poll={poll} groups={groups} />
        {isDriver && isTied && (
          <Suspense>
            <TieSettlement poll={poll} groups={groups} />
          </Suspense>
        )}
      </Stack>
    </Card>
  );
}
