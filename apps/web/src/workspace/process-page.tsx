import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { FileText, Users } from 'lucide-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { may, type ProcessView } from '#libs/workspace';
import { GroupChip } from '../platform/group-chip';
import { Page } from '../platform/page';
import { Failure, Loading } from '../platform/states';
import { NewWorkshop } from './new-workshop';
import { processQuery } from './process-queries';
import { WorkshopLine } from './workshop-line';

interface ProcessPageProps {
  readonly slug: string;
  /** the findings and recommendations by theme, which a later noun draws */
  readonly Statements: ComponentType<{ readonly process: ProcessView }>;
}

/** `/processes/<slug>`: the process at a glance. */
export function ProcessPage({ slug, Statements }: ProcessPageProps) {
  const { t } = useTranslation('workspace');
  const process = useQuery(processQuery(slug));
  if (!process.data)
    return (
      <Page title={t('process.title')}>
        {process.isError ? (
          <Failure problem={process.error} retry={process.refetch} />
        ) : (
          <Loading />
        )}
      </Page>
    );
  return <Glance process={process.data} Statements={Statements} />;
}

function Glance({
  process,
  Statements,
}: {
  readonly process: ProcessView;
  readonly Statements: ProcessPageProps['Statements'];
}) {
  const { t } = useTranslation('workspace');
  const base = `/processes/${process.slug}`;
  return (
    <Page
      title={process.title}
      width="wide"
      above={{ label: t('home.mine'), href: '/' }}
      lead={process.host && t('process.hostedBy', { host: process.host })}
      actions={
        <>
          <Button
            component={Link}
            href={`${base}/people`}
            variant="default"
            leftSection={<Users size={18} aria-hidden />}
          >
            {t('people.title')}
          </Button>
          <Button
            component={Link}
            href={`${base}/synthesis`}
            variant="default"
            leftSection={<FileText size={18} aria-hidden />}
          >
            {t('process.synthesis')}
          </Button>
        </>
      }
    >
      <Stack gap="xl">
        <Group component="ul" gap="lg" m={0} p={0} aria-label={t('people.groups')}>
          {process.groups.map((group) => (
            <li key={group.id} style={{ listStyle: 'none' }}>
              <GroupChip group={group} groups={process.groups} />
            </li>
          ))}
        </Group>
        <section>
          <Group justify="space-between" mb="sm">
            <Title order={2}>{t('process.workshops')}</Title>
            {may(process.me.role, 'workshop:create') && process.workshops.length > 0 && (
              <NewWorkshop process={process} />
            )}
          </Group>
          <WorkshopLine process={process} />
        </section>
        <section>
          <Title order={2} mb="sm">
            {t('process.statements')}
          </Title>
          <Statements process={process} />
        </section>
        <Text size="sm" c="dimmed">
          {t('process.admittedAndNamed', {
            admission: t(`admission.${process.admission}.label`),
            attribution: t(`attribution.${process.attribution}.label`),
          })}
        </Text>
      </Stack>
    </Page>
  );
}
