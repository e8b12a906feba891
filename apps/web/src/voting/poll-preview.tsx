import { Alert, Group, Stack, Text, Title } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { useDates } from '../platform/dates';
import { GroupChip } from '../platform/group-chip';
import classes from './composer/composer.module.css';
import { SecrecyWords } from './composer/secret-field';
import { groupLines } from './group-looks';
import { PinnedText, shortHash } from './pinned-text';
import { PollTitle } from './poll-title';
import { ruleWords } from './rule-words';
import { VoterWarnings } from './voter-warnings';

interface OfPoll {
  readonly poll: PollView;
}

interface PollPreviewProps extends OfPoll {
  readonly groups: readonly NamedView[];
}

/** Who may vote if it were opened now, by group, and what to mind about that. */
export function WhoMayVote({ poll, groups }: PollPreviewProps) {
  const { t } = useTranslation('voting');
  const { byGroup, of, pooled } = poll.turnout;
  const isPooled = ({ id }: NamedView) => pooled?.groups.includes(id) ?? false;
  const lines = groupLines(groups, byGroup, t('withoutGroup'));
  return (
    <Stack gap="xs">
      <Title order={4} fz="md">
        {t('composer.whoMayVote')}
      </Title>
      {lines.map((line) => (
        <Group key={line.id} justify="space-between">
          <GroupChip group={line} groups={groups} />
          <Text fw={600}>
            {isPooled(line) ? t('secret.together') : (byGroup[line.id]?.of ?? 0)}
          </Text>
        </Group>
      ))}
      {pooled && (
        <Group justify="space-between">
          <Text size="sm" c="dimmed">
            {t('secret.shownTogether')}
          </Text>
          <Text fw={600}>{pooled.of}</Text>
        </Group>
      )}
      <Group justify="space-between">
        <Text fw={600}>{t('composer.total')}</Text>
        <Text fw={600}>{of}</Text>
      </Group>
      <VoterWarnings poll={poll} groups={groups} />
    </Stack>
  );
}

/** The texts and options that are voted on, each text pinned and checked. */
export function PollTexts({ poll, isOpen }: OfPoll & { readonly isOpen: boolean }) {
  return poll.options.map(({ id, label, revisionId, revision }) =>
    revisionId && revision ? (
      <PinnedText
        key={id}
        revisionId={revisionId}
        revision={revision}
        {...(isOpen ? { open: true } : { summary: label })}
      />
    ) : (
      poll.options.length > 1 && (
        <Text key={id} ff="var(--plenary-serif)">
          <bdi>{label}</bdi>
        </Text>
      )
    ),
  );
}

/** The rule, the end and the earliest close in words, and of a secret poll what that means. */
export function PollTerms({ poll }: OfPoll) {
  const { t } = useTranslation('voting');
  const dates = useDates();
  const { closesAt, minimumOpen, secret, isWhole, method } = poll;
  const asksMinimum = method !== 'no-objection' || closesAt === null;
  return (
    <Stack gap={6}>
      <Text size="sm">{ruleWords(t, poll).join(t('betweenSentences'))}</Text>
      <Text size="sm">
        {[
          closesAt && t('composer.closes', { time: dates.dayAndTime(closesAt) }),
          asksMinimum &&
            (minimumOpen > 0
              ? t('composer.openFor', { count: minimumOpen })
              : t('composer.anyTime')),
        ]
          .filter(Boolean)
          .join(t('betweenSentences'))}
      </Text>
      {secret && (
        <>
          <Text size="sm" fw={600}>
            {t('secret.badge')}
          </Text>
          <SecrecyWords />
        </>
      )}
      {isWhole && (
        <Alert color="orange" icon={<TriangleAlert />}>
          {t('secret.whole')}
        </Alert>
      )}
    </Stack>
  );
}

/** The hash of all of it, short. */
export function PollHash({ poll }: OfPoll) {
  const { t } = useTranslation('voting');
  return (
    <Text size="xs" c="dimmed">
      {t('composer.pollHash')}{' '}
      <Text span ff="monospace" dir="ltr">
        {shortHash(poll.hash)}
      </Text>
    </Text>
  );
}

/** Exactly what an opening would open: question, texts, rule, who may vote, and the fingerprint of all of it. */
export function PollPreview({ poll, groups }: PollPreviewProps) {
  return (
    <Stack gap="md">
      <Stack gap="sm" className={classes['preview'] ?? ''}>
        <PollTitle poll={poll} order={3} />
        <PollTexts poll={poll} isOpen={poll.options.length === 1} />
        <PollTerms poll={poll} />
      </Stack>
      <WhoMayVote poll={poll} groups={groups} />
      <PollHash poll={poll} />
    </Stack>
  );
}
