import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './figures.module.css';

/** A table of figures that opens under a chart. */
export function Figures({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('voting');
  return (
    <details className={classes['figures']}>
      <summary>{t('result.table')}</summary>
      <div className={classes['scroll']}>
        <Table verticalSpacing={6} fz="sm" tabularNums>
          {children}
        </Table>
      </div>
    </details>
  );
}
