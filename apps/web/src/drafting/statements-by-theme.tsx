import { Anchor, List, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { StatementView } from '#libs/drafting';
import type { ProcessView } from '#libs/workspace';
import { Empty, Failure, Loading } from '../platform/states';
import { byTheme } from './by-theme';
import { statementsQuery } from './drafting-queries';
import { StandingBadge } from './standing-badge';
import { useStatementName } from './statement-name';
import classes from './statements-by-theme.module.css';

function StatementLine({
  slug,
  statement,
}: {
  readonly slug: string;
  readonly statement: StatementView;
}) {
  const name = useStatementName();
  return (
    <List.Item className={classes['line']}>
      <Anchor
        component={Link}
        href={`/processes/${slug}/statements/${statement.number}`}
        className={classes['link']}
        underline="hover"
      >
        <Text span fw={600} c="var(--mantine-color-text)">
          {name(statement)}
        </Text>{' '}
        <Text span c="var(--mantine-color-text)" ff="var(--plenary-serif)">
          <bdi>{statement.title}</bdi>
        </Text>
      </Anchor>
      <StandingBadge standing={statement.standing} />
    </List.Item>
  );
}

/** A process's findings and recommendations under their themes, for its page. */
export function StatementsByTheme({ process }: { readonly process: ProcessView }) {
  const { t } = useTranslation('drafting');
  const statements = useQuery(statementsQuery(process.id));
  if (statements.isPending) return <Loading />;
  if (statements.isError)
    return <Failure problem={statements.error} retry={() => void statements.refetch()} />;
  if (statements.data.length === 0)
    return <Empty title={t('noTexts')} text={t('noTextsForOthers')} />;
  return (
    <Stack gap="lg">
      {byTheme(process.themes, statements.data).map(({ theme, statements: theirs }) => (
        <section key={theme.id}>
          <Title order={3} mb={4}>
            <bdi>{theme.name}</bdi>
          </Title>
          {theirs.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('noTextsInTheme')}
            </Text>
          ) : (
            <List listStyleType="none" spacing={2}>
              {theirs.map((statement) => (
                <StatementLine key={statement.id} slug={process.slug} statement={statement} />
              ))}
            </List>
          )}
        </section>
      ))}
    </Stack>
  );
}
