import { lazy, Suspense } from 'react';
import type { PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { useRoundMates } from './panel/round-mates';

/** Only who drives the room loads them. */
const SinglePanel = lazy(async () => ({
  default: (await import('./panel/single-panel')).SinglePanel,
}));
const RoundPanel = lazy(async () => ({
  default: (await import('./panel/round-panel')).RoundPanel,
}));

interface PollPanelProps {
  readonly poll: PollView;
  readonly groups: readonly NamedView[];
}

/** The facilitator's hold on a running poll; of a round there is one panel, with its first poll that runs. */
export function PollPanel({ poll, groups }: PollPanelProps) {
  const running = useRoundMates(poll).filter(({ status }) => status === 'open');
  if (poll.round && running[0]?.id !== poll.id) return null;
  return (
    <Suspense>
      {poll.round ? (
        <RoundPanel polls={running} groups={groups} />
      ) : (
        <SinglePanel poll={poll} groups={groups} />
      )}
    </Suspense>
  );
}
