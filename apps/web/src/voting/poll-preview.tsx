import { Alert, Group, Stack, Text, Title } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { GroupChip } from '../platform/group-chip';
import { groupLines } from './group-looks';
import { useNumbers } from './numbers';
import { PinnedText, shortHash } from './pinned-text';
import classes from './poll-composer.module.css';
import { PollTitle } from './poll-title';
import { ruleWords } from './rule-words';

interface PollPreviewProps {
  readonly poll: PollView;
  readonly groups: readonly NamedView[];
}

function WhoMayVote({ poll: { turnout, unconfirmed, binding }, groups }: PollPreviewProps) {
  const { t } = useTranslation('voting');
  const numbers = useNumbers();
  const lines = groupLines(groups, turnout.byGroup, t('withoutGroup'));
  const votersOf = ({ id }: NamedView) => turnout.byGroup[id]?.of ?? 0;
  const absent = groups.filter((group) => votersOf(group) === 0);
  return (
    <Stack gap="xs">
      <Title order={4} fz="md">
        {t('composer.whoMayVote')}
      </Title>
      {lines.map((line) => (
        <Group key={line.id} justify="space-between">
          <GroupChip group={line} groups={groups} />
          <Text fw={600}>{votersOf(line)}</Text>
        </Group>
      ))}
      <Group justify="space-between">
        <Text fw={600}>{t('composer.total')}</Text>
        <Text fw={600}>{turnout.of}</Text>
      </Group>
      {turnout.of === 0 ? (
        <Alert color="red" icon={<TriangleAlert />}>
          {t('composer.nobodyAtAll')}
        </Alert>
      ) : (
        absent.length > 0 && (
          <Alert color="orange" icon={<TriangleAlert />}>
            {t('composer.nobodyIn', { groups: numbers.list(absent.map(({ name }) => name)) })}
          </Alert>
        )
      )}
      {unconfirmed > 0 && (
        <Alert color="orange" icon={<TriangleAlert />}>
          {t(binding ? 'composer.unconfirmedBinding' : 'composer.unconfirmedStraw', {
            count: unconfirmed,
          })}
        </Alert>
      )}
    </Stack>
  );
}

/** Exactly what an opening would open: question, texts, rule, who may vote, and the fingerprint of all of it. */
export function PollPreview({ poll, groups }: PollPreviewProps) {
  const { t } = useTranslation('voting');
  return (
    <Stack gap="md">
      <Stack gap="sm" className={classes['preview']}>
        <PollTitle poll={poll} order={3} />
        {poll.options.map(
          (option) =>
            option.revisionId &&
            option.revision && (
              <PinnedText
                key={option.id}
                revisionId={option.revisionId}
                revision={option.revision}
                {...(poll.options.length === 1 ? { open: true } : { summary: option.label })}
              />
            ),
        )}
        <Text size="sm">{ruleWords(t, poll).join(' ')}</Text>
        <Text size="sm">
          {poll.minimumOpen > 0
            ? t('composer.openFor', { count: poll.minimumOpen })
            : t('composer.anyTime')}
        </Text>
      </Stack>
      <WhoMayVote poll={poll} groups={groups} />
      <Text size="xs" c="dimmed">
        {t('composer.pollHash')}{' '}
        <Text span ff="monospace" dir="ltr">
          {shortHash(poll.hash)}
        </Text>
      </Text>
    </Stack>
  );
}
