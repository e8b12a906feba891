import { use } from 'react';
import type { PollView } from '#libs/voting';
import { RoomContext } from '../../workspace/room-context';

/** The polls that are opened and closed together with this one, itself among them, in their order. */
export function useRoundMates(poll: PollView): readonly PollView[] {
  const room = use(RoomContext)?.room;
  const { round } = poll;
  if (!round || !room) return [poll];
  return room.polls
    .filter((other) => other.round?.id === round.id)
    .toSorted((a, b) => a.round!.position - b.round!.position);
}
