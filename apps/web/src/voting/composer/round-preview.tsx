import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RoundView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { TonedBadge } from '../../drafting/toned-badge';
import { PollHash, PollTerms, PollTexts, WhoMayVote } from '../poll-preview';
import classes from './composer.module.css';

interface RoundPreviewProps {
  readonly round: RoundView;
  readonly groups: readonly NamedView[];
}

/** A round as it would be opened: each question with its text, and once what is the same for all of them. */
export function RoundPreview({ round: { title, polls }, groups }: RoundPreviewProps) {
  const { t } = useTranslation('voting');
  const [first] = polls;
  if (!first) return null;
  return (
    <Stack gap="md">
      <Stack gap={4}>
        <Title order={3}>
          <bdi>{title}</bdi>
        </Title>
        <Text size="sm" c="dimmed">
          {t('composer.roundOf', { count: polls.length })}
        </Text>
      </Stack>
      {polls.map((poll) => (
        <Stack key={poll.id} gap={4} className={classes['preview'] ?? ''}>
          <Text fw={600}>
            <bdi>{poll.question}</bdi>{' '}
            {!poll.binding && <TonedBadge tone="between">{t('strawPoll')}</TonedBadge>}
          </Text>
          <PollTexts poll={poll} isOpen={false} />
          <PollHash poll={poll} />
        </Stack>
      ))}
      <PollTerms poll={first} />
      <WhoMayVote poll={first} groups={groups} />
    </Stack>
  );
}
