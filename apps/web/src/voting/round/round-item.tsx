import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import { TonedBadge } from '../../drafting/toned-badge';
import { BallotStatus } from '../ballot-status';
import { BallotOfMethod } from '../ballots/ballot-of-method';
import { pinnedQuery, pinsOf, WrongText } from '../pinned-revision';
import { PinnedTextOnDemand } from '../pinned-text';
import { shownChoice } from '../shown-choice';
import { useBallot } from '../use-ballot';
import classes from './round.module.css';

interface RoundItemProps {
  readonly poll: PollView;
  /** from 1 */
  readonly number: number;
}

/** Whether the text of this poll was looked at and found to be another one: then nobody votes on it from here. */
function useWrongText({ options }: PollView): boolean {
  const [pin] = pinsOf(options);
  const { error } = useQuery({
    ...pinnedQuery(pin ?? { revisionId: '', revision: '' }),
    enabled: false,
  });
  return error instanceof WrongText;
}

/** One poll of a round: what it is about, its text behind one tap, its ballot, and where my vote is. */
export function RoundItem({ poll, number }: RoundItemProps) {
  const { t } = useTranslation('voting');
  const titleId = useId();
  const ballot = useBallot(poll);
  const isWrong = useWrongText(poll);
  const [only, ...others] = poll.options;
  const text = others.length === 0 ? only : undefined;
  const isOpen = poll.status === 'open';
  return (
    <li className={classes['item']} data-poll={poll.id} tabIndex={-1} aria-labelledby={titleId}>
      <div id={titleId} className={classes['title']}>
        <span className={classes['number']}>{number}</span>
        <div>
          {text && (
            <Text size="sm" c="dimmed">
              <bdi>{poll.question}</bdi>
            </Text>
          )}
          <Text fw={600} lh={1.35}>
            <bdi>{text?.label ?? poll.question}</bdi>
          </Text>
        </div>
      </div>
      {(!poll.binding || !isOpen) && (
        <Group gap="xs">
          {!poll.binding && <TonedBadge tone="between">{t('strawPoll')}</TonedBadge>}
          {!isOpen && <TonedBadge tone="between">{t('round.closed')}</TonedBadge>}
        </Group>
      )}
      {text?.revisionId && text.revision && (
        <PinnedTextOnDemand revisionId={text.revisionId} revision={text.revision} />
      )}
      {ballot.mine.data?.mayVote !== false && (
        <BallotOfMethod
          compact
          poll={poll}
          chosen={shownChoice(ballot)}
          disabled={!isOpen || isWrong || !ballot.mine.isSuccess}
          cast={ballot.cast}
          labelledBy={titleId}
        />
      )}
      <div aria-live="polite">
        <BallotStatus compact poll={poll} ballot={ballot} />
      </div>
    </li>
  );
}
