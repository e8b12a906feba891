import { Anchor, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './room-bar.module.css';
import { useRoomContext } from './room-context';

/** "Following the facilitator · stop", and afterwards the way back; drivers lead and need neither. */
export function FollowingNote() {
  const { t } = useTranslation('workspace');
  const { room, isDriver, following, follow, stopFollowing } = useRoomContext();
  if (room.workshop.spotlight === null || isDriver) return null;
  return (
    <Group gap={6} wrap="nowrap" className={styles['following'] ?? ''}>
      {following && (
        <Text span size="sm" c="dimmed">
          {t('room.following')} ·
        </Text>
      )}
      <Anchor component="button" size="sm" onClick={following ? stopFollowing : follow}>
        {t(following ? 'room.stopFollowing' : 'room.backToRoom')}
      </Anchor>
    </Group>
  );
}
