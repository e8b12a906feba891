import { Check, Minus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './ballot.module.css';
import type { Choice } from './submission';

const choices = [
  { choice: 'yes', icon: Check },
  { choice: 'no', icon: X },
  { choice: 'abstain', icon: Minus },
] as const;

interface AdoptionBallotProps {
  readonly chosen: Choice | undefined;
  readonly disabled: boolean;
  readonly cast: (choice: Choice) => void;
  readonly labelledBy: string;
}

/** Yes, no, abstain: one tap votes. */
export function AdoptionBallot({ chosen, disabled, cast, labelledBy }: AdoptionBallotProps) {
  const { t } = useTranslation('voting');
  return (
    <div className={classes['choices']} role="group" aria-labelledby={labelledBy}>
      {choices.map(({ choice, icon: Icon }) => (
        <button
          key={choice}
          type="button"
          className={classes['choice']}
          aria-pressed={chosen === choice}
          disabled={disabled}
          onClick={() => cast(choice)}
        >
          <Icon size={26} aria-hidden />
          <span>{t(choice)}</span>
        </button>
      ))}
    </div>
  );
}
