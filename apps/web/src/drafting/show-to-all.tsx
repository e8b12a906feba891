import { ActionIcon, Tooltip } from '@mantine/core';
import { Presentation } from 'lucide-react';
import { useTranslation } from 'react-i18next';

interface ShowToAllProps {
  readonly name: string;
  readonly shown: boolean;
  readonly show: (shown: boolean) => void;
}

/** For who drives the room: brings a text before everybody, or takes it away again. */
export function ShowToAll({ name, shown, show }: ShowToAllProps) {
  const { t } = useTranslation('drafting');
  const label = shown ? t('stopShowing') : t('showToAllOf', { name });
  return (
    <Tooltip label={label} withArrow>
      <ActionIcon
        size={36}
        variant={shown ? 'filled' : 'subtle'}
        color={shown ? undefined : 'gray'}
        aria-label={label}
        aria-pressed={shown}
        onClick={() => show(!shown)}
      >
        <Presentation size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}
