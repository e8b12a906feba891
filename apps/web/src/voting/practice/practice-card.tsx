import { Card, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { CheckCircle2 } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { PracticeView, PracticeVote } from '#libs/voting';
import { api } from '../../platform/api';
import { ProblemAlert } from '../../platform/problem-alert';
import { AdoptionBallot } from '../ballots/adoption-ballot';
import { Notice } from '../../platform/notice';
import classes from './practice-card.module.css';

interface PracticeCardProps {
  readonly workshopId: string;
  readonly practice: PracticeView;
}

/** A vote for practice: it looks and answers like a real one, and says that nothing of it is recorded. */
export function PracticeCard({ workshopId, practice }: PracticeCardProps) {
  const { t } = useTranslation('voting');
  const titleId = useId();
  const vote = useMutation({
    mutationFn: (choice: PracticeVote['choice']) =>
      api.post<void>(`/api/workshops/${workshopId}/practice/vote`, { choice }),
  });
  return (
    <Card component="article" padding="lg" className={classes['card']} data-testid="practice-card">
      <Stack gap="md">
        <Text fw={600} className={classes['badge']}>
          {t('practice.nothing')}
        </Text>
        <Title order={3} id={titleId}>
          {t('practice.question')}
        </Title>
        <AdoptionBallot
          chosen={vote.isError ? undefined : vote.variables}
          disabled={false}
          cast={(choice) => vote.mutate(choice as PracticeVote['choice'])}
          labelledBy={titleId}
        />
        <div aria-live="polite">
          {vote.isSuccess ? (
            <Notice tone="good" icon={CheckCircle2} title={t('practice.received')}>
              {t('practice.receivedText')}
            </Notice>
          ) : (
            !vote.isError && <Text c="dimmed">{t('practice.text')}</Text>
          )}
        </div>
        {vote.isError && <ProblemAlert problem={vote.error} />}
        <Text size="sm" fw={600}>
          {t('practice.tried', { count: practice.voted })}
        </Text>
      </Stack>
    </Card>
  );
}
