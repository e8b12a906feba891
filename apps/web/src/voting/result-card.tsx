import { Card, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { AdoptionResult } from './adoption-result';
import { DotsResult } from './dots-result';
import { PollTitle } from './poll-title';

interface ResultProps {
  readonly poll: PollView;
  readonly groups: readonly NamedView[];
}

/** What came of a poll: the sentences, the bars, the figures; or why it was voided. */
export function Result({ poll, groups }: ResultProps) {
  const { t } = useTranslation('voting');
  if (poll.status === 'cancelled')
    return <Text>{t('result.cancelledBecause', { reason: poll.cancelReason ?? '' })}</Text>;
  if (!poll.decision || !poll.tally) return <Text c="dimmed">{t('result.pending')}</Text>;
  return poll.method === 'dots' ? (
    <DotsResult poll={poll} groups={groups} />
  ) : (
    <AdoptionResult poll={poll} groups={groups} />
  );
}

/** A closed poll as a card in the room. */
export function ResultCard({ poll, groups }: ResultProps) {
  return (
    <Card withBorder bg="var(--plenary-paper)" component="article" padding="lg">
      <Stack gap="md">
        <PollTitle poll={poll} />
        <Result poll={poll} groups={groups} />
      </Stack>
    </Card>
  );
}
