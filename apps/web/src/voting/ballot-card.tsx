import { Card, Stack, Text } from '@mantine/core';
import { useEffect, useId, useRef, type ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import { Failure, Loading } from '../platform/states';
import { AdoptionBallot } from './adoption-ballot';
import { BallotStatus } from './ballot-status';
import classes from './ballot.module.css';
import { Countdown } from './countdown';
import { DotsBallot } from './dots-ballot';
import { usePinnedRevision } from './pinned-revision';
import { PinnedText } from './pinned-text';
import { PollTitle } from './poll-title';
import { ruleWords } from './rule-words';
import type { useBallot } from './use-ballot';

type Ballot = ReturnType<typeof useBallot>;

/** What is selected on the card: a choice that is on its way, else what is stored. */
const shownChoice = ({ state, stored }: Ballot) =>
  'submission' in state ? state.submission.choice : stored;

interface PartProps {
  readonly poll: PollView;
  readonly ballot: Ballot;
  readonly labelledBy: string;
}

function PinnedAdoption({ poll, ballot, labelledBy }: PartProps) {
  const option = poll.options[0]!;
  const pinned = usePinnedRevision(option.revisionId!, option.revision!);
  return (
    <>
      <PinnedText revisionId={option.revisionId!} revision={option.revision!} />
      <AdoptionBallot
        chosen={shownChoice(ballot)}
        disabled={!pinned.isSuccess || poll.status !== 'open'}
        cast={ballot.cast}
        labelledBy={labelledBy}
      />
    </>
  );
}

function Choices({ poll, ballot, labelledBy }: PartProps) {
  const { t } = useTranslation('voting');
  const disabled = poll.status !== 'open';
  if (poll.method === 'dots')
    return (
      <DotsBallot poll={poll} chosen={shownChoice(ballot)} disabled={disabled} cast={ballot.cast} />
    );
  const option = poll.options[0]!;
  if (option.revisionId && option.revision)
    return <PinnedAdoption poll={poll} ballot={ballot} labelledBy={labelledBy} />;
  return (
    <>
      <Text c="dimmed">{t('ballot.noText')}</Text>
      <AdoptionBallot
        chosen={shownChoice(ballot)}
        disabled={disabled}
        cast={ballot.cast}
        labelledBy={labelledBy}
      />
    </>
  );
}

/** Where my vote is, brought into sight when that changes: on a phone a long list of texts stands above it. */
function StatusInSight(props: ComponentProps<typeof BallotStatus>) {
  const status = useRef<HTMLDivElement>(null);
  const { kind } = props.ballot.state;
  useEffect(() => {
    if (kind !== 'idle') status.current?.scrollIntoView({ block: 'nearest' });
  }, [kind]);
  return (
    <div ref={status} aria-live="polite" className={classes['status']}>
      <BallotStatus {...props} />
    </div>
  );
}

function MyVote(props: PartProps) {
  const { t } = useTranslation('voting');
  const { mine } = props.ballot;
  if (mine.isPending) return <Loading />;
  if (mine.isError) return <Failure problem={mine.error} retry={() => void mine.refetch()} />;
  if (!mine.data.mayVote)
    return (
      <div>
        <Text fw={600}>{t('ballot.mayNot')}</Text>
        <Text c="dimmed">{t('ballot.mayNotText')}</Text>
      </div>
    );
  return (
    <>
      <Choices {...props} />
      <StatusInSight
        ballot={props.ballot}
        hint={props.poll.method === 'dots' ? t('ballot.dotsHint') : undefined}
      />
    </>
  );
}

/** An open poll as a voter sees it: question, exact text, choices as large targets, and where my vote is. */
export function BallotCard({ poll, ballot }: Pick<PartProps, 'poll' | 'ballot'>) {
  const { t } = useTranslation('voting');
  const titleId = useId();
  return (
    <Card
      withBorder
      bg="var(--plenary-paper)"
      component="article"
      padding="lg"
      data-testid="ballot-card"
    >
      <Stack gap="md">
        <div id={titleId}>
          <PollTitle poll={poll} />
        </div>
        {!poll.binding && (
          <Text size="sm" c="dimmed">
            {t('strawText')}
          </Text>
        )}
        {poll.closesAt && poll.status === 'open' && <Countdown closesAt={poll.closesAt} />}
        <MyVote poll={poll} ballot={ballot} labelledBy={titleId} />
        <Text size="sm" c="dimmed">
          {ruleWords(t, poll).join(' ')}
        </Text>
      </Stack>
    </Card>
  );
}
