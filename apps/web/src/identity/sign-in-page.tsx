import { Button, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { api, problemOf } from '../platform/api';
import { renewLive } from '../platform/live';
import { Page } from '../platform/page';
import { Empty, Failure, Loading } from '../platform/states';
import { meQuery } from './use-me';

/** Takes the token out of the address, so that it stays in no history. */
const takeToken = (): string => {
  const token = decodeURIComponent(window.location.hash.slice(1));
  if (token !== '') window.history.replaceState(null, '', window.location.pathname);
  return token;
};

const useSignIn = () => {
  const queries = useQueryClient();
  const [, go] = useLocation();
  return useMutation({
    mutationFn: (token: string) => api.post('/api/sign-in', { token }),
    onSuccess: async () => {
      renewLive();
      queries.clear();
      await queries.prefetchQuery(meQuery);
      go('/', { replace: true });
    },
  });
};

/** `/sign-in#<token>`: the organizer's one-time link. */
export function SignInPage() {
  const { t } = useTranslation('identity');
  const { mutate, isIdle, isError, error, variables } = useSignIn();
  const token = useRef<string | null>(null);
  useEffect(() => {
    if (token.current !== null) return;
    token.current = takeToken();
    if (token.current !== '') mutate(token.current);
  }, [mutate]);
  return (
    <Page title={t('signIn')} width="narrow">
      {isError ? (
        <Refused problem={error} retry={() => mutate(variables)} />
      ) : isIdle ? (
        <Empty title={t('noToken')} text={<HowToGetALink />} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

function Refused({ problem, retry }: { readonly problem: unknown; readonly retry: () => void }) {
  const { t } = useTranslation('identity');
  const { kind } = problemOf(problem);
  if (kind === 'offline' || kind === 'unavailable' || kind === 'internal')
    return <Failure problem={problem} retry={retry} />;
  return (
    <Stack align="flex-start">
      <Empty title={t('usedUp')} text={<HowToGetALink />} />
      <Button component={Link} href="/" variant="default">
        {t('home')}
      </Button>
    </Stack>
  );
}

/** How somebody who may start the server gets an organizer's link. */
export function HowToGetALink() {
  const { t } = useTranslation('identity');
  return (
    <Stack gap="xs">
      <Text size="sm">{t('howToGetALink')}</Text>
      <Text component="code" ff="monospace" size="sm" dir="ltr" ta="start">
        npm start -- --organizer
      </Text>
    </Stack>
  );
}
