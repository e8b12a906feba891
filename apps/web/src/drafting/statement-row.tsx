import { Group, Text, UnstyledButton } from '@mantine/core';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatementView } from '#libs/drafting';
import { StandingBadge } from './standing-badge';
import { useStatementName } from './statement-name';
import classes from './statement-row.module.css';
import { lazyPart } from '../platform/lazy-part';

/** Only who drives the room loads it. */
const ShowToAll = lazyPart(async () => (await import('./show-to-all')).ShowToAll);

interface StatementRowProps {
  readonly statement: StatementView;
  readonly selected: boolean;
  readonly inSpotlight: boolean;
  readonly select: () => void;
  /** null for those who do not drive */
  readonly show: ((shown: boolean) => void) | null;
}

/** One text of the list: its name, title and standing, and whether everybody is shown it. */
export function StatementRow({
  statement,
  selected,
  inSpotlight,
  select,
  show,
}: StatementRowProps) {
  const { t } = useTranslation('drafting');
  const name = useStatementName()(statement);
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (selected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  return (
    <div ref={row} className={classes['row']} data-selected={selected || undefined}>
      <UnstyledButton
        className={classes['name']}
        aria-current={selected ? 'true' : undefined}
        onClick={select}
      >
        <Group gap={8} wrap="wrap">
          <Text size="sm" fw={600}>
            {name}
          </Text>
          {statement.standing !== 'open' && <StandingBadge standing={statement.standing} />}
        </Group>
        <Text size="sm" lineClamp={2}>
          <bdi>{statement.title}</bdi>
        </Text>
        {inSpotlight && !show && (
          <Text size="xs" c="var(--mantine-primary-color-light-color)">
            {t('shownToAll')}
          </Text>
        )}
      </UnstyledButton>
      {show && (
        <Suspense>
          <ShowToAll name={name} shown={inSpotlight} show={show} />
        </Suspense>
      )}
    </div>
  );
}
