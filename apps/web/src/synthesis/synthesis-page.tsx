import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { StatementView } from '#libs/drafting';
import type { ProcessView } from '#libs/workspace';
import { byTheme } from '../drafting/by-theme';
import { statementsQuery } from '../drafting/drafting-queries';
import { StandingBadge } from '../drafting/standing-badge';
import { useStatementName } from '../drafting/statement-name';
import { Page } from '../platform/page';
import { Empty, Failure, Loading } from '../platform/states';
import { processQuery } from '../workspace/process-queries';
import { Downloads } from './downloads';
import classes from './synthesis-page.module.css';

interface LinesProps {
  readonly process: ProcessView;
  readonly statements: readonly StatementView[];
}

function Lines({ process, statements }: LinesProps) {
  const name = useStatementName();
  return (
    <ul className={classes['lines']}>
      {statements.map((statement) => (
        <li key={statement.id}>
          <Anchor
            component={Link}
            href={`/processes/${process.slug}/statements/${statement.number}`}
            underline="hover"
            c="var(--mantine-color-text)"
          >
            <Text span fw={600}>
              {name(statement)}
            </Text>{' '}
            <Text span ff="var(--plenary-serif)">
              <bdi>{statement.title}</bdi>
            </Text>
          </Anchor>
          {statement.standing !== 'adopted' && <StandingBadge standing={statement.standing} />}
        </li>
      ))}
    </ul>
  );
}

function Adopted({ process, statements }: LinesProps) {
  const { t } = useTranslation('synthesis');
  const themes = byTheme(process.themes, statements).filter((each) => each.statements.length > 0);
  return (
    <section>
      <Title order={2} mb="sm">
        {t('adopted')}
      </Title>
      {themes.length === 0 && <Empty title={t('nothingAdopted')} text={t('nothingAdoptedText')} />}
      <Stack gap="md">
        {themes.map(({ theme, statements: theirs }) => (
          <div key={theme.id}>
            <Title order={3} fz="sm" c="dimmed">
              <bdi>{theme.name}</bdi>
            </Title>
            <Lines process={process} statements={theirs} />
          </div>
        ))}
      </Stack>
    </section>
  );
}

function Missing({ process, statements }: LinesProps) {
  const { t } = useTranslation('synthesis');
  const undecided = statements.filter(
    ({ standing }) => standing !== 'adopted' && standing !== 'not adopted',
  );
  const rejected = statements.filter(({ standing }) => standing === 'not adopted');
  return (
    <section>
      <Title order={2} mb="sm">
        {t('missing')}
      </Title>
      {undecided.length === 0 ? (
        <Text c="dimmed">{t('nothingMissing')}</Text>
      ) : (
        <>
          <Text c="dimmed">{t('undecided', { count: undecided.length })}</Text>
          <Lines process={process} statements={undecided} />
        </>
      )}
      {rejected.length > 0 && (
        <>
          <Title order={3} mt="lg">
            {t('notAdopted')}
          </Title>
          <Lines process={process} statements={rejected} />
        </>
      )}
    </section>
  );
}

function Contents({ process }: { readonly process: ProcessView }) {
  const statements = useQuery(statementsQuery(process.id));
  if (statements.isPending) return <Loading />;
  if (statements.isError)
    return <Failure problem={statements.error} retry={() => void statements.refetch()} />;
  const adopted = statements.data.filter(({ standing }) => standing === 'adopted');
  return (
    <div className={classes['columns']}>
      <Adopted process={process} statements={adopted} />
      <Missing process={process} statements={statements.data} />
    </div>
  );
}

/** The report: what is adopted, what is still missing, and the downloads. */
export function SynthesisPage({ slug }: { readonly slug: string }) {
  const { t } = useTranslation('synthesis');
  const process = useQuery(processQuery(slug));
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      width="wide"
      above={process.data && { label: process.data.title, href: `/processes/${slug}` }}
    >
      {process.isPending && <Loading />}
      {process.isError && <Failure problem={process.error} retry={() => void process.refetch()} />}
      {process.isSuccess && (
        <Stack gap="xl">
          <Group>
            <Downloads processId={process.data.id} slug={process.data.slug} />
          </Group>
          <Contents process={process.data} />
        </Stack>
      )}
    </Page>
  );
}
