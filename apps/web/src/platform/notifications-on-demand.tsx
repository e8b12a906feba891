import { notificationsStore, useNotifications } from '@mantine/notifications';
import { Suspense } from 'react';
import { lazyPart } from './lazy-part';

const PassingNotices = lazyPart(async () => (await import('./notifications')).PassingNotices);

/** Passing notices; what draws them is fetched with the first one. */
export function NotificationsOnDemand() {
  const { notifications, queue } = useNotifications(notificationsStore);
  if (notifications.length + queue.length === 0) return null;
  return (
    <Suspense>
      <PassingNotices />
    </Suspense>
  );
}
