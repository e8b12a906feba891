import { Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { UserCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonView, ProcessView } from '#libs/workspace';
import { api } from '../platform/api';
import { GroupMark, groupLook } from '../platform/group-chip';
import { ProblemAlert } from '../platform/problem-alert';
import { Failure, Loading } from '../platform/states';
import styles from './lists.module.css';
import { peopleQuery } from './process-queries';

const isWaiting = ({ seat, joined }: PersonView) => joined && seat !== null && !seat.confirmed;

/** Who has joined and waits for their seat to be confirmed; looked at again every ten seconds. */
export const useWaiting = (processId: string, enabled = true) => {
  const people = useQuery({ ...peopleQuery(processId), enabled, refetchInterval: 10_000 });
  return { ...people, waiting: people.data?.filter(isWaiting) ?? [] };
};

interface Confirmation {
  readonly person: PersonView;
  readonly groupId: string | null;
}

const useConfirm = (processId: string) => {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (seats: readonly Confirmation[]) => {
      for (const { person, groupId } of seats)
        if (person.seat)
          await api.post(`/api/seats/${person.seat.id}/confirm`, groupId ? { groupId } : {});
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['people', processId] }),
  });
};

/** Seats that wait: one button each, and one for all who are here. */
export function WaitingSeats({ process }: { readonly process: ProcessView }) {
  const { t } = useTranslation('workspace');
  const { waiting, isPending, isError, error, refetch } = useWaiting(process.id);
  const confirm = useConfirm(process.id);
  if (isPending) return <Loading />;
  if (isError) return <Failure problem={error} retry={refetch} />;
  if (waiting.length === 0) return <Text c="dimmed">{t('seats.none')}</Text>;
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text>{t('seats.waiting', { count: waiting.length })}</Text>
        <Button
          leftSection={<UserCheck size={18} aria-hidden />}
          loading={confirm.isPending}
          onClick={() =>
            confirm.mutate(waiting.map((person) => ({ person, groupId: person.groupId })))
          }
        >
          {t('seats.confirmAll')}
        </Button>
      </Group>
      {confirm.isError && <ProblemAlert problem={confirm.error} />}
      <ul className={styles['list']}>
        {waiting.map((person) => (
          <WaitingSeat
            key={person.participantId}
            person={person}
            process={process}
            confirm={(groupId) => confirm.mutate([{ person, groupId }])}
          />
        ))}
      </ul>
    </Stack>
  );
}

interface WaitingSeatProps {
  readonly person: PersonView;
  readonly process: ProcessView;
  readonly confirm: (groupId: string | null) => void;
}

function WaitingSeat({ person, process, confirm }: WaitingSeatProps) {
  const { t } = useTranslation('workspace');
  const [groupId, setGroupId] = useState(person.groupId);
  const name = person.name ?? t('people.unnamed');
  return (
    <li className={styles['row']}>
      <GroupMark look={groupLook(process.groups, groupId)} />
      <Text fw={600} dir="auto" className={styles['grow']}>
        {name}
      </Text>
      <NativeSelect
        aria-label={t('seats.groupOf', { name })}
        value={groupId ?? ''}
        data={process.groups.map(({ id, name: label }) => ({ value: id, label }))}
        onChange={({ currentTarget }) => setGroupId(currentTarget.value)}
      />
      <Button
        variant="default"
        aria-label={t('seats.confirmOf', { name })}
        onClick={() => confirm(groupId)}
      >
        {t('seats.confirm')}
      </Button>
    </li>
  );
}
