import { Button, Group, List, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { roles, type ProcessView, type Role } from '#libs/workspace';
import { api } from '../platform/api';
import { ProblemAlert } from '../platform/problem-alert';
import type { BadgeCard } from './badge-sheet';
import { readRoster, type RosterPerson } from './roster-lines';

interface Admitted {
  readonly participantId: string;
  readonly badge: string;
}

interface RosterFormProps {
  readonly process: ProcessView;
  readonly onAdmitted: (badges: BadgeCard[]) => void;
}

/** English keys and the words of the interface's language both name a role. */
const useRoleWords = (): ReadonlyMap<string, Role> => {
  const { t } = useTranslation('workspace');
  return useMemo(
    () =>
      new Map(
        roles.flatMap((role) => [
          [role, role] as const,
          [t(`role.${role}`).toLocaleLowerCase(), role] as const,
        ]),
      ),
    [t],
  );
};

/** Names people beforehand, a line each; each of them gets a badge. */
export function RosterForm({ process, onAdmitted }: RosterFormProps) {
  const { t } = useTranslation('workspace');
  const queries = useQueryClient();
  const roleWords = useRoleWords();
  const [typed, setTyped] = useState('');
  const { people, wrong } = readRoster(typed, { groups: process.groups, roles: roleWords });
  const admit = useMutation({
    mutationFn: (roster: readonly RosterPerson[]) =>
      api.post<Admitted[]>(`/api/processes/${process.id}/roster`, roster),
    onSuccess: async (admitted, roster) => {
      setTyped('');
      onAdmitted(admitted.map(({ badge }, index) => ({ badge, ...roster[index]! })));
      await queries.invalidateQueries({ queryKey: ['people', process.id] });
    },
  });
  const example = process.groups[0]?.name ?? '';
  return (
    <Stack gap="sm">
      <Textarea
        label={t('roster.label')}
        description={t('roster.hint')}
        placeholder={`${t('roster.exampleName')}; ${example}; ${t('role.member')}; name@example.org`}
        autosize
        minRows={4}
        maxRows={16}
        dir="auto"
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      {wrong.length > 0 && (
        <List size="sm" c="red" role="alert" aria-live="polite">
          {wrong.slice(0, 5).map(({ line, text, wrong: what }) => (
            <List.Item key={line}>
              {t(`roster.wrong.${what}`, { line })} <bdi>{text}</bdi>
            </List.Item>
          ))}
        </List>
      )}
      {admit.isError && <ProblemAlert problem={admit.error} />}
      <Group>
        <Button
          disabled={people.length === 0 || wrong.length > 0}
          loading={admit.isPending}
          onClick={() => admit.mutate(people)}
        >
          {t('roster.admit', { count: people.length })}
        </Button>
        <Text size="sm" c="dimmed">
          {t('roster.badgesOnce')}
        </Text>
      </Group>
    </Stack>
  );
}
