import { Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may, type ProcessView } from '#libs/workspace';
import { Page } from '../platform/page';
import { Failure, Loading } from '../platform/states';
import { BadgeSheet, type BadgeCard } from './badge-sheet';
import sheet from './badge-sheet.module.css';
import { PeopleList } from './people-list';
import { processQuery } from './process-queries';
import { RosterForm } from './roster-form';
import { WaitingSeats } from './waiting-seats';

/** `/processes/<slug>/people` */
export function PeoplePage({ slug }: { readonly slug: string }) {
  const { t } = useTranslation('workspace');
  const process = useQuery(processQuery(slug));
  return (
    <Page
      title={t('people.title')}
      width="wide"
      above={{ label: process.data?.title ?? t('process.title'), href: `/processes/${slug}` }}
    >
      {process.isPending && <Loading />}
      {process.isError && <Failure problem={process.error} retry={process.refetch} />}
      {process.data && <People process={process.data} />}
    </Page>
  );
}

function People({ process }: { readonly process: ProcessView }) {
  const { t } = useTranslation('workspace');
  const [badges, setBadges] = useState<BadgeCard[]>([]);
  const { role } = process.me;
  return (
    <Stack gap="xl">
      {badges.length > 0 && <BadgeSheet process={process} cards={badges} />}
      {may(role, 'seat:confirm') && (
        <section className={sheet['noPrint']}>
          <Title order={2} mb="sm">
            {t('seats.title')}
          </Title>
          <WaitingSeats process={process} />
        </section>
      )}
      <section className={sheet['noPrint']}>
        <Title order={2} mb="sm">
          {t('people.byGroup')}
        </Title>
        <PeopleList process={process} onBadge={(card) => setBadges([card])} />
      </section>
      {may(role, 'roster:write') && (
        <section className={sheet['noPrint']}>
          <Title order={2} mb="sm">
            {t('roster.title')}
          </Title>
          <RosterForm process={process} onAdmitted={setBadges} />
        </section>
      )}
    </Stack>
  );
}
