import { ActionIcon, Button, Text } from '@mantine/core';
import { Minus, Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DotsRule, PollOptionView, PollView } from '#libs/voting';
import classes from './ballot.module.css';
import { PinnedText } from './pinned-text';
import type { Choice } from './submission';

interface DotsBallotProps {
  readonly poll: PollView;
  readonly chosen: Choice | undefined;
  readonly disabled: boolean;
  readonly cast: (choice: Choice) => void;
}

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

function OptionText({ option }: { readonly option: PollOptionView }) {
  const { t } = useTranslation('voting');
  return option.revisionId && option.revision ? (
    <PinnedText
      revisionId={option.revisionId}
      revision={option.revision}
      summary={t('ballot.readText')}
    />
  ) : null;
}

/** A budget of dots on several texts, by buttons; they are cast together, and may be placed anew until the close. */
export function DotsBallot({ poll, chosen, disabled, cast }: DotsBallotProps) {
  const { t } = useTranslation('voting');
  const { dots: budget, perOption = budget } = poll.rule as DotsRule;
  const [dots, setDots] = useState<Dots>(asDots(chosen));
  useEffect(() => setDots(asDots(chosen)), [chosen]);

  const left = budget - sum(dots);
  const step = (id: string, by: number) =>
    setDots((before) => ({ ...before, [id]: (before[id] ?? 0) + by }));
  const unchanged = chosen !== undefined && sameDots(dots, asDots(chosen));
  return (
    <>
      <ul className={classes['options']}>
        {poll.options.map((option) => (
          <li key={option.id} className={classes['option']}>
            <div className={classes['optionLine']}>
              <Text fw={500}>
                <bdi>{option.label}</bdi>
              </Text>
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
      <div className={classes['budget']}>
        <Text fw={600} aria-live="polite">
          {t('ballot.dotsLeft', { count: left })}
        </Text>
        <Button
          size="md"
          disabled={disabled || unchanged || sum(dots) === 0}
          onClick={() => cast(dots)}
        >
          {t(chosen === undefined ? 'ballot.castDots' : 'ballot.castDotsAgain')}
        </Button>
      </div>
    </>
  );
}
