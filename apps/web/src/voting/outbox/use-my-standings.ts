import { useRoomContext } from '../../workspace/room-context';
import type { Standing } from './standing';
import { useOutbox } from './use-outbox';

/** Where the ballots of this room's participant stand, by poll; what somebody else chose in this browser is not among them. */
export function useMyStandings(): (pollId: string) => Standing | undefined {
  const { me } = useRoomContext();
  const { mine } = useOutbox();
  return (pollId) => {
    const standing = mine.get(pollId);
    return standing?.ballot.submission.author === me.id ? standing : undefined;
  };
}
