import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { showJoinCode } from '#libs/workspace';
import { ColorSchemeSwitch } from '../platform/color-scheme-switch';
import { useTabTitle } from '../platform/page';
import { QrCode } from '../platform/qr-code';
import { currentItemOf } from './current-item';
import { invitationQuery, joinLink } from './invitation';
import { ItemTimer } from './item-timer';
import { LostConnection } from './lost-connection';
import { PhaseWord } from './phase-word';
import { PresenceByGroup } from './presence-by-group';
import { useRoomContext } from './room-context';
import styles from './screen.module.css';

interface ScreenProps {
  /** what the room looks at: the running poll, its result, the text; without it, the way in */
  readonly children: ReactNode;
}

/** What the projector shows: the way in, large while nothing else is on, and what the room looks at. */
export function Screen({ children }: ScreenProps) {
  const { t } = useTranslation('workspace');
  const { process, room, isDriver } = useRoomContext();
  const { workshop } = room;
  const item = currentItemOf(workshop);
  useTabTitle(workshop.title);
  const waysIn = isDriver && process.admission !== 'roster' && workshop.status !== 'closed';
  return (
    <div className={styles['screen']}>
      <header className={styles['head']}>
        <div className={styles['titles']}>
          <Text className={styles['process']} dir="auto">
            {process.title}
          </Text>
          <Text component="h1" className={styles['title']} dir="auto">
            {workshop.title}
          </Text>
        </div>
        <div className={styles['moment']}>
          {item && (
            <Text className={styles['item']} dir="auto">
              {item.title}
            </Text>
          )}
          <PhaseWord status={workshop.status} phase={item?.phase ?? null} size="xl" />
          {workshop.status === 'live' && item?.minutes && workshop.currentItemSince && (
            <ItemTimer since={workshop.currentItemSince} minutes={item.minutes} fz="2rem" />
          )}
        </div>
      </header>
      {/* on a small screen it scrolls, and what scrolls must be reached by the keyboard */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <main className={styles['main']} tabIndex={0}>
        {children ??
          (waysIn ? (
            <WayIn workshopId={workshop.id} large />
          ) : (
            <Text className={styles['say']} c="dimmed">
              {t('screen.nothingYet')}
            </Text>
          ))}
      </main>
      <footer className={styles['foot']}>
        {children && waysIn ? <WayIn workshopId={workshop.id} large={false} /> : <span />}
        <PresenceByGroup size={28} />
        <LostConnection />
        <ColorSchemeSwitch />
      </footer>
    </div>
  );
}

function WayIn({ workshopId, large }: { readonly workshopId: string; readonly large: boolean }) {
  const { t } = useTranslation('workspace');
  const { data } = useQuery(invitationQuery(workshopId));
  if (!data) return null;
  return (
    <div className={styles['wayIn']} data-large={large}>
      <QrCode link={joinLink(data)} label={t('share.qr')} size={large ? 'min(52vh, 40vw)' : 96} />
      <div>
        <Text className={styles['say']}>
          {t('screen.join')} <bdi dir="ltr">{window.location.host}</bdi>
        </Text>
        <Text className={styles['code']} dir="ltr">
          {showJoinCode(data.joinCode)}
        </Text>
      </div>
    </div>
  );
}
