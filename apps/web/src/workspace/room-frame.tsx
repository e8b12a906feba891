import { Suspense, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SkipLink, useTabTitle } from '../platform/page';
import { AgendaList } from './agenda-list';
import { PaneTabs } from './pane-tabs';
import { RoomBar } from './room-bar';
import { useRoomContext } from './room-context';
import styles from './room-frame.module.css';
import { RoomNotices } from './room-notices';
import { lazyPart } from '../platform/lazy-part';

/** Only who drives the room loads it. */
const DriveBar = lazyPart(async () => (await import('./drive-bar')).DriveBar);

export interface RoomSlots {
  /** below the agenda on the left */
  readonly statements: ReactNode;
  /** the statement that is worked on */
  readonly text: ReactNode;
  /** on the right: polls */
  readonly side: ReactNode;
  /** the connection's word */
  readonly connection: ReactNode;
  /** calls to the right pane, where it is not in sight; null while nothing there waits for me */
  readonly call: ReactNode;
}

/** The room's frame: agenda and statements, text, side; on a phone one at a time, with tabs below. */
export function RoomFrame({ statements, text, side, connection, call }: RoomSlots) {
  const { t } = useTranslation('workspace');
  const { room, isDriver, pane } = useRoomContext();
  useTabTitle(room.workshop.title);
  return (
    <div className={styles['room']} data-pane={pane}>
      <SkipLink />
      <RoomBar connection={connection} />
      {isDriver && (
        <Suspense>
          <DriveBar />
        </Suspense>
      )}
      <RoomNotices />
      <div className={styles['panes']}>
        <aside className={styles['agenda']} aria-label={t('room.agendaAndTexts')}>
          <AgendaList />
          {statements}
        </aside>
        <main id="main" tabIndex={-1} className={styles['text']}>
          <div className={styles['measure']}>{text}</div>
        </main>
        <aside className={styles['side']} aria-label={t('room.side')}>
          {side}
        </aside>
      </div>
      <div className={styles['call']} role="status">
        {call}
      </div>
      <PaneTabs called={call !== null} />
    </div>
  );
}
