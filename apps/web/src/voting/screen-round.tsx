import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { Countdown } from './countdown';
import { endOf } from './poll-end';
import { headlineOf } from './result/headline';
import { useTelling } from './result/use-telling';
import classes from './screen-poll.module.css';

interface ScreenRoundProps {
  /** in their order */
  readonly polls: readonly PollView[];
  readonly groups: readonly NamedView[];
}

function Line({
  poll,
  groups,
}: {
  readonly poll: PollView;
  readonly groups: ScreenRoundProps['groups'];
}) {
  const { t } = useTranslation('voting');
  const telling = useTelling(poll, groups);
  const { voted, of } = poll.turnout;
  return (
    <li>
      <bdi>{poll.question}</bdi>
      {poll.status === 'open' ? (
        <Text c="dimmed">{t('turnout.voted', { voted, of })}</Text>
      ) : (
        <Text fw={600}>{headlineOf(telling, poll)}</Text>
      )}
    </li>
  );
}

/** A round of polls on the projector: a line each, with its turnout while it runs and its headline after the close. */
export function ScreenRound({ polls, groups }: ScreenRoundProps) {
  const [first] = polls;
  const running = polls.find(({ status }) => status === 'open');
  const end = running && endOf(running);
  return (
    <>
      <Title order={2}>
        <bdi>{first?.round?.title}</bdi>
      </Title>
      {end && <Countdown closesAt={end} />}
      <ol className={classes['round']}>
        {polls.map((poll) => (
          <Line key={poll.id} poll={poll} groups={groups} />
        ))}
      </ol>
    </>
  );
}
