import { Badge, Button, Group, Text } from '@mantine/core';
import { DoorOpen, Settings2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { may, type ProcessView, type WorkshopView } from '#libs/workspace';
import { useDates } from '../platform/dates';
import { Empty } from '../platform/states';
import { NewWorkshop } from './new-workshop';
import styles from './workshop-line.module.css';

/** A process's workshops from the first seminar to the final conference: past, live, to come. */
export function WorkshopLine({ process }: { readonly process: ProcessView }) {
  const { t } = useTranslation('workspace');
  const mayCreate = may(process.me.role, 'workshop:create');
  if (process.workshops.length === 0)
    return (
      <Empty
        title={t('process.noWorkshops')}
        text={t(mayCreate ? 'process.noWorkshopsOrganizer' : 'process.noWorkshopsText')}
        action={mayCreate && <NewWorkshop process={process} />}
      />
    );
  const drives = may(process.me.role, 'workshop:drive');
  return (
    <ol className={styles['line']}>
      {process.workshops.map((workshop) => (
        <Stop key={workshop.id} workshop={workshop} drives={drives} />
      ))}
    </ol>
  );
}

const statusColor = { upcoming: 'gray', live: 'petrol', closed: 'gray' } as const;

function Stop({ workshop, drives }: { readonly workshop: WorkshopView; readonly drives: boolean }) {
  const { t } = useTranslation('workspace');
  const { day } = useDates();
  const { id, title, kind, status, startsAt, place } = workshop;
  const when = [t(`kind.${kind}`), startsAt && day(startsAt), place].filter(Boolean).join(' · ');
  return (
    <li className={styles['stop']} data-status={status}>
      <div className={styles['words']}>
        <Group gap="sm">
          <Link href={`/w/${id}`} className={styles['title']} dir="auto">
            {title}
          </Link>
          <Badge variant={status === 'live' ? 'filled' : 'default'} color={statusColor[status]}>
            {t(`status.${status}`)}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed" dir="auto">
          {when}
        </Text>
      </div>
      <Group gap="xs">
        {drives && (
          <Button
            component={Link}
            href={`/w/${id}/settings`}
            variant="subtle"
            color="gray"
            leftSection={<Settings2 size={16} aria-hidden />}
            aria-label={t('process.settingsOf', { title })}
          >
            {t('process.agenda')}
          </Button>
        )}
        <Button
          component={Link}
          href={`/w/${id}`}
          variant={status === 'live' ? 'filled' : 'default'}
          leftSection={<DoorOpen size={16} aria-hidden />}
          aria-label={t('process.roomOf', { title })}
        >
          {t('process.room')}
        </Button>
      </Group>
    </li>
  );
}
