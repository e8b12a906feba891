import { lazy, Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import type { KeptBallot } from './kept-ballot';
import { useOutbox, useRunningOutbox } from './use-outbox';

/** Seldom needed, so fetched when it is. */
const KeptBallotsNotice = lazy(async () => ({
  default: (await import('./kept-ballots-notice')).KeptBallotsNotice,
}));

/** On every page: ballots of mine that are on their way where their poll is not in sight, and those of others. */
export function BallotsElsewhere() {
  useRunningOutbox();
  const { mine, others } = useOutbox();
  const [place] = useLocation();
  const [waited] = useState(() => new Set<string>());
  const isInSight = ({ poll }: KeptBallot) => place === `/w/${poll.workshopId}`;
  const shown = [...mine].flatMap(([pollId, standing]) => {
    if (isInSight(standing.ballot)) return [];
    if (standing.kind === 'waiting') waited.add(pollId);
    return standing.kind !== 'received' || waited.has(pollId) ? [standing] : [];
  });
  if (shown.length + others.length === 0) return null;
  return (
    <Suspense>
      <KeptBallotsNotice mine={shown} others={others} />
    </Suspense>
  );
}
