import { Badge, Button, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { may, roles, type PersonView, type ProcessView, type Role } from '#libs/workspace';
import { api } from '../platform/api';
import { GroupMark, groupLook } from '../platform/group-chip';
import { ProblemAlert } from '../platform/problem-alert';
import { Empty, Failure, Loading } from '../platform/states';
import type { BadgeCard } from './badge-sheet';
import styles from './lists.module.css';
import { peopleQuery } from './process-queries';

interface PeopleListProps {
  readonly process: ProcessView;
  readonly onBadge: (card: BadgeCard) => void;
}

/** Everybody in the process, by group; the organizer gives roles and fresh badges. */
export function PeopleList({ process, onBadge }: PeopleListProps) {
  const { t } = useTranslation('workspace');
  const people = useQuery(peopleQuery(process.id));
  if (people.isPending) return <Loading />;
  if (people.isError) return <Failure problem={people.error} retry={people.refetch} />;
  if (people.data.length === 0)
    return <Empty title={t('people.none')} text={t('people.noneText')} />;
  const sections = [
    ...process.groups.map(({ id, name }) => ({ id, name })),
    { id: null, name: t('people.noGroup') },
  ];
  return (
    <Stack gap="lg">
      {sections.map(({ id, name }) => {
        const theirs = people.data.filter(({ groupId }) => groupId === id);
        if (id === null && theirs.length === 0) return null;
        return (
          <section key={id}>
            <Group gap="sm" mb={4}>
              <GroupMark look={groupLook(process.groups, id)} />
              <Title order={3} dir="auto">
                {name}
              </Title>
              <Text c="dimmed" size="sm">
                {t('people.count', { count: theirs.length })}
              </Text>
            </Group>
            <ul className={styles['list']}>
              {theirs.map((person) => (
                <Person
                  key={person.participantId}
                  person={person}
                  process={process}
                  onBadge={onBadge}
                />
              ))}
            </ul>
          </section>
        );
      })}
    </Stack>
  );
}

const useChanges = (process: ProcessView, person: PersonView, onBadge: (c: BadgeCard) => void) => {
  const queries = useQueryClient();
  const changeRole = useMutation({
    mutationFn: (role: Role) => api.patch(`/api/participants/${person.participantId}`, { role }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['people', process.id] }),
  });
  const renew = useMutation({
    mutationFn: () =>
      api.post<{ badge: string }>(`/api/participants/${person.participantId}/badge`),
    onSuccess: ({ badge }) => {
      onBadge({ ...person, badge, name: person.name ?? '' });
      window.scrollTo({ top: 0 });
    },
  });
  return { changeRole, renew };
};

function Person({ person, process, onBadge }: PeopleListProps & { readonly person: PersonView }) {
  const { t } = useTranslation('workspace');
  const { changeRole, renew } = useChanges(process, person, onBadge);
  const isMe = person.participantId === process.me.id;
  const name = person.name ?? t('people.unnamed');
  const organizes = may(process.me.role, 'role:change') && !isMe;
  return (
    <li className={styles['row']}>
      <Text dir="auto" className={styles['grow']} c={person.name ? undefined : 'dimmed'}>
        {name} {isMe && <Badge variant="default">{t('people.me')}</Badge>}
      </Text>
      <Text size="sm" c="dimmed">
        {t(person.joined ? 'people.joined' : 'people.notJoined')}
        {person.seat && !person.seat.confirmed && ` · ${t('people.seatWaits')}`}
      </Text>
      {organizes ? (
        <>
          <NativeSelect
            aria-label={t('people.roleOf', { name })}
            value={person.role}
            disabled={changeRole.isPending}
            data={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
            onChange={({ currentTarget }) => changeRole.mutate(currentTarget.value as Role)}
          />
          <Button
            variant="subtle"
            color="gray"
            size="compact-md"
            fz="sm"
            loading={renew.isPending}
            aria-label={t('badge.renewOf', { name })}
            onClick={() => renew.mutate()}
          >
            {t('badge.renew')}
          </Button>
        </>
      ) : (
        <Text size="sm" className={styles['role'] ?? ''}>
          {t(`role.${person.role}`)}
        </Text>
      )}
      {(changeRole.error ?? renew.error) && (
        <ProblemAlert problem={changeRole.error ?? renew.error} />
      )}
    </li>
  );
}
