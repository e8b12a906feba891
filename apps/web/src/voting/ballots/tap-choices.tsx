import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { BallotProps } from './ballot-props';
import classes from './tap-choices.module.css';

export interface TapChoice {
  readonly choice: string | number;
  readonly label: string;
  readonly icon?: LucideIcon;
  /** what the choice means, below its name */
  readonly meaning?: string;
  /** stands before the label, as fingers shown */
  readonly mark?: ReactNode;
}

interface TapChoicesProps extends Omit<BallotProps, 'poll'> {
  readonly choices: readonly TapChoice[];
  /** beside each other, or below each other where each has its meaning */
  readonly layout: 'row' | 'column';
}

/** Choices of which one is enough: one tap votes. */
export function TapChoices({
  choices,
  layout,
  chosen,
  disabled,
  cast,
  labelledBy,
  compact = false,
}: TapChoicesProps) {
  return (
    <div
      className={classes['choices']}
      role="group"
      aria-labelledby={labelledBy}
      data-layout={layout}
      data-compact={compact}
      style={{ '--choices': choices.length } as object}
    >
      {choices.map(({ choice, label, icon: Icon, meaning, mark }) => (
        <button
          key={choice}
          type="button"
          className={classes['choice']}
          aria-pressed={chosen === choice}
          disabled={disabled}
          onClick={() => cast(choice)}
        >
          {Icon && <Icon size={compact ? 18 : 26} aria-hidden />}
          {mark !== undefined && <span className={classes['mark']}>{mark}</span>}
          <span className={classes['words']}>
            <span>{label}</span>
            {meaning && <span className={classes['meaning']}>{meaning}</span>}
          </span>
        </button>
      ))}
    </div>
  );
}
