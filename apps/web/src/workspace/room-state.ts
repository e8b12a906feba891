/*
 * The room's state is one object in the React Query cache under ['room', workshopId]: what `room:enter` answered, kept
 * current by the room's events. Each noun registers how its own events change it, once, when its module is loaded:
 *
 *   registerRoomEvent<Parameters<VotingEvents['poll:opened']>[0]>('poll:opened', (room, { poll }) => ({ ...room, polls: … }));
 *   registerRoomEvent<…>('turnout:counted', reducer, { raisesVersion: false });
 *
 * The frame looks after versions: an event that the state already contains is dropped, and where one was missed the
 * room is entered anew. A reducer is told only of events that are news.
 */
import type { DraftingRoomState } from '#libs/drafting';
import type { VotingRoomState } from '#libs/voting';
import type { WorkshopRoomState } from '#libs/workspace';

/** Everything that `room:enter` answers. */
export type RoomState = WorkshopRoomState & DraftingRoomState & VotingRoomState;

export type RoomReducer<Event> = (room: RoomState, event: Event) => RoomState;

interface Registered {
  readonly reduce: RoomReducer<unknown>;
  readonly raisesVersion: boolean;
}

const registry = new Map<string, Registered>();

/** Says how an event of `/live` changes the room. Counts (presence, turnout) do not raise the workshop's version. */
export function registerRoomEvent<Event>(
  name: string,
  reducer: RoomReducer<Event>,
  { raisesVersion = true }: { readonly raisesVersion?: boolean } = {},
): void {
  registry.set(name, { reduce: reducer as RoomReducer<unknown>, raisesVersion });
}

const versionOf = (event: unknown): number =>
  typeof event === 'object' && event !== null && 'version' in event ? Number(event.version) : NaN;

/** The room after an event, and whether one was missed before it. */
export function afterEvent(
  room: RoomState,
  name: string,
  event: unknown,
): { readonly room: RoomState; readonly missed: boolean } {
  const known = registry.get(name);
  const version = versionOf(event);
  if (!known?.raisesVersion)
    return { room: known ? known.reduce(room, event) : room, missed: version > room.version };
  // one change may bring several events of one version
  if (version < room.version) return { room, missed: false };
  return { room: { ...known.reduce(room, event), version }, missed: version > room.version + 1 };
}
