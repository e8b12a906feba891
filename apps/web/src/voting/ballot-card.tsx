import { Card, Stack, Text } from '@mantine/core';
import { useEffect, useId, useRef, type ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import { Failure, Loading } from '../platform/states';
import { BallotOfMethod } from './ballots/ballot-of-method';
import type { BallotProps } from './ballots/ballot-props';
import { BallotStatus } from './ballot-status';
import classes from './ballot.module.css';
import { Countdown } from './countdown';
import { usePinnedRevision } from './pinned-revision';
import { PinnedText } from './pinned-text';
import { endOf } from './poll-end';
import { PollTitle } from './poll-title';
import { ruleWords } from './rule-words';
import { SecretNote } from './secret-note';
import { shownChoice } from './shown-choice';
import type { Ballot } from './use-ballot';

interface PartProps {
  readonly poll: PollView;
  readonly ballot: Ballot;
  readonly labelledBy: string;
}

/** The choices on one pinned text: they can be used once its hash was found to be the poll's. */
function PinnedChoices({ poll, ...props }: BallotProps) {
  const option = poll.options[0]!;
  const pin = { revisionId: option.revisionId!, revision: option.revision! };
  const pinned = usePinnedRevision(pin.revisionId, pin.revision);
  return (
    <>
      <PinnedText {...pin} />
      <BallotOfMethod poll={poll} {...props} disabled={props.disabled || !pinned.isSuccess} />
    </>
  );
}

function Choices({ poll, ballot, labelledBy }: PartProps) {
  const { t } = useTranslation('voting');
  const props: BallotProps = {
    poll,
    labelledBy,
    chosen: shownChoice(ballot),
    disabled: poll.status !== 'open',
    cast: ballot.cast,
  };
  const [option, ...others] = poll.options;
  if (others.length > 0) return <BallotOfMethod {...props} />;
  if (option?.revisionId && option.revision) return <PinnedChoices {...props} />;
  return (
    <>
      <Text c="dimmed">{t('ballot.noText')}</Text>
      <BallotOfMethod {...props} />
    </>
  );
}

/** Where my vote is, brought into sight when that changes: on a phone a long list of texts stands above it. */
function StatusInSight(props: ComponentProps<typeof BallotStatus>) {
  const status = useRef<HTMLDivElement>(null);
  const kind = props.ballot.standing?.kind;
  useEffect(() => {
    if (kind) status.current?.scrollIntoView({ block: 'nearest' });
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
      <StatusInSight poll={props.poll} ballot={props.ballot} />
    </>
  );
}

/** An open poll as a voter sees it: question, exact text, choices as large targets, and where my vote is. */
export function BallotCard({ poll, ballot }: Pick<PartProps, 'poll' | 'ballot'>) {
  const { t } = useTranslation('voting');
  const titleId = useId();
  const end = endOf(poll);
  return (
    <Card
      withBorder
      bg="var(--plenary-paper)"
      component="article"
      padding="lg"
      data-testid="ballot-card"
      style={{ overflow: 'visible' }}
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
        {poll.secret && <SecretNote />}
        {end && poll.status === 'open' && <Countdown closesAt={end} />}
        <MyVote poll={poll} ballot={ballot} labelledBy={titleId} />
        <Text size="sm" c="dimmed">
          {ruleWords(t, poll).join(t('betweenSentences'))}
        </Text>
      </Stack>
    </Card>
  );
}
