import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { AdoptionResult } from './adoption-result';
import { isOnOneText } from './headline';
import { OrderResult } from './order-result';
import { ResultAnchor } from './result-anchor';
import { SecretNote } from './secret-note';

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
  const Shown = isOnOneText(poll) ? AdoptionResult : OrderResult;
  return (
    <Stack gap="md">
      <Shown poll={poll} groups={groups} />
      {poll.secret && <SecretNote poll={poll} groups={groups} />}
      {poll.anchor && poll.closedAt && (
        <ResultAnchor anchor={poll.anchor} closedAt={poll.closedAt} />
      )}
    </Stack>
  );
}
