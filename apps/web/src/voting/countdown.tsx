import { Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDates } from '../platform/dates';
import { useNumbers } from './numbers';

/** Seconds before the end from which on they are counted; further ends are told by day and hour. */
const counted = 3600;

/** Whole seconds from now until then, at least 0, counted every second. */
export function useSecondsUntil(then: number | null): number {
  const [now, setNow] = useState(Date.now);
  const over = then === null || then <= now;
  useEffect(() => {
    if (over) return;
    const ticks = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(ticks);
  }, [over]);
  return then === null ? 0 : Math.max(0, Math.ceil((then - now) / 1000));
}

/** How long a poll with a set end is still open. */
export function Countdown({ closesAt }: { readonly closesAt: string }) {
  const { t } = useTranslation('voting');
  const { clock } = useNumbers();
  const { dayAndTime } = useDates();
  const seconds = useSecondsUntil(Date.parse(closesAt));
  const words =
    seconds > counted
      ? t('ballot.closesAt', { time: dayAndTime(closesAt) })
      : seconds > 0
        ? t('ballot.closesIn', { time: clock(seconds) })
        : t('ballot.closing');
  return (
    <Text size="sm" role="timer" fw={600}>
      {words}
    </Text>
  );
}
