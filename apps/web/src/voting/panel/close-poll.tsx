import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import { api } from '../../platform/api';
import { ProblemAlert } from '../../platform/problem-alert';
import { useSecondsUntil } from '../countdown';
import { useNumbers } from '../numbers';
import { earliestClose } from './earliest-close';
import { AwayWords } from './missing-voters';

interface ClosePollProps {
  /** one poll, or those of a round that run */
  readonly polls: readonly PollView[];
  /** of the poll, or of the round */
  readonly path: string;
}

const latest = (polls: readonly PollView[]): number | null => {
  const times = polls.map(earliestClose).filter((time) => time !== null);
  return times.length > 0 ? Math.max(...times) : null;
};

/** The button that closes, once it may, after a look at who is missing. The server decides whether it may close. */
export function ClosePoll({ polls, path }: ClosePollProps) {
  const { t } = useTranslation('voting');
  const { clock } = useNumbers();
  const [asking, { open: ask, close: stopAsking }] = useDisclosure();
  const close = useMutation({ mutationFn: () => api.post<unknown>(`${path}/close`) });
  const wait = useSecondsUntil(latest(polls));
  const voted = polls.reduce((sum, { turnout }) => sum + turnout.voted, 0);
  const of = polls.reduce((sum, { turnout }) => sum + turnout.of, 0);
  const hasAll = voted >= of;
  const isRound = polls.length > 1;
  const hint =
    hasAll && of > 0 ? 'turnout.all' : wait === 0 ? 'panel.mayClose' : 'panel.mayCloseIn';
  return (
    <Stack gap="xs">
      {close.isError && <ProblemAlert problem={close.error} />}
      <Button fullWidth disabled={wait > 0 && !hasAll} loading={close.isPending} onClick={ask}>
        {isRound ? t('panel.closeAll', { count: polls.length }) : t('panel.close')}
      </Button>
      <Text size="sm" c="dimmed">
        {t(hint, { time: clock(wait) })}
      </Text>
      <Modal
        closeButtonProps={{ 'aria-label': t('closeDialog') }}
        opened={asking}
        onClose={stopAsking}
        title={t('panel.sureTitle')}
        centered
      >
        <Stack gap="xs">
          <Text>{t(isRound ? 'panel.sureRound' : 'panel.sure', { voted, of })}</Text>
          {asking && <AwayWords polls={polls} />}
        </Stack>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={stopAsking}>
            {t('panel.back')}
          </Button>
          <Button
            onClick={() => {
              stopAsking();
              close.mutate();
            }}
          >
            {t('panel.closeNow')}
          </Button>
        </Group>
      </Modal>
    </Stack>
  );
}
