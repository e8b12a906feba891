import { Button, Card, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { ArrowDown } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import { Countdown } from '../countdown';
import { endOf } from '../poll-end';
import { ruleWords } from '../rule-words';
import { SecretNote } from '../secret-note';
import { RoundItem } from './round-item';
import { useRoundProgress } from './round-progress';
import classes from './round.module.css';

interface RoundBallotsProps {
  readonly title: string;
  readonly polls: readonly PollView[];
}

/** What is the same of all, and so is said once; null where they differ. */
const commonOf = <T,>(polls: readonly PollView[], of: (poll: PollView) => T): T | null => {
  const [first, ...others] = polls.map(of);
  return others.every((each) => each === first) ? (first ?? null) : null;
};

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
          <div className={classes['progress']} aria-live="polite">
            <Text fw={600}>{t('round.progress', { voted: progress.voted, of: polls.length })}</Text>
            <progress
              value={progress.voted}
              max={polls.length}
              aria-label={t('round.progress', { voted: progress.voted, of: polls.length })}
            />
            <Group gap="xs" justify="space-between">
              <Checkbox
                size="md"
                label={t('round.unvotedOnly')}
                checked={filter !== null}
                onChange={({ currentTarget }) =>
                  setFilter(currentTarget.checked ? progress.unvoted : null)
                }
              />
              <Button
                variant="light"
                disabled={progress.unvoted.length === 0}
                rightSection={<ArrowDown size={18} aria-hidden />}
                onClick={goToNext}
              >
                {t('round.next')}
              </Button>
            </Group>
          </div>
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

/** The round's title, and what holds for all of its polls. */
function RoundHead({ title, polls }: RoundBallotsProps) {
  const { t } = useTranslation('voting');
  const end = commonOf(polls, endOf);
  const rule = commonOf(polls, (poll) => ruleWords(t, poll).join(' '));
  return (
    <>
      <Title order={3}>
        <bdi>{title}</bdi>
      </Title>
      {polls.every(({ binding }) => !binding) && (
        <Text size="sm" c="dimmed">
          {t('strawText')}
        </Text>
      )}
      {polls.some(({ secret }) => secret) && <SecretNote />}
      {end && <Countdown closesAt={end} />}
      {rule && (
        <Text size="sm" c="dimmed">
          {rule}
        </Text>
      )}
    </>
  );
}
