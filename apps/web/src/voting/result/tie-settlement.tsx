import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { api } from '../../platform/api';
import { ProblemAlert } from '../../platform/problem-alert';
import { useRoomContext } from '../../workspace/room-context';
import { allPollsQuery } from '../all-polls-query';
import { RulingDialog } from './ruling-dialog';

/** Only who drives the room loads it. */
const PollComposer = lazy(async () => ({
  default: (await import('../poll-composer')).PollComposer,
}));

interface TieSettlementProps {
  readonly poll: PollView;
  readonly groups: readonly NamedView[];
}

/** Whether a run-off was prepared or opened: then there is no ruling beside it. */
function useHasRunOff({ id, workshopId }: PollView): boolean {
  const { room } = useRoomContext();
  const { data = [] } = useQuery(allPollsQuery(workshopId));
  const polls = new Map([...data, ...room.polls].map((poll) => [poll.id, poll]));
  return [...polls.values()].some(
    ({ runOffOf, status }) => runOffOf === id && status !== 'cancelled',
  );
}

/** The two ways out of a tie across the cut, to be taken by whoever drives the room: a ruling with its reason, or a run-off. */
export function TieSettlement({ poll, groups }: TieSettlementProps) {
  const { t } = useTranslation('voting');
  const { room } = useRoomContext();
  const queries = useQueryClient();
  const hasRunOff = useHasRunOff(poll);
  const [ruling, { open, close }] = useDisclosure();
  const runOff = useMutation({
    mutationFn: () => api.post<PollView>(`/api/polls/${poll.id}/run-off`),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['polls', poll.workshopId] }),
  });
  return (
    <Alert color="orange" title={t('tie.title')}>
      <Stack gap="sm">
        <Text size="sm">{t(hasRunOff ? 'tie.inRunOff' : 'tie.text')}</Text>
        {!hasRunOff && (
          <Group gap="xs">
            <Button variant="default" onClick={open}>
              {t('tie.rule')}
            </Button>
            <Button variant="default" loading={runOff.isPending} onClick={() => runOff.mutate()}>
              {t('tie.runOff')}
            </Button>
          </Group>
        )}
        {runOff.isError && <ProblemAlert problem={runOff.error} />}
      </Stack>
      {ruling && <RulingDialog poll={poll} onClose={close} />}
      {runOff.data && (
        <Suspense>
          <PollComposer
            workshopId={poll.workshopId}
            statements={room.statements}
            openStatementId={null}
            groups={groups}
            prepared={runOff.data}
            onClose={() => runOff.reset()}
          />
        </Suspense>
      )}
    </Alert>
  );
}
