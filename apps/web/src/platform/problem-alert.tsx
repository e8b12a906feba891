import { Text } from '@mantine/core';
import { CircleAlert, CloudOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { problemOf, type ApiProblemKind } from './api';
import { Notice } from './notice';

/** Of these the server says nothing that a person could use. */
const spokenByKind: readonly ApiProblemKind[] = ['offline', 'internal', 'unavailable'];

/** What went wrong, in the reader's words by its kind, and below them the server's own, which are English. */
export function ProblemAlert({ problem }: { readonly problem: unknown }) {
  const { t } = useTranslation('platform');
  const { kind, message } = problemOf(problem);
  const Icon = kind === 'offline' ? CloudOff : CircleAlert;
  return (
    <Notice
      role="alert"
      tone={kind === 'offline' || kind === 'unavailable' ? 'waiting' : 'bad'}
      icon={Icon}
      title={t(`problem.${kind}.title`)}
    >
      {t(`problem.${kind}.text`)}
      {!spokenByKind.includes(kind) && message !== '' && <ServerWords>{message}</ServerWords>}
    </Notice>
  );
}

/** What the server said, which is English whatever the interface speaks. */
export function ServerWords({ children }: { readonly children: string }) {
  return (
    <Text size="sm" mt={4} lang="en" dir="ltr" ta="start">
      {children}
    </Text>
  );
}
