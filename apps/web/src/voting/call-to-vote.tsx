import { Text, UnstyledButton } from '@mantine/core';
import { ChevronRight, Vote } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PollView, PracticeView } from '#libs/voting';
import classes from './call-to-vote.module.css';

interface CallToVoteProps {
  /** the poll that waits for me */
  readonly poll: PollView | null;
  readonly practice: PracticeView | null;
  /** whether a ballot of mine could not be stored as it was chosen */
  readonly isUnsettled: boolean;
  readonly go: () => void;
}

/** Tells who reads the text on a phone that a vote is open, or one for practice, and leads there; it takes nobody away. */
export function CallToVote({ poll, practice, isUnsettled, go }: CallToVoteProps) {
  const { t } = useTranslation('voting');
  if (isUnsettled)
    return <Call title={t('ballot.callToLook')} text={t('ballot.callToLookText')} go={go} />;
  if (poll)
    return (
      <Call
        title={t(poll.round ? 'round.call' : 'callToVote')}
        text={poll.round?.title ?? poll.question}
        go={go}
      />
    );
  return practice && <Call title={t('practice.call')} text={t('practice.nothing')} go={go} />;
}

interface CallProps {
  readonly title: string;
  readonly text: string;
  readonly go: () => void;
}

function Call({ title, text, go }: CallProps) {
  return (
    <UnstyledButton className={classes['call']} onClick={go}>
      <Vote size={22} aria-hidden />
      <span className={classes['words']}>
        <Text span size="sm" fw={600} display="block">
          {title}
        </Text>
        <Text span size="sm" display="block" truncate>
          <bdi>{text}</bdi>
        </Text>
      </span>
      <ChevronRight size={20} className={classes['onward']} aria-hidden />
    </UnstyledButton>
  );
}
