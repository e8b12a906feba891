import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { adoptionBars } from './adoption-bars';
import { adoptionSentences } from './adoption-sentences';
import { AdoptionTable } from './adoption-table';
import { AgreementWords } from './agreement-words';
import { Fingers } from './fingers';
import { Sentences } from './sentences';
import { SupportBars } from './support-bars';
import { useTelling } from './use-telling';

interface AdoptionResultProps {
  readonly poll: PollView;
  readonly groups: readonly NamedView[];
}

/** A decision on one text: in words, the overall bar, one bar per group, how far the groups stand together, the figures. */
export function AdoptionResult({ poll, groups }: AdoptionResultProps) {
  const { t } = useTranslation('voting');
  const telling = useTelling(poll, groups);
  const sentences = <Sentences sentences={adoptionSentences(telling, poll)} />;
  if (poll.tally!.cast === 0 && poll.method !== 'no-objection') return sentences;
  const option = poll.options[0]!.id;
  const { overall, byGroup, line } = adoptionBars(poll, groups, option);
  return (
    <Stack gap="md">
      {sentences}
      <SupportBars title={t('result.all')} overall={overall} byGroup={byGroup} groups={groups} />
      <Text size="xs" c="dimmed">
        {t(`result.reading.${poll.method as 'consent' | 'no-objection' | 'yes-no-abstain'}`)}
        {line && t('betweenSentences') + t(line === 'asked' ? 'result.line' : 'result.lineDotted')}
      </Text>
      {poll.method === 'consent' && <Fingers counts={poll.tally!.counts ?? {}} />}
      <AgreementWords agreement={poll.agreement?.[option]} />
      <AdoptionTable poll={poll} groups={groups} />
    </Stack>
  );
}
