import { Card, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { CancelPoll } from './cancel-poll';
import { ClosePoll } from './close-poll';
import { ExtendPoll } from './extend-poll';
import { MissingVoters } from './missing-voters';
import classes from './panel.module.css';

interface RoundPanelProps {
  /** those that run, in their order */
  readonly polls: readonly PollView[];
  readonly groups: readonly NamedView[];
}

/** The facilitator's hold on a round of polls: how many have voted on each, and one close for all. */
export function RoundPanel({ polls, groups }: RoundPanelProps) {
  const { t } = useTranslation('voting');
  const [first] = polls;
  const least = polls.toSorted((a, b) => a.turnout.voted - b.turnout.voted)[0];
  if (!first?.round || !least) return null;
  const path = `/api/rounds/${first.round.id}`;
  return (
    <Card
      withBorder
      bg="var(--plenary-paper)"
      component="section"
      padding="lg"
      data-testid="poll-panel"
    >
      <Stack gap="md">
        <Title order={3} fz="md">
          <bdi>{first.round.title}</bdi>
        </Title>
        <ol className={classes['polls']}>
          {polls.map(({ id, question, turnout: { voted, of } }) => (
            <li key={id}>
              <bdi>{question}</bdi>{' '}
              <Text span size="sm" fw={600}>
                {t('turnout.voted', { voted, of })}
              </Text>
            </li>
          ))}
        </ol>
        <MissingVoters poll={least} groups={groups} />
        <ExtendPoll polls={polls} />
        <ClosePoll polls={polls} path={path} />
        <CancelPoll path={path} isRound />
      </Stack>
    </Card>
  );
}
