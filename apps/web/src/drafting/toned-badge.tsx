import type { ReactNode } from 'react';
import classes from './toned-badge.module.css';

interface TonedBadgeProps {
  readonly tone: 'quiet' | 'agreed' | 'good' | 'between' | 'bad';
  readonly children: ReactNode;
}

/** A word in a box; its tone says the same as the word, never more. */
export function TonedBadge({ tone, children }: TonedBadgeProps) {
  return (
    <span className={classes['badge']} data-tone={tone}>
      {children}
    </span>
  );
}
