import { Anchor, Text } from '@mantine/core';
import { CloudOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useLiveConnected } from '../platform/live';
import { Product, SiteTools } from '../platform/page';
import { currentItemOf } from './current-item';
import { FollowingNote } from './following-note';
import { ItemTimer } from './item-timer';
import { PhaseWord } from './phase-word';
import { PresenceByGroup } from './presence-by-group';
import { useRoomContext } from './room-context';
import styles from './room-bar.module.css';

/** The line above the room: where we are, phase, timer, who is here, and how the connection is. */
export function RoomBar({ connection }: { readonly connection?: ReactNode }) {
  const { process, room } = useRoomContext();
  const { workshop } = room;
  const item = currentItemOf(workshop);
  return (
    <header className={styles['bar']}>
      <Product short />
      <div className={styles['titles']}>
        <Anchor
          component={Link}
          href={`/processes/${process.slug}`}
          size="xs"
          c="dimmed"
          dir="auto"
        >
          {process.title}
        </Anchor>
        <Text component="h1" className={styles['title']} dir="auto">
          {workshop.title}
        </Text>
      </div>
      <div className={styles['moment']}>
        <PhaseWord status={workshop.status} phase={item?.phase ?? null} />
        {workshop.status === 'live' && item?.minutes && workshop.currentItemSince && (
          <ItemTimer since={workshop.currentItemSince} minutes={item.minutes} />
        )}
      </div>
      <div className={styles['presence']}>
        <PresenceByGroup />
      </div>
      <FollowingNote />
      <div className={styles['end']}>
        {connection}
        <LostConnection />
        <SiteTools short />
      </div>
    </header>
  );
}

function LostConnection() {
  const { t } = useTranslation('workspace');
  const connected = useLiveConnected();
  return (
    <span role="status">
      {!connected && (
        <span className={styles['lost']}>
          <CloudOff size={16} aria-hidden /> {t('room.offline')}
        </span>
      )}
    </span>
  );
}
