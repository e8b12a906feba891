import { ActionIcon, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import { api } from '../platform/api';
import { CancelDialog } from './cancel-poll';

interface PreparedPollsProps {
  readonly workshopId: string;
  readonly open: (poll: PollView) => void;
}

/** Polls that a driver prepared and has not opened: to be looked at again and opened, or discarded. */
export function PreparedPolls({ workshopId, open }: PreparedPollsProps) {
  const { t } = useTranslation('voting');
  const [discarded, discard] = useState<PollView | null>(null);
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
          <Group gap="xs" wrap="nowrap" flex="none">
            <Button variant="default" onClick={() => open(poll)}>
              {t('composer.preview')}
            </Button>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={t('discard.of', { question: poll.question })}
              onClick={() => discard(poll)}
            >
              <Trash2 size={18} aria-hidden />
            </ActionIcon>
          </Group>
        </Group>
      ))}
      {discarded && (
        <CancelDialog
          pollId={discarded.id}
          title={t('discard.title')}
          text={t('discard.text')}
          action={t('discard.button')}
          hint={t('discard.hint')}
          proposedReason={t('discard.reason')}
          onCancelled={() => {
            discard(null);
            void polls.refetch();
          }}
          onClose={() => discard(null)}
        />
      )}
    </Stack>
  );
}
