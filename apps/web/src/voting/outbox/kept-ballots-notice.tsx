import { Button, Group, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useDates } from '../../platform/dates';
import { choiceWords } from '../choice-words';
import { isolated } from '../numbers';
import classes from './kept-ballots-notice.module.css';
import { outbox } from './browser-outbox';
import type { KeptBallot } from './kept-ballot';
import type { Standing } from './standing';

interface KeptBallotsNoticeProps {
  readonly mine: readonly Standing[];
  /** of other people who used this browser */
  readonly others: readonly KeptBallot[];
}

/** What became of ballots whose poll is not in sight, each with what can be done. */
export function KeptBallotsNotice({ mine, others }: KeptBallotsNoticeProps) {
  const { t } = useTranslation('voting');
  return (
    <aside className={classes['notice']} role="status" aria-label={t('ballot.elsewhere.title')}>
      {mine.map((standing) => (
        <Mine key={standing.ballot.submission.submissionId} standing={standing} />
      ))}
      {others.map((ballot) => (
        <SomebodyElses key={ballot.submission.submissionId} ballot={ballot} />
      ))}
    </aside>
  );
}

function Line({ words, children }: { readonly words: string; readonly children?: ReactNode }) {
  return (
    <div className={classes['line']}>
      <Text size="sm">{words}</Text>
      <Group gap="xs">{children}</Group>
    </div>
  );
}

/** What the notice says of each standing. */
const wordsOf = {
  sending: 'ballot.elsewhere.waiting',
  waiting: 'ballot.elsewhere.waiting',
  received: 'ballot.elsewhere.received',
  conflict: 'ballot.elsewhere.decide',
  refused: 'ballot.elsewhere.decide',
  'wrong-text': 'ballot.elsewhere.decide',
  closed: 'ballot.elsewhere.tooLate',
  voided: 'ballot.elsewhere.tooLate',
} as const satisfies Readonly<Record<Standing['kind'], string>>;

function Mine({ standing: { kind, ballot } }: { readonly standing: Standing }) {
  const { t } = useTranslation('voting');
  const { poll, submission } = ballot;
  const words = t(wordsOf[kind], {
    question: isolated(poll.question),
    choice: choiceWords(t, submission.choice, poll),
  });
  const isOver = kind === 'closed' || kind === 'voided' || kind === 'received';
  return (
    <Line words={[words, ...useEndWords(isOver ? null : poll.end)].join(' ')}>
      <Button component={Link} href={`/w/${poll.workshopId}`} size="compact-sm" variant="default">
        {t('ballot.elsewhere.toPoll')}
      </Button>
      {isOver && (
        <Button size="compact-sm" variant="subtle" onClick={() => void outbox.dismiss(ballot)}>
          {t('ballot.understood')}
        </Button>
      )}
    </Line>
  );
}

/** A ballot of another person who used this browser: its choice is not shown, and it is not sent. */
function SomebodyElses({ ballot }: { readonly ballot: KeptBallot }) {
  const { t } = useTranslation('voting');
  const [asked, ask] = useState(false);
  const { question, end } = ballot.poll;
  const words = t('ballot.elsewhere.other', { question: isolated(question) });
  return (
    <Line words={[words, ...useEndWords(end)].join(' ')}>
      {asked && <Text size="sm">{t('ballot.elsewhere.deleteSure')}</Text>}
      <Button
        size="compact-sm"
        variant={asked ? 'filled' : 'default'}
        color={asked ? 'red' : undefined}
        onClick={() => (asked ? void outbox.dismiss(ballot) : ask(true))}
      >
        {t('ballot.elsewhere.delete')}
      </Button>
    </Line>
  );
}

/** When the poll closes by itself, if it does. */
function useEndWords(end: string | null): string[] {
  const { t } = useTranslation('voting');
  const { dayAndTime } = useDates();
  return end === null ? [] : [t('ballot.elsewhere.otherUntil', { time: dayAndTime(end) })];
}
