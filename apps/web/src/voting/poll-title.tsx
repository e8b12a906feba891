import { Group, Stack, Text, Title, type TitleOrder } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import { TonedBadge } from '../drafting/toned-badge';

interface PollTitleProps {
  readonly poll: PollView;
  readonly order?: TitleOrder;
}

/** A poll's question, and before it what kind of poll it is: a straw poll says so wherever it is shown. */
export function PollTitle({ poll, order = 3 }: PollTitleProps) {
  const { t } = useTranslation('voting');
  return (
    <Stack gap={6}>
      <Group gap="xs">
        {!poll.binding && <TonedBadge tone="between">{t('strawPoll')}</TonedBadge>}
        <Text size="sm" c="dimmed">
          {[
            t(`method.${poll.method}`),
            ...(poll.binding ? [t('binding')] : []),
            ...(poll.attempt > 1 ? [t('attempt', { number: poll.attempt })] : []),
          ].join(' · ')}
        </Text>
      </Group>
      <Title order={order}>
        <bdi>{poll.question}</bdi>
      </Title>
    </Stack>
  );
}
