import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './cast-bar.module.css';

interface CastBarProps {
  /** what has been put together so far, e.g. how many dots are left */
  readonly sum: string;
  /** whether a ballot is stored or on its way already */
  readonly isAgain: boolean;
  readonly disabled: boolean;
  readonly cast: () => void;
  /** on the button, where "Vote" would say too little */
  readonly label?: string;
}

/** The end of a ballot that is put together first: what it says so far, and the button that casts it; always in sight. */
export function CastBar({ sum, isAgain, disabled, cast, label }: CastBarProps) {
  const { t } = useTranslation('voting');
  return (
    <div className={classes['bar']}>
      <Text fw={600} aria-live="polite">
        {sum}
      </Text>
      <Button size="md" disabled={disabled} onClick={cast}>
        {t(isAgain ? 'ballot.castAgain' : 'ballot.cast')}
        {label && `: ${label}`}
      </Button>
    </div>
  );
}
