import {
  Button,
  Group,
  Modal,
  NativeSelect,
  SegmentedControl,
  Stack,
  TextInput,
} from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CreateStatement, StatementKind, StatementView } from '#libs/drafting';
import type { NamedView } from '#libs/workspace';
import { api } from '../platform/api';
import { ProblemAlert } from '../platform/problem-alert';

interface NewStatementProps {
  readonly processId: string;
  readonly workshopId: string;
  readonly themes: readonly NamedView[];
  readonly onCreated: (statement: StatementView) => void;
  readonly onClose: () => void;
}

/** Adds a finding or recommendation under a theme. */
export function NewStatement({
  processId,
  workshopId,
  themes,
  onCreated,
  onClose,
}: NewStatementProps) {
  const { t } = useTranslation('drafting');
  const queries = useQueryClient();
  const [kind, setKind] = useState<StatementKind>('recommendation');
  const [themeId, setThemeId] = useState(themes[0]?.id ?? '');
  const [title, setTitle] = useState('');
  const create = useMutation({
    mutationFn: (body: CreateStatement) =>
      api.post<StatementView>(`/api/processes/${processId}/statements`, body),
    onSuccess: (statement) => {
      void queries.invalidateQueries({ queryKey: ['statements', processId] });
      onCreated(statement);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ kind, themeId, workshopId, title: title.trim() });
  };
  return (
    <Modal
      closeButtonProps={{ 'aria-label': t('closeDialog') }}
      opened
      onClose={onClose}
      title={t('newText')}
      centered
    >
      <form onSubmit={submit}>
        <Stack>
          <SegmentedControl
            fullWidth
            aria-label={t('newTextKind')}
            value={kind}
            onChange={(value) => setKind(value as StatementKind)}
            data={(['finding', 'recommendation'] as const).map((value) => ({
              value,
              label: t(`kind.${value}`),
            }))}
          />
          <NativeSelect
            label={t('newTextTheme')}
            value={themeId}
            onChange={(event) => setThemeId(event.currentTarget.value)}
            data={themes.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextInput
            data-autofocus
            required
            maxLength={300}
            dir="auto"
            label={t('newTextTitle')}
            description={t('newTextTitleHint')}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          {create.isError && <ProblemAlert problem={create.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button
              type="submit"
              loading={create.isPending}
              disabled={title.trim() === '' || !themeId}
            >
              {t('create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
