import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { SignOut } from '../identity/sign-out';
import { HowToGetALink } from '../identity/sign-in-page';
import { useMe } from '../identity/use-me';
import { Page } from '../platform/page';
import { Empty, Failure, Loading } from '../platform/states';
import { JoinCodeField } from './join-code-field';
import { processesQuery } from './process-queries';
import styles from './lists.module.css';

/** `/`: a large field for the join code, and my processes. */
export function HomePage() {
  const { t } = useTranslation('workspace');
  const me = useMe();
  const isSomebody = me.data && (me.data.account ?? me.data.participants.length > 0);
  return (
    <Page title={t('home.title')} lead={t('home.lead')}>
      <Stack gap="xl">
        <JoinCodeField />
        {me.isPending && <Loading />}
        {me.isError && <Failure problem={me.error} retry={me.refetch} />}
        {isSomebody && <MyProcesses mayCreate={me.data.account !== undefined} />}
        {me.data && !isSomebody && <Empty title={t('home.organizing')} text={<HowToGetALink />} />}
      </Stack>
    </Page>
  );
}

function MyProcesses({ mayCreate }: { readonly mayCreate: boolean }) {
  const { t } = useTranslation('workspace');
  const processes = useQuery(processesQuery);
  const create = mayCreate && (
    <Button component={Link} href="/new" leftSection={<Plus size={18} aria-hidden />}>
      {t('home.newProcess')}
    </Button>
  );
  return (
    <Stack component="section" gap="sm">
      <Group justify="space-between">
        <Title order={2}>{t('home.mine')}</Title>
        <Group gap="sm">
          <SignOut />
          {processes.data?.length ? create : null}
        </Group>
      </Group>
      {processes.isPending && <Loading />}
      {processes.isError && <Failure problem={processes.error} retry={processes.refetch} />}
      {processes.data?.length === 0 && (
        <Empty title={t('home.none')} text={t('home.noneText')} action={create} />
      )}
      <ul className={styles['list']}>
        {processes.data?.map(({ id, slug, title, role }) => (
          <li key={id}>
            <Link href={`/processes/${slug}`} className={styles['row']}>
              <Text fw={600} dir="auto" className={styles['grow']}>
                {title}
              </Text>
              <Text size="sm" c="dimmed">
                {t(`role.${role}`)}
              </Text>
            </Link>
          </li>
        ))}
      </ul>
    </Stack>
  );
}
