import { Group, List, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MissingVoter, PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { api } from '../../platform/api';
import { GroupChip } from '../../platform/group-chip';
import { Failure } from '../../platform/states';
import classes from './panel.module.css';

const every = 5_000;

/** Who may vote in a running open poll and has not; asked anew every five seconds, for turnout comes four times a second. */
export const useMissing = ({ id, secret, status }: PollView) =>
  useQuery({
    queryKey: ['missing', id],
    queryFn: () => api.get<readonly MissingVoter[]>(`/api/polls/${id}/missing`),
    enabled: !secret && status === 'open',
    refetchInterval: every,
  });

interface MissingVotersProps {
  readonly poll: PollView;
  readonly groups: readonly NamedView[];
}

/** Who is still missing, by group, with whether they are in the room: never how anybody voted. */
export function MissingVoters({ poll, groups }: MissingVotersProps) {
  const { t } = useTranslation('voting');
  const missing = useMissing(poll);
  const { voted, of } = poll.turnout;
  if (poll.secret)
    return (
      <Text size="sm" c="dimmed">
        {t('panel.missingSecret')}
      </Text>
    );
  if (voted >= of) return null;
  const lines = [...groups, { id: '', name: t('withoutGroup') }];
  return (
    <details className={classes['more']}>
      <summary>{t('panel.missing', { count: of - voted })}</summary>
      {missing.isError && <Failure problem={missing.error} retry={() => void missing.refetch()} />}
      <Stack gap="sm">
        {lines.map((group) => {
          const theirs = (missing.data ?? []).filter(({ groupId }) => (groupId ?? '') === group.id);
          return (
            theirs.length > 0 && (
              <div key={group.id}>
                <GroupChip group={group} groups={groups} />
                <List size="sm" withPadding listStyleType="none">
                  {theirs.map(({ participantId, name, isHere }) => (
                    <List.Item key={participantId}>
                      <Group gap={6} component="span">
                        <bdi>{name}</bdi>
                        <Text span size="xs" c="dimmed">
                          {t(isHere ? 'panel.here' : 'panel.away')}
                        </Text>
                      </Group>
                    </List.Item>
                  ))}
                </List>
              </div>
            )
          );
        })}
      </Stack>
    </details>
  );
}

/** "3 of them are not connected", for whoever is about to close. */
export function AwayWords({ polls }: { readonly polls: readonly PollView[] }) {
  const { t } = useTranslation('voting');
  const [poll] = polls.toSorted((a, b) => a.turnout.voted - b.turnout.voted);
  const { data } = useMissing(poll!);
  if (!data || data.length === 0) return null;
  const away = data.filter(({ isHere }) => !isHere).length;
  return (
    <Text fw={away > 0 ? 600 : undefined}>{t('panel.awayOf', { count: data.length, away })}</Text>
  );
}
