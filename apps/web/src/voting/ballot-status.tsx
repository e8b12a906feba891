import { Alert, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { CheckCircle2, CloudOff, Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../platform/problem-alert';
import { choiceWords } from './choice-words';
import type { Choice } from './submission';
import type { useBallot } from './use-ballot';

interface BallotStatusProps {
  readonly ballot: ReturnType<typeof useBallot>;
  /** what to say before the first vote */
  readonly hint?: string;
}

function Conflict({ ballot, chosen }: BallotStatusProps & { readonly chosen: Choice }) {
  const { t } = useTranslation('voting');
  return (
    <Alert color="orange" icon={<Info />} title={t('ballot.conflictTitle')}>
      {t('ballot.conflictText', {
        stored: choiceWords(t, ballot.stored),
        chosen: choiceWords(t, chosen),
      })}
      <Group mt="sm">
        <Button variant="default" onClick={ballot.keepStored}>
          {t('ballot.keepStored')}
        </Button>
        <Button onClick={() => ballot.cast(chosen)}>{t('ballot.replaceStored')}</Button>
      </Group>
    </Alert>
  );
}

/** Where my vote is now, in words: on its way, stored, waiting, or why not. */
export function BallotStatus({ ballot, hint }: BallotStatusProps) {
  const { t } = useTranslation('voting');
  const { state, stored } = ballot;
  switch (state.kind) {
    case 'sending':
      return (
        <Group gap="xs">
          <Loader size="xs" />
          <Text>{t('ballot.sending')}</Text>
        </Group>
      );
    case 'waiting':
      return (
        <Alert color="orange" icon={<CloudOff />}>
          {t('ballot.waiting', { choice: choiceWords(t, state.submission.choice) })}
        </Alert>
      );
    case 'conflict':
      return <Conflict ballot={ballot} chosen={state.submission.choice} />;
    case 'closed':
      return (
        <Alert color="orange" icon={<Info />}>
          {stored === undefined
            ? t('ballot.closed')
            : t('ballot.closedKept', { stored: choiceWords(t, stored) })}
        </Alert>
      );
    case 'refused':
      return (
        <Stack gap="xs" align="flex-start">
          <ProblemAlert problem={state.problem} />
          <Button variant="default" onClick={ballot.tryAgain}>
            {t('ballot.tryAgain')}
          </Button>
        </Stack>
      );
    default:
      return stored === undefined ? (
        <Text c="dimmed">{hint ?? t('ballot.changeUntilClose')}</Text>
      ) : (
        <Alert color="teal" icon={<CheckCircle2 />} title={t('ballot.received')}>
          {t('ballot.receivedText', { choice: choiceWords(t, stored) })}
        </Alert>
      );
  }
}
