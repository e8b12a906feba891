import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { DriveWorkshop, WorkshopView } from '#libs/workspace';
import { api, problemOf } from '../platform/api';
import { useRoomContext } from './room-context';
import { afterEvent, type RoomState } from './room-state';
import { roomKey } from './use-room';

/** Moves the room: status, agenda item, phase, spotlight. What was refused is told. */
export function useDrive() {
  const { t } = useTranslation(['workspace', 'platform']);
  const queries = useQueryClient();
  const { id } = useRoomContext().room.workshop;
  return useMutation({
    mutationFn: (moves: DriveWorkshop) => api.patch<WorkshopView>(`/api/workshops/${id}`, moves),
    onSuccess: (workshop) => {
      const news = { version: workshop.version, workshop };
      queries.setQueryData<RoomState>(
        roomKey(id),
        (room) => room && afterEvent(room, 'workshop:changed', news).room,
      );
      void queries.invalidateQueries({ queryKey: ['workshop', id] });
    },
    onError: (problem) => {
      const { kind, message } = problemOf(problem);
      notifications.show({
        color: 'red',
        title: t(`platform:problem.${kind}.title`),
        message: kind === 'offline' ? t('platform:problem.offline.text') : message,
      });
    },
  });
}
