import { Button, Group, Loader, Text } from '@mantine/core';
import { CheckCircle2, CloudOff, Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import { useDates } from '../platform/dates';
import type { ApiProblem } from '../platform/api';
import { Notice } from '../platform/notice';
import { ServerWords } from '../platform/problem-alert';
import { choiceWords } from './choice-words';
import type { Standing } from './outbox/standing';
import { endOf } from './poll-end';
import type { Choice } from './submission';
import type { Ballot } from './use-ballot';

interface BallotStatusProps {
  readonly poll: PollView;
  readonly ballot: Ballot;
  /** in a list: says nothing before the first vote, and little of a stored one */
  readonly compact?: boolean;
}

type In<Kind extends Standing['kind']> = BallotStatusProps & {
  readonly standing: Extract<Standing, { kind: Kind }>;
};

/** Where my vote is now, in words: on its way, stored, waiting, or why not, each with what can be done. */
export function BallotStatus(props: BallotStatusProps) {
  const { standing } = props.ballot;
  switch (standing?.kind) {
    case 'sending':
      return <Sending />;
    case 'waiting':
      return <Waiting {...props} standing={standing} />;
    case 'conflict':
      return <Conflict {...props} standing={standing} />;
    case 'closed':
    case 'voided':
      return <TooLate {...props} standing={standing} />;
    case 'refused':
    case 'wrong-text':
      return <Refused {...props} standing={standing} />;
    default:
      return <AtRest {...props} />;
  }
}

function AtRest({ poll, ballot: { stored }, compact }: BallotStatusProps) {
  const { t } = useTranslation('voting');
  if (stored === undefined)
    return compact ? null : <Text c="dimmed">{t(`ballot.hint.${poll.method}`)}</Text>;
  if (compact)
    return (
      <Group gap={6} data-received>
        <CheckCircle2 size={18} aria-hidden color="var(--mantine-color-teal-filled)" />
        <Text size="sm" fw={600}>
          {t('ballot.received')}
        </Text>
      </Group>
    );
  return (
    <div data-received>
      <Notice tone="good" icon={CheckCircle2} title={t('ballot.received')}>
        {t('ballot.receivedText', { choice: choiceWords(t, stored, poll) })}
        {poll.secret && ` ${t('ballot.receivedSecret')}`}
      </Notice>
    </div>
  );
}

function Sending() {
  const { t } = useTranslation('voting');
  return (
    <Group gap="xs">
      <Loader size="xs" />
      <Text>{t('ballot.sending')}</Text>
    </Group>
  );
}

function Waiting({ poll, standing }: In<'sending' | 'waiting'>) {
  const { t } = useTranslation('voting');
  const { dayAndTime } = useDates();
  const end = endOf(poll);
  const { choice } = standing.ballot.submission;
  return (
    <Notice tone="waiting" icon={CloudOff} title={t('ballot.waitingTitle')}>
      {t('ballot.waiting', { choice: choiceWords(t, choice, poll) })}{' '}
      {end ? t('ballot.waitingUntil', { time: dayAndTime(end) }) : t('ballot.waitingUntilClosed')}
      {!standing.isKept && ` ${t('ballot.notKept')}`}
    </Notice>
  );
}

function Conflict({ poll, ballot, standing }: In<'conflict'>) {
  const { t } = useTranslation('voting');
  return (
    <Notice
      tone="waiting"
      icon={Info}
      title={t('ballot.conflictTitle')}
      actions={
        <>
          <Button variant="default" onClick={ballot.keepStored}>
            {t('ballot.keepStored')}
          </Button>
          <Button onClick={ballot.replaceStored}>{t('ballot.replaceStored')}</Button>
        </>
      }
    >
      {t('ballot.conflictText', {
        stored: choiceWords(t, standing.stored.choice as Choice, poll),
        chosen: choiceWords(t, standing.ballot.submission.choice, poll),
      })}
    </Notice>
  );
}

/** What counts instead of a ballot that came too late. */
function TooLate({ poll, ballot, standing }: In<'closed' | 'voided'>) {
  const { t } = useTranslation('voting');
  const { stored } = standing;
  const words =
    standing.kind === 'voided'
      ? t('ballot.voided')
      : stored !== undefined
        ? t('ballot.closedKept', { stored: choiceWords(t, stored, poll) })
        : t(poll.secret ? 'ballot.closedSecret' : 'ballot.closed');
  return (
    <Notice
      tone="waiting"
      icon={Info}
      title={t('ballot.notCounted')}
      actions={
        <Button variant="default" onClick={ballot.dismiss}>
          {t('ballot.understood')}
        </Button>
      }
    >
      {words}
    </Notice>
  );
}

function Refused({ ballot, standing }: In<'refused' | 'wrong-text'>) {
  const { t } = useTranslation('voting');
  return (
    <Notice
      tone="bad"
      icon={Info}
      title={t('ballot.notCounted')}
      actions={
        <>
          <Button variant="default" onClick={ballot.tryAgain}>
            {t('ballot.tryAgain')}
          </Button>
          <Button variant="subtle" color="gray" onClick={ballot.dismiss}>
            {t('ballot.letGo')}
          </Button>
        </>
      }
    >
      {standing.kind === 'wrong-text' ? t('ballot.mismatch') : <Why problem={standing.problem} />}
    </Notice>
  );
}

/** Why the server refused, in the reader's words by its kind, then in its own. */
function Why({ problem: { kind, message } }: { readonly problem: ApiProblem }) {
  const { t } = useTranslation('platform');
  return (
    <>
      {t(`problem.${kind}.text`)}
      {message && <ServerWords>{message}</ServerWords>}
    </>
  );
}
