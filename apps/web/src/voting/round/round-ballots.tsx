import { Card, Stack, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import { ProgressBar } from './progress-bar';
import { RoundHead } from './round-head';
import { RoundItem } from './round-item';
import { useRoundProgress } from './round-progress';
import classes from './round.module.css';

interface RoundBallotsProps {
  readonly title: string;
  readonly polls: readonly PollView[];
}

/** The polls of a round on one screen: every tap is stored by itself, and what is left to do is always in sight. */
export function RoundBallots({ title, polls }: RoundBallotsProps) {
  const { t } = useTranslation('voting');
  const list = useRef<HTMLOListElement>(null);
  // what was unvoted when the filter was set: nothing vanishes under the finger that votes on it
  const [filter, setFilter] = useState<readonly string[] | null>(null);
  const progress = useRoundProgress(polls);
  const shown = filter ? polls.filter(({ id }) => filter.includes(id)) : polls;
  const goToNext = () => {
    if (filter) setFilter(progress.unvoted);
    const next = list.current?.querySelector<HTMLElement>(`[data-poll="${progress.unvoted[0]}"]`);
    next?.scrollIntoView({ block: 'start' });
    next?.focus({ preventScroll: true });
  };
  return (
    <Card
      withBorder
      bg="var(--plenary-paper)"
      component="section"
      padding="md"
      data-testid="round"
      style={{ overflow: 'visible' }}
    >
      <Stack gap="md">
        <RoundHead title={title} polls={polls} />
        {progress.mayVote ? (
          <>
            <label className={classes['filter']}>
              <input
                type="checkbox"
                checked={filter !== null}
                onChange={({ currentTarget }) =>
                  setFilter(currentTarget.checked ? progress.unvoted : null)
                }
              />
              {t('round.unvotedOnly')}
            </label>
            <ProgressBar
              voted={progress.voted}
              of={polls.length}
              next={progress.unvoted.length > 0 ? goToNext : null}
            />
          </>
        ) : (
          <Text fw={600}>{t('round.mayNot')}</Text>
        )}
        {shown.length === 0 && <Text c="dimmed">{t('round.noneLeft')}</Text>}
        <ol ref={list} className={classes['items']}>
          {shown.map((poll) => (
            <RoundItem key={poll.id} poll={poll} number={polls.indexOf(poll) + 1} />
          ))}
        </ol>
        {progress.mayVote && progress.unvoted.length === 0 && <Text>{t('round.done')}</Text>}
      </Stack>
    </Card>
  );
}
