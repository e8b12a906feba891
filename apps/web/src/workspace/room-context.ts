/*
 * What the room offers to the slots that other nouns fill (its statements, middle and right pane, connection word):
 *
 *   const { process, room, me, isDriver, selectedStatementId, selectStatement, following } = useRoomContext();
 *
 * The room's state is `room` ({version, workshop, presence, statements, polls}); events change it through
 * `registerRoomEvent` in ./room-state. `showPane('text' | 'agenda' | 'side')` brings a pane to the front on a phone.
 * To show a statement to everybody: api.patch(`/api/workshops/${room.workshop.id}`, { spotlight: id }).
 */
import { createContext, use } from 'react';
import type { ParticipantView, ProcessView } from '#libs/workspace';
import type { RoomState } from './room-state';

/** On a phone one of these fills the screen: the text, the agenda with the statements, or the right pane. */
export type Pane = 'text' | 'agenda' | 'side';

export interface RoomContextValue {
  readonly process: ProcessView;
  readonly room: RoomState;
  /** myself in this process */
  readonly me: ParticipantView;
  /** whether I drive this room (organizer, facilitator) */
  readonly isDriver: boolean;
  /** what is open in the middle: the spotlight while I follow, else my own choice */
  readonly selectedStatementId: string | null;
  /** my own choice; another than the spotlight stops following */
  readonly selectStatement: (id: string | null) => void;
  readonly following: boolean;
  readonly follow: () => void;
  readonly stopFollowing: () => void;
  readonly pane: Pane;
  readonly showPane: (pane: Pane) => void;
}

export const RoomContext = createContext<RoomContextValue | null>(null);

/** The room around this component. */
export function useRoomContext(): RoomContextValue {
  const value = use(RoomContext);
  if (!value) throw new Error('useRoomContext is for components inside a room');
  return value;
}
