import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRoomContext } from './room-context';
import styles from './room-notices.module.css';

/** What I should know here: that my seat waits, that the workshop has not begun or is over. */
export function RoomNotices() {
  const { t } = useTranslation('workspace');
  const { me, room, isDriver } = useRoomContext();
  const notices = [
    me.seat && !me.seat.confirmed && !isDriver && t('room.seatWaits'),
    room.workshop.status === 'upcoming' && !isDriver && t('room.notYet'),
    room.workshop.status === 'closed' && t('room.closed'),
  ].filter((words) => typeof words === 'string');
  if (notices.length === 0) return null;
  return (
    <div className={styles['notices']} role="status">
      {notices.map((words) => (
        <Text key={words} size="sm">
          {words}
        </Text>
      ))}
    </div>
  );
}
