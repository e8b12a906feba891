import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Phase, WorkshopStatus } from '#libs/workspace';

interface PhaseWordProps {
  readonly status: WorkshopStatus;
  readonly phase: Phase | null;
  readonly size?: string;
}

/** Where the room stands: the current item's phase, or that the workshop is not live. */
export function PhaseWord({ status, phase, size = 'lg' }: PhaseWordProps) {
  const { t } = useTranslation('workspace');
  const isLive = status === 'live';
  return (
    <Badge
      size={size}
      variant={isLive ? 'light' : 'default'}
      data-testid="phase"
      data-phase={phase ?? undefined}
    >
      {isLive && phase ? t(`phase.${phase}`) : t(`status.${status}`)}
    </Badge>
  );
}
