import { Button, Group, Modal, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatementView } from '#libs/drafting';
import type { PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { api } from '../platform/api';
import { Failure, Loading } from '../platform/states';
import { FieldProblem } from './composer/field-problem';
import { PollFields } from './composer/poll-fields';
import { freshForm, isComplete, type PollForm } from './composer/poll-form';
import { pathOf, PreviewStep } from './composer/preview-step';
import { usePrepare, type Prepared } from './composer/use-prepare';

interface PollComposerProps {
  readonly workshopId: string;
  readonly statements: readonly StatementView[];
  readonly groups: readonly NamedView[];
  /** the text that is open in the room: most likely the one to be decided */
  readonly openStatementId: string | null;
  /** a poll that was prepared before, by itself or as one of a round; without one, a new poll */
  readonly prepared?: PollView | undefined;
  readonly onClose: () => void;
}

type FormStepProps = Pick<PollComposerProps, 'workshopId' | 'statements'> & {
  readonly form: PollForm;
  readonly change: (changes: Partial<PollForm>) => void;
  readonly onPrepared: (prepared: Prepared) => void;
};

function FormStep({ workshopId, statements, form, change, onPrepared }: FormStepProps) {
  const { t } = useTranslation('voting');
  const prepare = useMutation({
    mutationFn: usePrepare(workshopId, statements),
    onSuccess: onPrepared,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete(form)) prepare.mutate(form);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <PollFields form={form} change={change} statements={statements} />
        {prepare.isError && <FieldProblem problem={prepare.error} />}
        <Group justify="flex-end">
          <Button type="submit" loading={prepare.isPending} disabled={!isComplete(form)}>
            {t('composer.preview')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** A poll that was prepared before, with the others of its round where it is in one. */
const usePrepared = (poll: PollView | undefined) =>
  useQuery({
    queryKey: ['prepared', poll?.id],
    queryFn: () =>
      api.get<Prepared>(poll!.round ? `/api/rounds/${poll!.round.id}` : `/api/polls/${poll!.id}`),
    enabled: poll !== undefined,
    gcTime: 0,
  });

/** The text that is open in the room, or the only one there is. */
const mostLikely = (statements: readonly StatementView[], openId: string | null): string[] =>
  statements.filter(({ id }) => id === openId || statements.length === 1).map(({ id }) => id);

/** A new poll in two steps: what is asked, then exactly what will be opened. */
export function PollComposer(props: PollComposerProps) {
  const { t } = useTranslation('voting');
  const { workshopId, statements, groups, openStatementId, onClose } = props;
  const [form, setForm] = useState(freshForm('adopt', mostLikely(statements, openStatementId)));
  const [made, setMade] = useState<Prepared | null>(null);
  const before = usePrepared(props.prepared);
  const queries = useQueryClient();
  const forgetList = () => queries.invalidateQueries({ queryKey: ['polls', workshopId] });
  // who goes back prepares it anew; closing the window keeps it among the prepared ones
  const drop = useMutation({
    mutationFn: (dropped: Prepared) =>
      api.post<unknown>(`${pathOf(dropped)}/cancel`, { reason: t('discard.reason') }),
    onSettled: forgetList,
  });
  const goBack = (from: Prepared) => {
    if (props.prepared) return onClose();
    drop.mutate(from);
    setMade(null);
  };
  const prepared = made ?? before.data;
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('closeDialog') }}
      opened
      onClose={onClose}
      size="lg"
      title={t(prepared || props.prepared ? 'composer.previewTitle' : 'composer.title')}
    >
      {before.isError && <Failure problem={before.error} retry={() => void before.refetch()} />}
      {before.isLoading && <Loading />}
      {prepared && (
        <PreviewStep
          prepared={prepared}
          groups={groups}
          onOpened={() => {
            void forgetList();
            onClose();
          }}
          onBack={() => goBack(prepared)}
        />
      )}
      {!prepared && !props.prepared && (
        <FormStep
          workshopId={workshopId}
          statements={statements}
          form={form}
          change={(changes) => setForm((now) => ({ ...now, ...changes }))}
          onPrepared={(now) => {
            void forgetList();
            setMade(now);
          }}
        />
      )}
    </Modal>
  );
}
