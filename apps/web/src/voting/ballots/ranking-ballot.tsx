import { Text, VisuallyHidden } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import type { Choice } from '../submission';
import type { BallotProps } from './ballot-props';
import { CastBar } from './cast-bar';
import { RankedOptions } from './ranked-options';
import { isSameRanking, rankLast, rankOf, type Ranks } from './ranking-order';
import { UnrankedOptions } from './unranked-options';
import { useDraft } from './use-draft';

const asRanks = (choice: Choice | undefined): Ranks =>
  Array.isArray(choice) ? (choice as string[][]) : [];

interface RankingRule {
  /** Schulze: whether what is left out is last, or without an opinion */
  readonly unranked?: 'last' | 'no-opinion';
  /** Schulze: the option that means "none of these" */
  readonly default?: string;
}

const leftOutWords = ({ method, rule }: PollView) =>
  method === 'schulze' && (rule as RankingRule).unranked === 'no-opinion'
    ? 'ballot.leftOutNoOpinion'
    : 'ballot.leftOutLast';

/** A ranking by Borda or Schulze: tapped in order, moved by buttons, keys or drag; equals and leaving out are allowed. */
export function RankingBallot({ poll, chosen, disabled, cast, labelledBy }: BallotProps) {
  const { t } = useTranslation('voting');
  const [ranks, change] = useDraft(asRanks(chosen));
  const [spoken, speak] = useState('');
  const labelOf = (id: string) => poll.options.find((each) => each.id === id)?.label ?? id;
  const tell = (after: Ranks, id: string) => {
    const title = labelOf(id);
    const rank = rankOf(after, id);
    speak(
      rank < 0
        ? t('ballot.leftOutNow', { title })
        : t('ballot.rankedNow', { title, rank: rank + 1 }),
    );
  };
  const act = (id: string, move: (before: Ranks, id: string) => Ranks) => {
    const after = move(ranks, id);
    if (isSameRanking(after, ranks)) return;
    change(() => after);
    tell(after, id);
  };
  const fallback = (poll.rule as RankingRule).default;
  const ranked = ranks.flat().length;
  return (
    <>
      <RankedOptions
        ranks={ranks}
        options={poll.options}
        fallback={fallback}
        disabled={disabled}
        act={act}
        labelledBy={labelledBy}
      />
      <UnrankedOptions
        options={poll.options.filter(({ id }) => rankOf(ranks, id) < 0)}
        next={ranks.length + 1}
        fallback={fallback}
        disabled={disabled}
        rank={(id) => act(id, rankLast)}
      />
      <Text size="sm" c="dimmed">
        {t(leftOutWords(poll))}
      </Text>
      <VisuallyHidden aria-live="polite">{spoken}</VisuallyHidden>
      <CastBar
        sum={t('ballot.rankedOf', { ranked, of: poll.options.length })}
        isAgain={chosen !== undefined}
        disabled={
          disabled ||
          ranked === 0 ||
          (chosen !== undefined && isSameRanking(ranks, asRanks(chosen)))
        }
        cast={() => cast(ranks as string[][])}
      />
    </>
  );
}
