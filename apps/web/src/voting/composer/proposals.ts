import { useTranslation } from 'react-i18next';
import type { StatementView } from '#libs/drafting';
import { useStatementName } from '../../drafting/statement-name';
import type { PollForm } from './poll-form';
import { templateOf } from './templates';

/** What a form is called as long as nobody typed anything else. */
export interface Proposals {
  /** the question on one text, or among all options (null) */
  readonly question: (form: PollForm, statement: StatementView | null) => string;
  readonly title: (form: PollForm) => string;
}

export function useProposals(): Proposals {
  const { t } = useTranslation('voting');
  const nameOf = useStatementName();
  return {
    question(form, statement) {
      if (form.question !== null && !form.isRound) return form.question.trim();
      if (templateOf(form.template).subject === 'options')
        return t(`template.${form.template}.question`);
      return statement
        ? t(`template.${form.template}.question`, { name: nameOf(statement) })
        : (form.question ?? '');
    },
    title: (form) => form.title ?? t('composer.roundTitle', { count: form.statementIds.length }),
  };
}
