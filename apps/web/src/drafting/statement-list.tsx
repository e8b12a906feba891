import { Button, Stack, Title } from '@mantine/core';
import { Plus } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatementView } from '#libs/drafting';
import { may, type NamedView, type Role } from '#libs/workspace';
import { Empty } from '../platform/states';
import { byTheme } from './by-theme';
import { StatementRow } from './statement-row';
import { lazyPart } from '../platform/lazy-part';

/** Only who keeps the texts loads it. */
const NewStatement = lazyPart(async () => (await import('./new-statement')).NewStatement);

interface StatementListProps {
  readonly processId: string;
  readonly workshopId: string;
  readonly role: Role;
  readonly themes: readonly NamedView[];
  readonly statements: readonly StatementView[];
  /** the one that this person looks at */
  readonly selectedId: string | null;
  readonly spotlightId: string | null;
  readonly select: (id: string) => void;
  /** for drivers: what everybody is shown, null for nothing */
  readonly show: (id: string | null) => void;
}

/** The room's texts by theme; keepers add new ones, drivers show one to everybody. */
export function StatementList(props: StatementListProps) {
  const { t } = useTranslation('drafting');
  const [adding, setAdding] = useState(false);
  const { processId, workshopId, role, themes, statements, selectedId, spotlightId } = props;
  const keeps = may(role, 'statement:write');
  const drives = may(role, 'workshop:drive');
  return (
    <Stack gap="md" component="nav" aria-label={t('texts')}>
      {statements.length === 0 && (
        <Empty title={t('noTexts')} text={t(keeps ? 'noTextsForKeepers' : 'noTextsForOthers')} />
      )}
      {byTheme(themes, statements)
        .filter((each) => each.statements.length > 0)
        .map(({ theme, statements: theirs }) => (
          <Stack key={theme.id} gap={4}>
            <Title order={3} fz="sm" c="dimmed" fw={600}>
              <bdi>{theme.name}</bdi>
            </Title>
            {theirs.map((statement) => (
              <StatementRow
                key={statement.id}
                statement={statement}
                selected={statement.id === selectedId}
                inSpotlight={statement.id === spotlightId}
                select={() => props.select(statement.id)}
                show={drives ? (shown) => props.show(shown ? statement.id : null) : null}
              />
            ))}
          </Stack>
        ))}
      {keeps && (
        <Button
          variant="default"
          leftSection={<Plus size={16} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {t('newText')}
        </Button>
      )}
      {adding && (
        <Suspense>
          <NewStatement
            processId={processId}
            workshopId={workshopId}
            themes={themes}
            onCreated={({ id }) => {
              setAdding(false);
              props.select(id);
            }}
            onClose={() => setAdding(false)}
          />
        </Suspense>
      )}
    </Stack>
  );
}
