import { Card, Stack } from '@mantine/core';
import type { PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { PollTitle } from './poll-title';
import { Result } from './result/result';
import { TieSettlement } from './result/tie-settlement';

interface ResultCardProps {
  readonly poll: PollView;
  readonly groups: readonly NamedView[];
}

/** A closed poll as a card in the room; whoever drives it settles a tie there. */
export function ResultCard({ poll, groups }: ResultCardProps) {
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
        <TieSettlement poll={poll} groups={groups} />
      </Stack>
    </Card>
  );
}
