import { Button, Group, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { workshopKinds, type ProcessView, type WorkshopKind } from '#libs/workspace';
import { api } from '../platform/api';
import { ProblemAlert } from '../platform/problem-alert';
import { AgendaFields, agendaOf, newAgendaItem, type AgendaDraft } from './agenda-fields';

/** The button that opens the dialog for a new workshop. */
export function NewWorkshop({ process }: { readonly process: ProcessView }) {
  const { t } = useTranslation('workspace');
  const [opened, { open, close }] = useDisclosure();
  return (
    <>
      <Button onClick={open} leftSection={<Plus size={18} aria-hidden />}>
        {t('workshop.new')}
      </Button>
      <Modal opened={opened} onClose={close} title={t('workshop.new')} size="xl">
        <WorkshopForm process={process} />
      </Modal>
    </>
  );
}

interface Draft {
  readonly title: string;
  readonly kind: WorkshopKind;
  readonly startsAt: string;
  readonly place: string;
  readonly agenda: readonly AgendaDraft[];
}

const useCreate = (process: ProcessView) => {
  const queries = useQueryClient();
  const [, go] = useLocation();
  return useMutation({
    mutationFn: async ({ title, kind, startsAt, place, agenda }: Draft) => {
      const { id } = await api.post<{ id: string }>(`/api/processes/${process.id}/workshops`, {
        title,
        kind,
        startsAt: startsAt ? new Date(startsAt).toISOString() : null,
        place: place.trim() || null,
      });
      if (agendaOf(agenda).length > 0)
        await api.put(`/api/workshops/${id}/agenda`, agendaOf(agenda));
      return id;
    },
    onSuccess: async (id) => {
      await queries.invalidateQueries({ queryKey: ['process'] });
      go(`/w/${id}`);
    },
  });
};

const firstAgenda = (words: (phase: 'draft' | 'review' | 'decide') => string): AgendaDraft[] =>
  (['draft', 'review', 'decide'] as const).map((phase) => newAgendaItem(words(phase), phase));

function WorkshopForm({ process }: { readonly process: ProcessView }) {
  const { t } = useTranslation('workspace');
  const create = useCreate(process);
  const [draft, setDraft] = useState<Draft>(() => ({
    title: '',
    kind: 'seminar',
    startsAt: '',
    place: '',
    agenda: firstAgenda((phase) => t(`workshop.first.${phase}`)),
  }));
  const [untitled, setUntitled] = useState(false);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setUntitled(draft.title.trim() === '');
        if (draft.title.trim() !== '') create.mutate(draft);
      }}
    >
      <Stack>
        <TextInput
          label={t('workshop.name')}
          required
          data-autofocus
          maxLength={200}
          dir="auto"
          value={draft.title}
          error={untitled && t('workshop.nameMissing')}
          onChange={({ currentTarget }) => change({ title: currentTarget.value })}
        />
        <SegmentedControl
          aria-label={t('workshop.kind')}
          value={draft.kind}
          data={workshopKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          onChange={(kind) => change({ kind: kind as WorkshopKind })}
        />
        <Group grow align="start">
          <TextInput
            type="datetime-local"
            label={t('workshop.startsAt')}
            value={draft.startsAt}
            onChange={({ currentTarget }) => change({ startsAt: currentTarget.value })}
          />
          <TextInput
            label={t('workshop.place')}
            maxLength={200}
            dir="auto"
            value={draft.place}
            onChange={({ currentTarget }) => change({ place: currentTarget.value })}
          />
        </Group>
        <Text fw={500} size="sm">
          {t('agenda.title')}
        </Text>
        <AgendaFields items={draft.agenda} onChange={(agenda) => change({ agenda })} />
        {create.isError && <ProblemAlert problem={create.error} />}
        <Group justify="flex-end">
          <Button type="submit" loading={create.isPending}>
            {t('workshop.create')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
