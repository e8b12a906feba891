import { ActionIcon, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import { allPollsQuery } from './all-polls-query';

const CancelDialog = lazy(async () => ({
  default: (await import('./panel/cancel-poll')).CancelDialog,
}));

interface PreparedPollsProps {
  readonly workshopId: string;
  readonly open: (poll: PollView) => void;
}

/** Of each round its first poll stands for all of it. */
const oncePerRound = (drafts: readonly PollView[]): PollView[] =>
  drafts.filter(
    ({ round }, i) => !round || drafts.findIndex((other) => other.round?.id === round.id) === i,
  );

const pathOf = ({ id, round }: PollView): string =>
  round ? `/api/rounds/${round.id}` : `/api/polls/${id}`;

const nameOf = ({ question, round }: PollView): string => round?.title ?? question;

/** Polls that a driver prepared and has not opened: to be looked at again and opened, or discarded. */
export function PreparedPolls({ workshopId, open }: PreparedPollsProps) {
  const { t } = useTranslation('voting');
  const [discarded, discard] = useState<PollView | null>(null);
  const polls = useQuery(allPollsQuery(workshopId));
  const drafts = (polls.data ?? []).filter(({ status }) => status === 'draft');
  if (drafts.length === 0) return null;
  const inRound = (id: string) => drafts.filter(({ round }) => round?.id === id).length;
  return (
    <Stack gap="xs">
      <Title order={3} fz="md">
        {t('prepared')}
      </Title>
      {oncePerRound(drafts).map((poll) => (
        <Group key={poll.id} justify="space-between" wrap="nowrap">
          <div>
            <Text lineClamp={2}>
              <bdi>{nameOf(poll)}</bdi>
            </Text>
            <Text size="sm" c="dimmed">
              {poll.round
                ? t('composer.roundOf', { count: inRound(poll.round.id) })
                : [t(`method.${poll.method}`), poll.runOffOf && t('runOff')]
                    .filter(Boolean)
                    .join(' · ')}
            </Text>
          </div>
          <Group gap="xs" wrap="nowrap" flex="none">
            <Button variant="default" onClick={() => open(poll)}>
              {t('composer.preview')}
            </Button>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={t('discard.of', { question: nameOf(poll) })}
              onClick={() => discard(poll)}
            >
              <Trash2 size={18} aria-hidden />
            </ActionIcon>
          </Group>
        </Group>
      ))}
      {discarded && (
        <Suspense>
          <CancelDialog
            path={pathOf(discarded)}
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
        </Suspense>
      )}
    </Stack>
  );
}
