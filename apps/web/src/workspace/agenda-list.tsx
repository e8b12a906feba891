import { Badge, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './agenda-list.module.css';
import { useRoomContext } from './room-context';
import { useDrive } from './use-drive';

/** The agenda in order, with the item at which the room is; drivers go to an item by choosing it. */
export function AgendaList() {
  const { t } = useTranslation('workspace');
  const { room, isDriver } = useRoomContext();
  const { agenda, currentItemId, status } = room.workshop;
  const drive = useDrive();
  const drives = isDriver && status === 'live';
  const at = agenda.findIndex(({ id }) => id === currentItemId);
  return (
    <Stack component="nav" gap="xs" aria-label={t('agenda.title')}>
      <Title order={2} fz="sm" c="dimmed" fw={600}>
        {t('agenda.title')}
      </Title>
      {agenda.length === 0 && (
        <Text size="sm" c="dimmed">
          {t(isDriver ? 'agenda.emptyDriver' : 'agenda.empty')}
        </Text>
      )}
      <ol className={styles['agenda']}>
        {agenda.map(({ id, title, minutes, phase }, index) => {
          const words = (
            <>
              <span className={styles['number']}>{index + 1}</span>
              <span className={styles['title']}>
                <bdi>{title}</bdi>
                {minutes !== null && (
                  <Text span size="xs" c="dimmed" ms={6} className={styles['minutes'] ?? ''}>
                    {t('agenda.min', { count: minutes })}
                  </Text>
                )}
              </span>
              {id === currentItemId && (
                <Badge size="sm" variant="light">
                  {t(`phase.${phase}`)}
                </Badge>
              )}
            </>
          );
          const look = {
            className: styles['item'],
            'aria-current': id === currentItemId ? ('step' as const) : undefined,
            'data-past': index < at,
          };
          return (
            <li key={id}>
              {drives ? (
                <button type="button" {...look} onClick={() => drive.mutate({ currentItemId: id })}>
                  {words}
                </button>
              ) : (
                <div {...look}>{words}</div>
              )}
            </li>
          );
        })}
      </ol>
    </Stack>
  );
}
