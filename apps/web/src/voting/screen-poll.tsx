import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { Countdown } from './countdown';
import { endOf } from './poll-end';
import { useRoundMates } from './panel/round-mates';
import { PollTitle } from './poll-title';
import { Result } from './result/result';
import { ScreenRound } from './screen-round';
import classes from './screen-poll.module.css';
import { TurnoutBars } from './turnout-bars';

interface ScreenPollProps {
  readonly poll: PollView;
  readonly groups: readonly NamedView[];
}

/** A poll on the projector: while it runs its turnout by group and never a result, after the close the result. */
export function ScreenPoll({ poll, groups }: ScreenPollProps) {
  const polls = useRoundMates(poll);
  return (
    <Stack className={classes['screen']} gap="lg" data-testid="screen-poll">
      {polls.length > 1 ? (
        <ScreenRound polls={polls} groups={groups} />
      ) : (
        <OnePoll poll={poll} groups={groups} />
      )}
    </Stack>
  );
}

function OnePoll({ poll, groups }: ScreenPollProps) {
  const { t } = useTranslation('voting');
  const end = endOf(poll);
  return (
    <>
      <PollTitle poll={poll} order={2} />
      {poll.status === 'open' ? (
        <>
          <Text className={classes['count']}>
            {t('turnout.voted', { voted: poll.turnout.voted, of: poll.turnout.of })}
          </Text>
          {end && <Countdown closesAt={end} />}
          {poll.options.length > 1 && (
            <ol className={classes['options']}>
              {poll.options.map(({ id, label }) => (
                <li key={id}>
                  <bdi>{label}</bdi>
                </li>
              ))}
            </ol>
          )}
          <TurnoutBars turnout={poll.turnout} groups={groups} />
        </>
      ) : (
        <Result poll={poll} groups={groups} />
      )}
    </>
  );
}
