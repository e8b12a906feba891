import { Check, Minus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { BallotProps } from './ballot-props';
import { TapChoices } from './tap-choices';

const choices = [
  { choice: 'yes', icon: Check },
  { choice: 'no', icon: X },
  { choice: 'abstain', icon: Minus },
] as const;

/** Yes, no, abstain: one tap votes. */
export function AdoptionBallot(props: Omit<BallotProps, 'poll'>) {
  const { t } = useTranslation('voting');
  return (
    <TapChoices
      {...props}
      layout="row"
      choices={choices.map((each) => ({ ...each, label: t(each.choice) }))}
    />
  );
}
