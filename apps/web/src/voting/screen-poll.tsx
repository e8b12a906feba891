import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { Countdown } from './countdown';
import { PollTitle } from './poll-title';
import { Result } from './result-card';
import classes from './screen-poll.module.css';
import { TurnoutBars } from './turnout-bars';

interface ScreenPollProps {
  readonly poll: PollView;
  readonly groups: readonly NamedView[];
}

/** A poll on the projector: while it runs its turnout by group and never a result, after the close the result. */
export function ScreenPoll({ poll, groups }: ScreenPollProps) {
  const { t } = useTranslation('voting');
  return (
    <Stack className={classes['screen']} gap="lg" data-testid="screen-poll">
      <PollTitle poll={poll} order={2} />
      {poll.status === 'open' ? (
        <>
          <Text className={classes['count']}>
            {t('turnout.voted', { voted: poll.turnout.voted, of: poll.turnout.of })}
          </Text>
          {poll.closesAt && <Countdown closesAt={poll.closesAt} />}
          <TurnoutBars turnout={poll.turnout} groups={groups} />
        </>
      ) : (
        <Result poll={poll} groups={groups} />
      )}
    </Stack>
  );
}
