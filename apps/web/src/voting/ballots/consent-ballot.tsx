import { useTranslation } from 'react-i18next';
import type { BallotProps } from './ballot-props';
import { TapChoices } from './tap-choices';

const fingers = [5, 4, 3, 2, 1, 0] as const;

/** Fist to five: what each number of fingers means stands beside it; one tap votes. */
export function ConsentBallot(props: BallotProps) {
  const { t } = useTranslation('voting');
  return (
    <TapChoices
      {...props}
      layout="column"
      choices={fingers.map((choice) => ({
        choice,
        mark: choice,
        label: t(`ballot.fingers.${choice}.label`),
        ...(!props.compact && { meaning: t(`ballot.fingers.${choice}.meaning`) }),
      }))}
    />
  );
}
