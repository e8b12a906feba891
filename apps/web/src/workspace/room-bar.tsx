import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Product, SiteTools } from '../platform/page';
import { currentItemOf } from './current-item';
import { FollowingNote } from './following-note';
import { ItemTimer } from './item-timer';
import { LostConnection } from './lost-connection';
import { PhaseWord } from './phase-word';
import { PresenceByGroup } from './presence-by-group';
import { useRoomContext } from './room-context';
import styles from './room-bar.module.css';

/** The line above the room: where we are, phase, timer, who is here, and how the connection is. */
export function RoomBar({ connection }: { readonly connection: ReactNode }) {
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
      <div className={styles['connection']}>
        {connection}
        <LostConnection />
      </div>
      <div className={styles['end']}>
        <SiteTools short />
      </div>
    </header>
  );
}
