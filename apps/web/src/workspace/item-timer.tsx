import { Text } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

interface ItemTimerProps {
  readonly since: string;
  readonly minutes: number;
  readonly fz?: string;
}

/** What is left of the current item's time, then by how much it is over. */
export function ItemTimer({ since, minutes, fz = 'md' }: ItemTimerProps) {
  const { t } = useTranslation('workspace');
  const [now, setNow] = useState(() => Date.now());
  useInterval(() => setNow(Date.now()), 1000, { autoInvoke: true });
  const left = minutes * 60 - Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
  const over = left < 0;
  return (
    <Text
      role="timer"
      aria-live="off"
      fz={fz}
      fw={600}
      c={over ? 'var(--mantine-color-orange-text)' : undefined}
      style={{ fontVariantNumeric: 'tabular-nums' }}
    >
      {t(over ? 'room.over' : 'room.left', { time: clock(Math.abs(left)) })}
    </Text>
  );
}
