import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import { Countdown } from '../countdown';
import { endOf } from '../poll-end';
import { ruleWords } from '../rule-words';
import { SecretNote } from '../secret-note';

/** What is the same of all, and so is said once; null where they differ. */
const commonOf = <T,>(polls: readonly PollView[], of: (poll: PollView) => T): T | null => {
  const [first, ...others] = polls.map(of);
  return others.every((each) => each === first) ? (first ?? null) : null;
};

interface RoundHeadProps {
  readonly title: string;
  readonly polls: readonly PollView[];
}

/** The round's title, and what holds for all of its polls. */
export function RoundHead({ title, polls }: RoundHeadProps) {
  const { t } = useTranslation('voting');
  const end = commonOf(polls, endOf);
  const rule = commonOf(polls, (poll) => ruleWords(t, poll).join(' '));
  return (
    <>
      <Title order={3}>
        <bdi>{title}</bdi>
      </Title>
      {polls.every(({ binding }) => !binding) && (
        <Text size="sm" c="dimmed">
          {t('strawText')}
        </Text>
      )}
      {polls.some(({ secret }) => secret) && <SecretNote />}
      {end && <Countdown closesAt={end} />}
      {rule && (
        <Text size="sm" c="dimmed">
          {rule}
        </Text>
      )}
    </>
  );
}
