import { Alert, Text } from '@mantine/core';
import { CircleAlert, CloudOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { problemOf, type ApiProblemKind } from './api';

/** These say nothing that a person could use beyond their kind. */
const spokenByKind: readonly ApiProblemKind[] = ['offline', 'internal', 'unavailable'];

/** What went wrong, in words: by its kind, and what the server said about it. */
export function ProblemAlert({ problem }: { readonly problem: unknown }) {
  const { t } = useTranslation('platform');
  const { kind, message } = problemOf(problem);
  const Icon = kind === 'offline' ? CloudOff : CircleAlert;
  return (
    <Alert
      role="alert"
      color={kind === 'offline' || kind === 'unavailable' ? 'orange' : 'red'}
      icon={<Icon aria-hidden />}
      title={t(`problem.${kind}.title`)}
    >
      {spokenByKind.includes(kind) ? (
        t(`problem.${kind}.text`)
      ) : (
        <Text size="sm" dir="auto">
          {message}
        </Text>
      )}
    </Alert>
  );
}
