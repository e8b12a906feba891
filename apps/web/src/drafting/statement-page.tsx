import { Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatementView } from '#libs/drafting';
import { may, type ProcessView } from '#libs/workspace';
import { Page } from '../platform/page';
import { Empty, Failure, Loading } from '../platform/states';
import { processQuery } from '../workspace/process-queries';
import { revisionsQuery, statementsQuery } from './drafting-queries';
import { LazyLiveStatement } from './lazy-live-statement';
import { MakeRevision } from './make-revision';
import { RevisionList } from './revision-list';
import { RevisionReading } from './revision-reading';
import { StandingBadge } from './standing-badge';
import { useStatementName } from './statement-name';

interface DossierProps {
  readonly process: ProcessView;
  readonly statement: StatementView;
}

function Dossier({ process, statement }: DossierProps) {
  const { t } = useTranslation('drafting');
  const name = useStatementName();
  const revisions = useQuery(revisionsQuery(statement.id));
  const [chosen, choose] = useState<string | null>(null);
  if (revisions.isPending) return <Loading />;
  if (revisions.isError)
    return <Failure problem={revisions.error} retry={() => void revisions.refetch()} />;
  const shown = chosen ?? statement.adoptedRevisionId ?? revisions.data[0]?.id ?? null;
  const revision = revisions.data.find(({ id }) => id === shown);
  return (
    <Stack gap="xl">
      {revision ? (
        <RevisionReading
          revision={revision}
          adopted={revision.id === statement.adoptedRevisionId}
        />
      ) : (
        <section>
          <Text size="sm" c="dimmed" mb="xs">
            {t('page.live')}
          </Text>
          <LazyLiveStatement
            documentId={statement.documentId}
            author={process.me.id}
            label={t('document', { name: name(statement) })}
            mayWrite={false}
            reason={t('page.live')}
            groupId={process.me.groupId}
            groups={process.groups}
          />
        </section>
      )}
      <section>
        <Group justify="space-between" mb="sm">
          <Title order={2}>{t('page.revisions')}</Title>
          {may(process.me.role, 'revision:name') && <MakeRevision statementId={statement.id} />}
        </Group>
        <RevisionList
          revisions={revisions.data}
          adoptedId={statement.adoptedRevisionId}
          shownId={shown}
          show={choose}
        />
      </section>
    </Stack>
  );
}

function Statement({
  process,
  number,
}: {
  readonly process: ProcessView;
  readonly number: number;
}) {
  const { t } = useTranslation('drafting');
  const name = useStatementName();
  const statements = useQuery(statementsQuery(process.id));
  const statement = statements.data?.find((known) => known.number === number);
  const theme = process.themes.find(({ id }) => id === statement?.themeId);
  const workshop = process.workshops.find(({ id }) => id === statement?.workshopId);
  return (
    <Page
      title={statement?.title ?? ''}
      above={{ label: process.title, href: `/processes/${process.slug}` }}
      lead={
        statement && (
          <Group gap="sm">
            <Text span fw={600}>
              {name(statement)}
            </Text>
            <StandingBadge standing={statement.standing} />
            {[theme?.name, workshop?.title].filter(Boolean).map((words) => (
              <Text span key={words} dir="auto">
                {words}
              </Text>
            ))}
          </Group>
        )
      }
    >
      {statements.isPending && <Loading />}
      {statements.isError && (
        <Failure problem={statements.error} retry={() => void statements.refetch()} />
      )}
      {statements.isSuccess &&
        (statement ? (
          <Dossier process={process} statement={statement} />
        ) : (
          <Empty title={t('page.missing')} />
        ))}
    </Page>
  );
}

interface StatementPageProps {
  readonly slug: string;
  readonly number: number;
}

/** One finding or recommendation: how it stands, its text, its revisions. */
export function StatementPage({ slug, number }: StatementPageProps) {
  const process = useQuery(processQuery(slug));
  if (process.data) return <Statement process={process.data} number={number} />;
  return (
    <Page title="">
      {process.isError ? (
        <Failure problem={process.error} retry={() => void process.refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}
