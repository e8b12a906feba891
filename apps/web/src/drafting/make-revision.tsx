import { Button, Popover, Stack, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RevisionView } from '#libs/drafting';
import { api } from '../platform/api';
import { ProblemAlert } from '../platform/problem-alert';
import { revisionsQuery } from './drafting-queries';

/** Keeps the words of now, as they are saved, unchanged for good. */
export function MakeRevision({ statementId }: { readonly statementId: string }) {
  const { t } = useTranslation('drafting');
  const queries = useQueryClient();
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  const make = useMutation({
    mutationFn: () =>
      api.post<RevisionView>(
        `/api/statements/${statementId}/revisions`,
        name.trim() === '' ? {} : { name: name.trim() },
      ),
    onSuccess: () => {
      setOpened(false);
      setName('');
      return queries.invalidateQueries({ queryKey: revisionsQuery(statementId).queryKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus withArrow shadow="md" width={320}>
      <Popover.Target>
        <Button variant="default" onClick={() => setOpened(!opened)}>
          {t('page.makeRevision')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={submit}>
          <Stack gap="sm">
            <TextInput
              data-autofocus
              maxLength={120}
              dir="auto"
              label={t('page.revisionName')}
              description={t('page.revisionNameHint')}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            {make.isError && <ProblemAlert problem={make.error} />}
            <Button type="submit" loading={make.isPending}>
              {t('page.makeRevision')}
            </Button>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
