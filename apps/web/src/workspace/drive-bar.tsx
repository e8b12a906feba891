import { Button, Group, Modal, NativeSelect, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  ChevronLeft,
  ChevronRight,
  MonitorUp,
  Play,
  QrCode as QrIcon,
  Settings2,
  Square,
  UserCheck,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { phases, type Phase } from '#libs/workspace';
import { currentItemOf, itemBeside } from './current-item';
import styles from './drive-bar.module.css';
import { Invitation } from './invitation';
import { useRoomContext } from './room-context';
import { useDrive } from './use-drive';
import { useWaiting, WaitingSeats } from './waiting-seats';

/** How every button of the bar is set. */
const inBar = { size: 'compact-md', fz: 'sm' } as const;

/** Somebody waits: an orange that carries white letters, in light and in dark. */
const waitingColor = '#b24a00';

/** The facilitator's bar: start and close, the agenda's items, the phase, the ways in, the projector. */
export function DriveBar() {
  const { t } = useTranslation('workspace');
  const { room } = useRoomContext();
  const { id, status } = room.workshop;
  return (
    <section className={styles['bar']} aria-label={t('drive.label')}>
      <Group gap="xs">
        <StartOrClose />
        {status === 'live' && <ItemControls />}
      </Group>
      <Group gap="xs">
        <SeatsDialog />
        <ShareDialog />
        <Button
          component="a"
          href={`/w/${id}/screen`}
          target="_blank"
          rel="noreferrer"
          variant="default"
          {...inBar}
          leftSection={<MonitorUp size={16} aria-hidden />}
        >
          {t('drive.screen')}
        </Button>
        <Button
          component={Link}
          href={`/w/${id}/settings`}
          variant="default"
          {...inBar}
          leftSection={<Settings2 size={16} aria-hidden />}
        >
          {t('process.agenda')}
        </Button>
      </Group>
    </section>
  );
}

function StartOrClose() {
  const { t } = useTranslation('workspace');
  const { workshop } = useRoomContext().room;
  const drive = useDrive();
  const [asking, { open, close }] = useDisclosure();
  const first = workshop.agenda[0]?.id;
  const start = () =>
    drive.mutate({
      status: 'live',
      ...(workshop.currentItemId === null && first && { currentItemId: first }),
    });
  if (workshop.status !== 'live')
    return (
      <Button
        {...inBar}
        loading={drive.isPending}
        leftSection={<Play size={16} aria-hidden />}
        onClick={start}
      >
        {t(workshop.status === 'closed' ? 'drive.reopen' : 'drive.start')}
      </Button>
    );
  return (
    <>
      <Button
        {...inBar}
        variant="default"
        leftSection={<Square size={16} aria-hidden />}
        onClick={open}
      >
        {t('drive.close')}
      </Button>
      <Modal opened={asking} onClose={close} title={t('drive.closeTitle')} centered>
        <Text>{t('drive.closeText')}</Text>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={close}>
            {t('drive.keepOpen')}
          </Button>
          <Button
            onClick={() => {
              close();
              drive.mutate({ status: 'closed' });
            }}
          >
            {t('drive.close')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}

function ItemControls() {
  const { t } = useTranslation('workspace');
  const { workshop } = useRoomContext().room;
  const drive = useDrive();
  const current = currentItemOf(workshop);
  const before = itemBeside(workshop, -1);
  const after = itemBeside(workshop, 1);
  const go = (item: { readonly id: string } | undefined) =>
    item && drive.mutate({ currentItemId: item.id });
  return (
    <>
      <Button
        {...inBar}
        variant="default"
        disabled={!before || drive.isPending}
        leftSection={<ChevronLeft size={16} className={styles['mirrored']} aria-hidden />}
        onClick={() => go(before)}
      >
        {t('drive.previous')}
      </Button>
      <Button
        {...inBar}
        variant="default"
        disabled={!after || drive.isPending}
        rightSection={<ChevronRight size={16} className={styles['mirrored']} aria-hidden />}
        onClick={() => go(after)}
      >
        {t('drive.next')}
      </Button>
      {current && (
        <NativeSelect
          size="xs"
          aria-label={t('drive.phase')}
          value={current.phase}
          disabled={drive.isPending}
          data={phases.map((value) => ({ value, label: t(`phase.${value}`) }))}
          onChange={({ currentTarget }) => drive.mutate({ phase: currentTarget.value as Phase })}
        />
      )}
    </>
  );
}

function ShareDialog() {
  const { t } = useTranslation('workspace');
  const { process, room } = useRoomContext();
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Button
        {...inBar}
        variant="default"
        leftSection={<QrIcon size={16} aria-hidden />}
        onClick={open}
      >
        {t('share.button')}
      </Button>
      <Modal opened={opened} onClose={close} title={t('share.title')} size="lg" centered>
        <Invitation workshopId={room.workshop.id} admission={process.admission} />
      </Modal>
    </>
  );
}

function SeatsDialog() {
  const { t } = useTranslation('workspace');
  const { process } = useRoomContext();
  const { waiting } = useWaiting(process.id);
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      {waiting.length > 0 && (
        <Button
          {...inBar}
          color={waitingColor}
          leftSection={<UserCheck size={16} aria-hidden />}
          onClick={open}
        >
          {t('seats.button', { count: waiting.length })}
        </Button>
      )}
      <Modal opened={opened} onClose={close} title={t('seats.title')} size="xl" centered>
        <WaitingSeats process={process} />
      </Modal>
    </>
  );
}
