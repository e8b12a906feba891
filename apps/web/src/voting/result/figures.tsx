import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './figures.module.css';

interface WideTableProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** A table that scrolls by itself where it is wider than its place; what scrolls is reached by the keyboard. */
export function WideTable({ label, children }: WideTableProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes['scroll']} role="region" aria-label={label} tabIndex={0}>
      <Table
        verticalSpacing={6}
        horizontalSpacing={6}
        className={classes['table'] ?? ''}
        tabularNums
      >
        {children}
      </Table>
    </div>
  );
}

interface FiguresProps {
  readonly children: ReactNode;
  readonly summary?: string;
}

/** A table of figures that opens under a chart. */
export function Figures({ children, summary }: FiguresProps) {
  const { t } = useTranslation('voting');
  const label = summary ?? t('result.table');
  return (
    <details className={classes['figures']}>
      <summary>{label}</summary>
      <WideTable label={label}>{children}</WideTable>
    </details>
  );
}
