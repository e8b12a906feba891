import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { TurnoutBars } from '../turnout-bars';
import { CancelPoll } from './cancel-poll';
import { ClosePoll } from './close-poll';
import { ExtendPoll } from './extend-poll';
import { MissingVoters } from './missing-voters';

interface SinglePanelProps {
  readonly poll: PollView;
  readonly groups: readonly NamedView[];
}

/** Who has voted by group, who is missing, more time, close, void. The server decides whether it may close. */
export function SinglePanel({ poll, groups }: SinglePanelProps) {
  const { t } = useTranslation('voting');
  const { voted, of } = poll.turnout;
  const path = `/api/polls/${poll.id}`;
  return (
    <Card
      withBorder
      bg="var(--plenary-paper)"
      component="section"
      padding="lg"
      data-testid="poll-panel"
    >
      <Stack gap="md">
        <Group justify="space-between" align="baseline">
          <Title order={3} fz="md">
            {t('turnout.title')}
          </Title>
          <Text fw={600}>{t('turnout.voted', { voted, of })}</Text>
        </Group>
        <TurnoutBars turnout={poll.turnout} groups={groups} />
        <MissingVoters poll={poll} groups={groups} />
        <ExtendPoll polls={[poll]} />
        <ClosePoll polls={[poll]} path={path} />
        <CancelPoll path={path} />
      </Stack>
    </Card>
  );
}
