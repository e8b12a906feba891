import { Button, Text } from '@mantine/core';
import { ArrowDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './round.module.css';

interface ProgressBarProps {
  readonly voted: number;
  readonly of: number;
  /** null: nothing is left to vote on */
  readonly next: (() => void) | null;
}

/** How many are done, always in sight, and the way to the next. */
export function ProgressBar({ voted, of, next }: ProgressBarProps) {
  const { t } = useTranslation('voting');
  const words = t('round.progress', { voted, of });
  return (
    <div className={classes['progress']}>
      <Text fw={600} aria-live="polite">
        {words}
      </Text>
      <Button
        variant="default"
        disabled={next === null}
        rightSection={<ArrowDown size={18} aria-hidden />}
        onClick={() => next?.()}
      >
        {t('round.next')}
      </Button>
      <progress value={voted} max={of} aria-label={words} />
    </div>
  );
}
