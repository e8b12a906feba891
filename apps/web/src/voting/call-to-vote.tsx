import { Text, UnstyledButton } from '@mantine/core';
import { ChevronRight, Vote } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import classes from './call-to-vote.module.css';

interface CallToVoteProps {
  readonly poll: PollView;
  readonly go: () => void;
}

/** Tells who reads the text on a phone that a vote is open, and leads there; it takes nobody away. */
export function CallToVote({ poll, go }: CallToVoteProps) {
  const { t } = useTranslation('voting');
  return (
    <UnstyledButton className={classes['call']} onClick={go}>
      <Vote size={22} aria-hidden />
      <span className={classes['words']}>
        <Text span size="sm" fw={600} display="block">
          {t(poll.round ? 'round.call' : 'callToVote')}
        </Text>
        <Text span size="sm" display="block" truncate>
          <bdi>{poll.round?.title ?? poll.question}</bdi>
        </Text>
      </span>
      <ChevronRight size={20} className={classes['onward']} aria-hidden />
    </UnstyledButton>
  );
}
