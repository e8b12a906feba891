import { useTranslation } from 'react-i18next';
import type { RevisionView, StatementView } from '#libs/drafting';
import type { PollView, RoundView } from '#libs/voting';
import { useStatementName } from '../../drafting/statement-name';
import { api } from '../../platform/api';
import { allOptions, optionLabel, pollOf, type PollForm, type PollOption } from './poll-form';
import { useProposals } from './proposals';
import { templateOf } from './templates';

/** What was prepared: a poll, or several that are opened and closed together. */
export type Prepared = PollView | RoundView;

export const isRound = (prepared: Prepared): prepared is RoundView => 'polls' in prepared;

/** Keeps the texts as they are now and prepares the poll on them, or the round. */
export function usePrepare(workshopId: string, statements: readonly StatementView[]) {
  const { t } = useTranslation('voting');
  const nameOf = useStatementName();
  const proposals = useProposals();

  const pin = async (statement: StatementView): Promise<PollOption> => {
    const { id } = await api.post<RevisionView>(`/api/statements/${statement.id}/revisions`, {});
    return { label: optionLabel(nameOf(statement), statement), revisionId: id };
  };

  return async (form: PollForm): Promise<Prepared> => {
    const chosen = form.statementIds.map((id) => statements.find((known) => known.id === id)!);
    const texts = await Promise.all(chosen.map(pin));
    const now = new Date();
    if (form.isRound) {
      const polls = chosen.map((statement, i) =>
        pollOf(form, proposals.question(form, statement), [texts[i]!], now),
      );
      const title = proposals.title(form).trim();
      return api.post<RoundView>(`/api/workshops/${workshopId}/rounds`, { title, polls });
    }
    const question = proposals.question(form, chosen[0] ?? null);
    const options =
      templateOf(form.template).subject === 'options'
        ? allOptions(form, texts, t('composer.noneOfThese'))
        : texts.length > 0
          ? texts
          : [{ label: question.slice(0, 300) }];
    return api.post<PollView>(
      `/api/workshops/${workshopId}/polls`,
      pollOf(form, question, options, now),
    );
  };
}
