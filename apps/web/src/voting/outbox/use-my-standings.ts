import { useRoomContext } from '../../workspace/room-context';
import type { Standing } from './standing';
import { useOutbox } from './use-outbox';

/** What stands until its voter has taken note of it, or decided. */
const unsettled: readonly Standing['kind'][] = [
  'conflict',
  'closed',
  'voided',
  'refused',
  'wrong-text',
];

/** Whether a ballot of mine in this workshop waits for me to look at what became of it. */
export function useUnsettled(): boolean {
  const { me, room } = useRoomContext();
  const { mine } = useOutbox();
  return [...mine.values()].some(
    ({ kind, ballot: { poll, submission } }) =>
      unsettled.includes(kind) &&
      submission.author === me.id &&
      poll.workshopId === room.workshop.id,
  );
}

/** Where the ballots of this room's participant stand, by poll; what somebody else chose in this browser is not among them. */
export function useMyStandings(): (pollId: string) => Standing | undefined {
  const { me } = useRoomContext();
  const { mine } = useOutbox();
  return (pollId) => {
    const standing = mine.get(pollId);
    return standing?.ballot.submission.author === me.id ? standing : undefined;
  };
}
