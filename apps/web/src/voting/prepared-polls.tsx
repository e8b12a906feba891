import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import { api } from '../platform/api';

interface PreparedPollsProps {
  readonly workshopId: string;
  readonly open: (poll: PollView) => void;
}

/** Polls that a driver prepared and has not opened. */
export function PreparedPolls({ workshopId, open }: PreparedPollsProps) {
  const { t } = useTranslation('voting');
  const polls = useQuery({
    queryKey: ['polls', workshopId],
    queryFn: () => api.get<readonly PollView[]>(`/api/workshops/${workshopId}/polls`),
  });
  const drafts = (polls.data ?? []).filter(({ status }) => status === 'draft');
  if (drafts.length === 0) return null;
  return (
    <Stack gap="xs">
      <Title order={3} fz="md">
        {t('prepared')}
      </Title>
      {drafts.map((poll) => (
        <Group key={poll.id} justify="space-between" wrap="nowrap">
          <Text lineClamp={2}>
            <bdi>{poll.question}</bdi>
          </Text>
          <Button variant="default" flex="none" onClick={() => open(poll)}>
            {t('composer.preview')}
          </Button>
        </Group>
      ))}
    </Stack>
  );
}
