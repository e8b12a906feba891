import { Button, Group, Stack, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { may, type ProcessView, type WorkshopView } from '#libs/workspace';
import { api } from '../platform/api';
import { Page } from '../platform/page';
import { ProblemAlert } from '../platform/problem-alert';
import { Failure, Loading } from '../platform/states';
import { AgendaFields, agendaOf, newAgendaItem, type AgendaDraft } from './agenda-fields';
import { Invitation } from './invitation';
import { processQuery, workshopQuery } from './process-queries';

/** `/w/<id>/settings`: a workshop's agenda and its ways in, for who drives it. */
export function WorkshopSettingsPage({ workshopId }: { readonly workshopId: string }) {
  const { t } = useTranslation('workspace');
  const workshop = useQuery(workshopQuery(workshopId));
  const process = useQuery({
    ...processQuery(workshop.data?.processId ?? ''),
    enabled: workshop.isSuccess,
  });
  const problem = workshop.error ?? process.error;
  if (!workshop.data || !process.data)
    return (
      <Page title={t('workshop.settings')}>
        {problem ? (
          <Failure
            problem={problem}
            retry={workshop.isError ? workshop.refetch : process.refetch}
          />
        ) : (
          <Loading />
        )}
      </Page>
    );
  return <Settings key={workshop.data.id} workshop={workshop.data} process={process.data} />;
}

const draftsOf = ({ agenda }: WorkshopView): AgendaDraft[] =>
  agenda.map(({ id, title, minutes, phase }) => ({ key: id, id, title, minutes, phase }));

const useSave = ({ id }: WorkshopView, onSaved: (workshop: WorkshopView) => void) => {
  const { t } = useTranslation('workspace');
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (items: readonly AgendaDraft[]) =>
      api.put<WorkshopView>(`/api/workshops/${id}/agenda`, agendaOf(items)),
    onSuccess: async (saved) => {
      queries.setQueryData(['workshop', id], saved);
      onSaved(saved);
      notifications.show({ message: t('agenda.saved') });
      await queries.invalidateQueries({ queryKey: ['process'] });
    },
  });
};

function Settings({
  workshop,
  process,
}: {
  readonly workshop: WorkshopView;
  readonly process: ProcessView;
}) {
  const { t } = useTranslation('workspace');
  const [items, setItems] = useState<AgendaDraft[]>(() => {
    const drafts = draftsOf(workshop);
    return drafts.length > 0 ? drafts : [newAgendaItem()];
  });
  const save = useSave(workshop, (saved) => setItems(draftsOf(saved)));
  return (
    <Page
      title={workshop.title}
      above={{ label: process.title, href: `/processes/${process.slug}` }}
      actions={
        <Button component={Link} href={`/w/${workshop.id}`}>
          {t('process.room')}
        </Button>
      }
    >
      <Stack gap="xl">
        <section>
          <Title order={2} mb="sm">
            {t('agenda.title')}
          </Title>
          <Stack>
            <AgendaFields items={items} onChange={setItems} />
            {save.isError && <ProblemAlert problem={save.error} />}
            <Group>
              <Button loading={save.isPending} onClick={() => save.mutate(items)}>
                {t('agenda.save')}
              </Button>
            </Group>
          </Stack>
        </section>
        {may(process.me.role, 'workshop:drive') && (
          <section>
            <Title order={2} mb="sm">
              {t('share.title')}
            </Title>
            <Invitation workshopId={workshop.id} admission={process.admission} />
          </section>
        )}
      </Stack>
    </Page>
  );
}
