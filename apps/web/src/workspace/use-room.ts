import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { WorkspaceEvents } from '#libs/workspace';
import { problemOf } from '../platform/api';
import { ask, liveSocket } from '../platform/live';
import { afterEvent, registerRoomEvent, type RoomState } from './room-state';

type EventOf<Name extends keyof WorkspaceEvents> = Parameters<WorkspaceEvents[Name]>[0];

registerRoomEvent<EventOf<'workshop:changed'>>('workshop:changed', (room, { workshop }) => ({
  ...room,
  workshop,
}));
registerRoomEvent<EventOf<'presence:counted'>>(
  'presence:counted',
  (room, { workshopId, presence }) =>
    workshopId === room.workshop.id ? { ...room, presence } : room,
  { raisesVersion: false },
);

export const roomKey = (workshopId: string) => ['room', workshopId] as const;

/** Enters the room; events that overtake the answer are laid on top of it. */
async function enterRoom(workshopId: string): Promise<RoomState> {
  const overtaking: [string, unknown][] = [];
  const keep = (name: string, event: unknown) => void overtaking.push([name, event]);
  const live = liveSocket().onAny(keep);
  try {
    const entered = await ask<RoomState>('room:enter', { workshopId });
    return overtaking.reduce((room, [name, event]) => afterEvent(room, name, event).room, entered);
  } finally {
    live.offAny(keep);
  }
}

/** Lays one event on the cached room; where one was missed, the room is entered anew. */
function receive(queries: QueryClient, workshopId: string, name: string, event: unknown): void {
  const room = queries.getQueryData<RoomState>(roomKey(workshopId));
  if (!room) return;
  const next = afterEvent(room, name, event);
  queries.setQueryData(roomKey(workshopId), next.room);
  if (next.missed) void queries.invalidateQueries({ queryKey: roomKey(workshopId) });
}

/** The live room of a workshop: entered, kept current by its events, entered anew after a lost connection. */
export function useRoom(workshopId: string, mayEnter = true) {
  const queries = useQueryClient();
  useEffect(() => {
    if (!mayEnter) return;
    const live = liveSocket();
    const onEvent = (name: string, event: unknown) => receive(queries, workshopId, name, event);
    const onConnect = () => {
      if (queries.getQueryData(roomKey(workshopId)))
        void queries.invalidateQueries({ queryKey: roomKey(workshopId) });
    };
    live.onAny(onEvent);
    live.on('connect', onConnect);
    return () => {
      live.offAny(onEvent);
      live.off('connect', onConnect);
    };
  }, [queries, workshopId, mayEnter]);
  return useQuery({
    queryKey: roomKey(workshopId),
    queryFn: () => enterRoom(workshopId),
    enabled: mayEnter,
    staleTime: Infinity,
    // an old answer may stand only while its room is on screen
    gcTime: 0,
    retry: (_, problem) => problemOf(problem).kind === 'offline',
  });
}
