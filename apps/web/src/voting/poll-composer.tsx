import { Alert, Button, Group, Modal, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RevisionView, StatementView } from '#libs/drafting';
import type { PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { useStatementName } from '../drafting/statement-name';
import { api, ApiProblem } from '../platform/api';
import { Empty } from '../platform/states';
import { ProblemAlert } from '../platform/problem-alert';
import classes from './poll-composer.module.css';
import { PollFields } from './poll-fields';
import { emptyPollForm, isComplete, optionLabel, pollOf, type PollForm } from './poll-form';
import { PollPreview } from './poll-preview';

interface PollComposerProps {
  readonly workshopId: string;
  readonly statements: readonly StatementView[];
  readonly groups: readonly NamedView[];
  /** the text that is open in the room: most likely the one to be decided */
  readonly openStatementId: string | null;
  /** a poll that was prepared before; without one, a new poll */
  readonly prepared?: PollView;
  readonly onClose: () => void;
}

/** Keeps the texts as they are now and prepares the poll on them. */
const usePrepare = ({ workshopId, statements }: PollComposerProps) => {
  const nameOf = useStatementName();
  return async (form: PollForm): Promise<PollView> => {
    const chosen = form.statementIds.map((id) => statements.find((known) => known.id === id)!);
    const options = await Promise.all(
      chosen.map(async (statement) => {
        const { id } = await api.post<RevisionView>(
          `/api/statements/${statement.id}/revisions`,
          {},
        );
        return { label: optionLabel(nameOf(statement), statement), revisionId: id };
      }),
    );
    return api.post<PollView>(`/api/workshops/${workshopId}/polls`, pollOf(form, options));
  };
};

/** Opens what was previewed; where that has changed meanwhile, fetches what it would be now. */
const openOrRefresh = async ({ id, hash }: PollView): Promise<PollView> => {
  try {
    return await api.post<PollView>(`/api/polls/${id}/open`, { hash });
  } catch (thrown) {
    if (!(thrown instanceof ApiProblem) || thrown.kind !== 'conflict') throw thrown;
    const now = await api.get<PollView>(`/api/polls/${id}`);
    if (now.status === 'draft' && now.hash === hash) throw thrown;
    return now;
  }
};

interface PreviewStepProps {
  readonly poll: PollView;
  readonly groups: readonly NamedView[];
  readonly onOpened: () => void;
  readonly onBack: () => void;
}

function PreviewStep({ poll: first, groups, onOpened, onBack }: PreviewStepProps) {
  const { t } = useTranslation('voting');
  const [poll, setPoll] = useState(first);
  const open = useMutation({
    mutationFn: () => openOrRefresh(poll),
    onSuccess: (now) => (now.status === 'draft' ? setPoll(now) : onOpened()),
  });
  return (
    <Stack gap="md">
      {poll.hash !== first.hash && <Alert color="orange">{t('composer.changed')}</Alert>}
      <PollPreview poll={poll} groups={groups} />
      {open.isError && <ProblemAlert problem={open.error} />}
      <Group justify="space-between" className={classes['act'] ?? ''}>
        <Button variant="default" onClick={onBack}>
          {t('composer.back')}
        </Button>
        <Button
          loading={open.isPending}
          disabled={poll.turnout.of === 0}
          onClick={() => open.mutate()}
        >
          {t(poll.binding ? 'composer.openNow' : 'composer.openNowStraw')}
        </Button>
      </Group>
    </Stack>
  );
}

/** What a new poll starts with: the adoption of the text that is open. */
const useProposal = ({ statements, openStatementId }: PollComposerProps): PollForm => {
  const { t } = useTranslation('voting');
  const nameOf = useStatementName();
  const open = statements.find(({ id }) => id === openStatementId);
  if (!open) return emptyPollForm;
  const question = t('composer.adoptQuestion', { name: nameOf(open) });
  return { ...emptyPollForm, statementIds: [open.id], question };
};

/** A new poll in two steps: what is asked, then exactly what will be opened. */
export function PollComposer(props: PollComposerProps) {
  const { t } = useTranslation('voting');
  const { statements, groups, prepared, onClose } = props;
  const [form, setForm] = useState(useProposal(props));
  const prepare = usePrepare(props);
  const queries = useQueryClient();
  const forgetPrepared = () => queries.invalidateQueries({ queryKey: ['polls', props.workshopId] });
  const preview = useMutation({ mutationFn: prepare, onSuccess: forgetPrepared });
  const poll = preview.data ?? prepared;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete(form)) preview.mutate(form);
  };
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('closeDialog') }}
      opened
      onClose={onClose}
      size="lg"
      title={t(poll ? 'composer.previewTitle' : 'composer.title')}
    >
      {poll ? (
        <PreviewStep
          poll={poll}
          groups={groups}
          onOpened={() => {
            void forgetPrepared();
            onClose();
          }}
          onBack={() => (prepared ? onClose() : preview.reset())}
        />
      ) : statements.length === 0 ? (
        <Empty title={t('composer.noTexts')} />
      ) : (
        <form onSubmit={submit}>
          <Stack gap="md">
            <PollFields
              form={form}
              change={(changes) => setForm((before) => ({ ...before, ...changes }))}
              statements={statements}
            />
            {preview.isError && <ProblemAlert problem={preview.error} />}
            <Group justify="flex-end">
              <Button type="submit" loading={preview.isPending} disabled={!isComplete(form)}>
                {t('composer.preview')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
