import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { CancelPoll } from './panel/cancel-poll';
import { ClosePoll } from './panel/close-poll';
import { ExtendPoll } from './panel/extend-poll';
import { MissingVoters } from './panel/missing-voters';
import { RoundPanel } from './panel/round-panel';
import { useRoundMates } from './panel/round-mates';
import { TurnoutBars } from './turnout-bars';

interface PollPanelProps {
  readonly poll: PollView;
  readonly groups: readonly NamedView[];
}

/** The facilitator's hold on a running poll; of a round there is one panel, with its first poll that runs. */
export function PollPanel({ poll, groups }: PollPanelProps) {
  const running = useRoundMates(poll).filter(({ status }) => status === 'open');
  if (!poll.round) return <SinglePanel poll={poll} groups={groups} />;
  return running[0]?.id === poll.id ? <RoundPanel polls={running} groups={groups} /> : null;
}

/** Who has voted by group, who is missing, more time, close, void. */
function SinglePanel({ poll, groups }: PollPanelProps) {
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
