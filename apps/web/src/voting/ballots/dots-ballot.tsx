import { ActionIcon } from '@mantine/core';
import { Minus, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DotsRule } from '#libs/voting';
import type { Choice } from '../submission';
import type { BallotProps } from './ballot-props';
import { CastBar } from './cast-bar';
import classes from './dots-ballot.module.css';
import { OptionText } from './option-text';
import options from './options.module.css';
import { useDraft } from './use-draft';

type Dots = Readonly<Record<string, number>>;

const asDots = (choice: Choice | undefined): Dots =>
  typeof choice === 'object' && !Array.isArray(choice) ? (choice as Dots) : {};

const sum = (dots: Dots): number => Object.values(dots).reduce((total, n) => total + n, 0);

const sameDots = (a: Dots, b: Dots): boolean =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].every((id) => (a[id] ?? 0) === (b[id] ?? 0));

interface StepperProps {
  readonly title: string;
  readonly dots: number;
  readonly mayAdd: boolean;
  readonly disabled: boolean;
  readonly step: (by: 1 | -1) => void;
}

function Stepper({ title, dots, mayAdd, disabled, step }: StepperProps) {
  const { t } = useTranslation('voting');
  return (
    <div className={classes['stepper']}>
      <ActionIcon
        size={48}
        variant="default"
        aria-label={t('ballot.takeDot', { title })}
        disabled={disabled || dots === 0}
        onClick={() => step(-1)}
      >
        <Minus aria-hidden />
      </ActionIcon>
      <output className={classes['count']} aria-label={t('ballot.dotsOn', { count: dots, title })}>
        {dots}
      </output>
      <ActionIcon
        size={48}
        variant="default"
        aria-label={t('ballot.addDot', { title })}
        disabled={disabled || !mayAdd}
        onClick={() => step(1)}
      >
        <Plus aria-hidden />
      </ActionIcon>
    </div>
  );
}

/** A budget of dots on several texts, by buttons; they are cast together, and may be placed anew until the close. */
export function DotsBallot({ poll, chosen, disabled, cast, labelledBy }: BallotProps) {
  const { t } = useTranslation('voting');
  const { dots: budget, perOption = budget } = poll.rule as DotsRule;
  const [dots, change] = useDraft(asDots(chosen));
  const left = budget - sum(dots);
  const step = (id: string, by: number) =>
    change((before) => ({ ...before, [id]: (before[id] ?? 0) + by }));
  const unchanged = chosen !== undefined && sameDots(dots, asDots(chosen));
  return (
    <>
      <ul className={options['options']} aria-labelledby={labelledBy}>
        {poll.options.map((option) => (
          <li key={option.id} className={options['option']}>
            <div className={options['line']}>
              <bdi className={options['label']}>{option.label}</bdi>
              <Stepper
                title={option.label}
                dots={dots[option.id] ?? 0}
                mayAdd={left > 0 && (dots[option.id] ?? 0) < perOption}
                disabled={disabled}
                step={(by) => step(option.id, by)}
              />
            </div>
            <OptionText option={option} />
          </li>
        ))}
      </ul>
      <CastBar
        sum={t('ballot.dotsLeft', { count: left })}
        isAgain={chosen !== undefined}
        disabled={disabled || unchanged || sum(dots) === 0}
        cast={() => cast(dots)}
      />
    </>
  );
}
