import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { readJoinCode, type InvitationView } from '#libs/workspace';
import { api, problemOf } from '../platform/api';
import { Page } from '../platform/page';
import { Empty, Failure, Loading } from '../platform/states';
import { JoinForm } from './join-form';

export type JoinCredential = { readonly code: string } | { readonly token: string };

/** Eight characters of a join code, or the token of a link. */
const credentialOf = (tokenOrCode: string): JoinCredential => {
  const code = readJoinCode(tokenOrCode);
  return code ? { code } : { token: tokenOrCode };
};

/** `/join/<token or code>`: from the QR to the room in ten seconds. */
export function JoinPage({ tokenOrCode }: { readonly tokenOrCode: string }) {
  const { t } = useTranslation('workspace');
  const credential = credentialOf(tokenOrCode);
  const invitation = useQuery({
    queryKey: ['invitation-to', tokenOrCode],
    queryFn: () => api.post<InvitationView>('/api/invitations', credential),
    retry: false,
  });
  if (!invitation.data)
    return (
      <Page title={t('join.title')} width="narrow">
        {invitation.isError ? (
          <NoWayIn problem={invitation.error} retry={invitation.refetch} />
        ) : (
          <Loading />
        )}
      </Page>
    );
  const { process, workshop } = invitation.data;
  return (
    <Page
      title={workshop?.title ?? process.title}
      width="narrow"
      lead={
        <>
          <Text dir="auto">{process.title}</Text>
          {process.host && <Text dir="auto">{t('process.hostedBy', { host: process.host })}</Text>}
        </>
      }
    >
      {invitation.data.admission === 'roster' ? (
        <Empty title={t('join.byBadge')} text={t('join.byBadgeText')} />
      ) : (
        <JoinForm invitation={invitation.data} credential={credential} />
      )}
    </Page>
  );
}

/** A code or link that leads nowhere, or a server out of reach. */
export function NoWayIn({
  problem,
  retry,
}: {
  readonly problem: unknown;
  readonly retry: () => unknown;
}) {
  const { t } = useTranslation('workspace');
  if (!['missing', 'invalid'].includes(problemOf(problem).kind))
    return <Failure problem={problem} retry={retry} />;
  return (
    <Stack align="flex-start">
      <Empty title={t('join.nowhere')} text={t('join.nowhereText')} />
      <Button component={Link} href="/" variant="default">
        {t('join.otherCode')}
      </Button>
    </Stack>
  );
}
