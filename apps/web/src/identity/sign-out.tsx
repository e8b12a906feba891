import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../platform/api';
import { renewLive } from '../platform/live';

/** Ends this browser's session. */
export function SignOut() {
  const { t } = useTranslation('identity');
  const queries = useQueryClient();
  const signOut = useMutation({
    mutationFn: () => api.post('/api/sign-out'),
    onSuccess: async () => {
      renewLive();
      await queries.resetQueries();
    },
  });
  return (
    <Button
      variant="subtle"
      color="gray"
      loading={signOut.isPending}
      onClick={() => signOut.mutate()}
    >
      {t('signOut')}
    </Button>
  );
}
