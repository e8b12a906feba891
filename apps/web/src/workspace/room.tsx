import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { may, type ProcessView } from '#libs/workspace';
import { Page } from '../platform/page';
import { Failure, Loading } from '../platform/states';
import { processQuery, workshopQuery } from './process-queries';
import { RoomContext, type Pane } from './room-context';
import type { RoomState } from './room-state';
import { useFollowing } from './use-following';
import { useRoom } from './use-room';

interface RoomProps {
  readonly workshopId: string;
  /** what is drawn inside: the room's frame, or the projector's screen */
  readonly children: ReactNode;
}

/** Lets somebody into a workshop's room and gives what is drawn inside the room's context. */
export function Room({ workshopId, children }: RoomProps) {
  const { t } = useTranslation('workspace');
  const workshop = useQuery(workshopQuery(workshopId));
  const processId = workshop.data?.processId;
  const process = useSeatedProcess(processId);
  const room = useRoom(workshopId, workshop.isSuccess);
  if (process.data && room.data)
    return (
      <Entered key={workshopId} process={process.data} room={room.data}>
        {children}
      </Entered>
    );
  const failed = [workshop, process, room].find(({ isError }) => isError);
  return (
    <Page title={workshop.data?.title ?? t('room.title')}>
      {failed ? <Failure problem={failed.error} retry={failed.refetch} /> : <Loading />}
    </Page>
  );
}

/** The process, asked again while my seat waits to be confirmed. */
const useSeatedProcess = (processId: string | undefined) =>
  useQuery({
    ...processQuery(processId ?? ''),
    enabled: processId !== undefined,
    refetchInterval: ({ state }) => (state.data?.me.seat?.confirmed === false ? 10_000 : false),
  });

interface EnteredProps {
  readonly process: ProcessView;
  readonly room: RoomState;
  readonly children: ReactNode;
}

function Entered({ process, room, children }: EnteredProps) {
  // who comes in while a poll runs begins there; nobody who is already inside is taken away from a pane
  const [pane, showPane] = useState<Pane>(() =>
    room.polls.some(({ status }) => status === 'open') ? 'side' : 'text',
  );
  const following = useFollowing(room.workshop.spotlight);
  return (
    <RoomContext
      value={{
        process,
        room,
        me: process.me,
        isDriver: may(process.me.role, 'workshop:drive'),
        pane,
        showPane,
        ...following,
        selectStatement: (id) => {
          following.selectStatement(id);
          if (id !== null) showPane('text');
        },
      }}
    >
      {children}
    </RoomContext>
  );
}
