import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import { api } from '../../platform/api';
import { useDates } from '../../platform/dates';
import { ProblemAlert } from '../../platform/problem-alert';
import { endOf } from '../poll-end';
import classes from './panel.module.css';

const steps = [2, 5, 10] as const;

/** More time for a running poll that has an end: two, five or ten minutes, or until a time. */
export function ExtendPoll({ polls }: { readonly polls: readonly PollView[] }) {
  const { t } = useTranslation('voting');
  const dates = useDates();
  const [time, setTime] = useState('');
  const extend = useMutation({
    mutationFn: (closesAt: string) =>
      Promise.all(
        polls.map(({ id }) => api.post<PollView>(`/api/polls/${id}/extend`, { closesAt })),
      ),
    onSuccess: () => setTime(''),
  });
  const end = polls[0] && endOf(polls[0]);
  if (!end) return null;
  const later = (minutes: number) => new Date(Date.parse(end) + minutes * 60_000).toISOString();
  return (
    <Stack gap={6}>
      <Text size="sm">{t('panel.ends', { time: dates.dayAndTime(end) })}</Text>
      <Group gap="xs" role="group" aria-label={t('panel.extend')}>
        {steps.map((minutes) => (
          <Button
            key={minutes}
            variant="default"
            size="compact-sm"
            disabled={extend.isPending}
            onClick={() => extend.mutate(later(minutes))}
          >
            {t('panel.plusMinutes', { minutes })}
          </Button>
        ))}
      </Group>
      <details className={classes['more']}>
        <summary>{t('panel.extendTo')}</summary>
        <Group gap="xs" align="flex-end">
          <TextInput
            type="datetime-local"
            label={t('composer.time')}
            value={time}
            onChange={(event) => setTime(event.currentTarget.value)}
          />
          <Button
            variant="default"
            disabled={time === ''}
            loading={extend.isPending}
            onClick={() => extend.mutate(new Date(time).toISOString())}
          >
            {t('panel.extend')}
          </Button>
        </Group>
      </details>
      {extend.isError && <ProblemAlert problem={extend.error} />}
    </Stack>
  );
}
