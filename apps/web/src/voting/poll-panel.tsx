import { Button, Card, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { api } from '../platform/api';
import { ProblemAlert } from '../platform/problem-alert';
import { CancelPoll } from './cancel-poll';
import { useSecondsUntil } from './countdown';
import { useNumbers } from './numbers';
import { TurnoutBars } from './turnout-bars';

interface PollPanelProps {
  readonly poll: PollView;
  readonly groups: readonly NamedView[];
}

const earliestClose = ({ openedAt, minimumOpen }: PollView): number | null =>
  openedAt === null ? null : Date.parse(openedAt) + minimumOpen * 1000;

/** The facilitator's hold on a running poll: who has voted by group, close, void. The server decides whether it may close. */
export function PollPanel({ poll, groups }: PollPanelProps) {
  const { t } = useTranslation('voting');
  const { clock } = useNumbers();
  const [asking, { open: ask, close: stopAsking }] = useDisclosure();
  const close = useMutation({
    mutationFn: () => api.post<PollView>(`/api/polls/${poll.id}/close`, {}),
  });
  const wait = useSecondsUntil(earliestClose(poll));
  const { voted, of } = poll.turnout;
  const mayClose = wait === 0 || voted >= of;
  return (
    <Card
      withBorder
      bg="var(--plenary-paper)"
      component="section"
      padding="lg"
      data-testid="poll-panel"
    >
      <Stack gap="md">
        <Group justify="space-between" align="baseline">
          <Title order={3} fz="md">
            {t('turnout.title')}
          </Title>
          <Text fw={600}>{t('turnout.voted', { voted, of })}</Text>
        </Group>
        <TurnoutBars turnout={poll.turnout} groups={groups} />
        {close.isError && <ProblemAlert problem={close.error} />}
        <Button fullWidth disabled={!mayClose} loading={close.isPending} onClick={ask}>
          {t('panel.close')}
        </Button>
        <Text size="sm" c="dimmed">
          {voted >= of && of > 0
            ? t('turnout.all')
            : mayClose
              ? t('panel.mayClose')
              : t('panel.mayCloseIn', { time: clock(wait) })}
        </Text>
        <CancelPoll pollId={poll.id} />
      </Stack>
      <Modal
        closeButtonProps={{ 'aria-label': t('closeDialog') }}
        opened={asking}
        onClose={stopAsking}
        title={t('panel.sureTitle')}
        centered
      >
        <Text>{t('panel.sure', { voted, of })}</Text>
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
    </Card>
  );
}
