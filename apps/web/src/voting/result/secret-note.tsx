import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { useNumbers } from '../numbers';

interface SecretNoteProps {
  readonly poll: PollView;
  readonly groups: readonly NamedView[];
}

/** What a secret poll does not show, and why: nothing is put in its place. */
export function SecretNote({ poll: { tally, turnout, isWhole }, groups }: SecretNoteProps) {
  const { t } = useTranslation('voting');
  const numbers = useNumbers();
  const pooled = turnout.pooled?.groups ?? [];
  const unseen = groups
    .filter(({ id }) => !(id in tally!.byGroup))
    .filter(({ id }) => (turnout.byGroup[id]?.of ?? 0) > 0 || pooled.includes(id))
    .map(({ name }) => name);
  const together =
    tally!.cast === 0 || (!isWhole && unseen.length === 0)
      ? ''
      : isWhole
        ? t('secret.whole')
        : t('secret.pooled', { count: unseen.length, groups: numbers.list(unseen) });
  return (
    <Text size="sm" c="dimmed" data-testid="secret-note">
      {[t('secret.kept'), together].filter(Boolean).join(t('betweenSentences'))}
    </Text>
  );
}
