import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatementView } from '#libs/drafting';

/** What a statement is called: "Finding 3". The word "statement" itself is never shown. */
export function useStatementName(): (statement: Pick<StatementView, 'kind' | 'number'>) => string {
  const { t } = useTranslation('drafting');
  return useCallback(({ kind, number }) => t(kind, { number }), [t]);
}
