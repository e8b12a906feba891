import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { InvitationView } from '#libs/workspace';
import { api } from '../platform/api';
import { GroupChip } from '../platform/group-chip';
import { Page } from '../platform/page';
import { ProblemAlert } from '../platform/problem-alert';
import { Empty, Loading } from '../platform/states';
import { NoWayIn } from './join-page';
import styles from './lists.module.css';
import { noPermissions, PermissionBoxes } from './permission-boxes';
import { useJoin } from './use-join';

/** `/badge#<badge>`: a personal badge asks nothing but "is this you?". */
export function BadgePage() {
  const { t } = useTranslation('workspace');
  const [badge] = useState(() => decodeURIComponent(window.location.hash.slice(1)));
  const invitation = useQuery({
    queryKey: ['badge', badge],
    queryFn: () => api.post<InvitationView>('/api/invitations', { badge }),
    enabled: badge !== '',
    retry: false,
  });
  return (
    <Page title={t('badge.isThisYou')} width="narrow">
      {badge === '' && <Empty title={t('badge.none')} text={t('badge.noneText')} />}
      {badge !== '' && invitation.isPending && <Loading />}
      {invitation.isError && <NoWayIn problem={invitation.error} retry={invitation.refetch} />}
      {invitation.data && <Holder invitation={invitation.data} badge={badge} />}
    </Page>
  );
}

function Holder({
  invitation,
  badge,
}: {
  readonly invitation: InvitationView;
  readonly badge: string;
}) {
  const { t } = useTranslation('workspace');
  const join = useJoin(invitation.process.slug);
  const [permissions, setPermissions] = useState(noPermissions);
  const [refused, setRefused] = useState(false);
  const { badge: holder, groups, process } = invitation;
  if (!holder || refused)
    return (
      <Stack align="flex-start">
        <Empty title={t('badge.notMe')} text={t('badge.notMeText')} />
        <Button component={Link} href="/" variant="default">
          {t('join.otherCode')}
        </Button>
      </Stack>
    );
  const group = groups.find(({ id }) => id === holder.groupId);
  return (
    <Stack gap="lg">
      <div className={styles['card']}>
        <Text fz="1.5rem" fw={650} lh={1.25} dir="auto">
          {holder.name}
        </Text>
        <Text c="dimmed" mb="xs">
          {t(`role.${holder.role}`)}
        </Text>
        {group && <GroupChip group={group} groups={groups} />}
        <Text size="sm" c="dimmed" mt="xs" dir="auto">
          {[process.title, process.host].filter(Boolean).join(' · ')}
        </Text>
      </div>
      <PermissionBoxes value={permissions} onChange={setPermissions} />
      <Text size="sm" c="dimmed">
        {t('join.kept')} {t(`join.named.${invitation.attribution}`)}
      </Text>
      {join.isError && <ProblemAlert problem={join.error} />}
      <Group grow>
        <Button variant="default" size="lg" onClick={() => setRefused(true)}>
          {t('badge.no')}
        </Button>
        <Button
          size="lg"
          loading={join.isPending}
          onClick={() => join.mutate({ badge, permissions })}
        >
          {t('badge.yes')}
        </Button>
      </Group>
    </Stack>
  );
}
