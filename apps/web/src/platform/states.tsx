import { Button, Center, Loader, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { problemOf } from './api';
import { ProblemAlert } from './problem-alert';
import styles from './states.module.css';

/** Something is on its way; it shows only after a moment, so that what is quick does not flicker. */
export function Loading() {
  const { t } = useTranslation('platform');
  return (
    <Center role="status" py="xl" className={styles['late']}>
      <Stack align="center" gap="xs">
        <Loader size="sm" />
        <Text size="sm" c="dimmed">
          {t('loading')}
        </Text>
      </Stack>
    </Center>
  );
}

/** It could not be had; with `retry` it can be tried again. Who is not signed in is led to where one comes in. */
export function Failure({
  problem,
  retry,
}: {
  readonly problem: unknown;
  readonly retry?: (() => unknown) | undefined;
}) {
  const { t } = useTranslation('platform');
  return (
    <Stack align="flex-start" maw="40rem" py="md">
      <ProblemAlert problem={problem} />
      {problemOf(problem).kind === 'unauthenticated' ? (
        <Button component={Link} href="/" variant="default">
          {t('goHome')}
        </Button>
      ) : (
        retry && (
          <Button variant="default" onClick={() => retry()}>
            {t('tryAgain')}
          </Button>
        )
      )}
    </Stack>
  );
}

/** There is nothing here yet, and what comes next. */
export function Empty({
  title,
  text,
  action,
}: {
  readonly title: string;
  readonly text?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <Stack className={styles['empty']} gap="xs" align="flex-start">
      <Title order={3}>{title}</Title>
      {text && (
        <Text c="dimmed" component="div" maw="60ch">
          {text}
        </Text>
      )}
      {action}
    </Stack>
  );
}
