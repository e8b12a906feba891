import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AdoptionRule, PollView, Reason } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { GroupChip, groupLook } from '../platform/group-chip';
import { AdoptionTable } from './adoption-table';
import { useNumbers } from './numbers';
import { adoptionSentences } from './reason-words';
import { Sentences } from './sentences';
import { VoteBar } from './vote-bar';
import classes from './vote-bar.module.css';

interface AdoptionResultProps {
  readonly poll: PollView;
  readonly groups: readonly NamedView[];
}

type Threshold = Extract<Reason, { kind: 'threshold' }>;

const lineOf = ({ threshold }: Threshold): number => {
  if (threshold === 'simple' || threshold === 'absolute') return 0.5;
  const [p, q] = threshold.split('/').map(Number) as [number, number];
  return p / q;
};

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** An adoption: the overall bar over what the threshold divides by, one bar per group of votes for and against. */
export function AdoptionResult({ poll, groups }: AdoptionResultProps) {
  const { t } = useTranslation('voting');
  const numbers = useNumbers();
  const tally = poll.tally!;
  const threshold = poll.decision!.reasons.find(
    (reason): reason is Threshold => reason.kind === 'threshold',
  )!;
  const asked = (poll.rule as AdoptionRule).groups !== 'none';
  const line = lineOf(threshold);
  const counted = groups.filter(({ id }) => id in tally.byGroup);
  return (
    <Stack gap="md">
      <Sentences sentences={adoptionSentences({ t, numbers, groups }, poll)} />
      <div className={classes['chart']} aria-hidden>
        <div className={classes['rows']}>
          <div className={`${classes['row']} ${classes['overall']}`}>
            <Text fw={600}>{t('result.all')}</Text>
            <VoteBar
              inFavour={share(threshold.yes, threshold.of)}
              opposed={share(threshold.no, threshold.of)}
              color="var(--mantine-color-text)"
              line={line}
            />
            <Text className={classes['figure']} fw={600}>
              {numbers.share(threshold.yes, threshold.of)}
            </Text>
          </div>
          {counted.map((group) => {
            const { yes = 0, no = 0 } = tally.byGroup[group.id]?.counts ?? {};
            return (
              <div key={group.id} className={classes['row']}>
                <GroupChip group={group} groups={groups} />
                <VoteBar
                  inFavour={share(yes, yes + no)}
                  opposed={share(no, yes + no)}
                  color={groupLook(groups, group.id).color}
                  line={asked ? 0.5 : line}
                  asked={asked}
                />
                <Text className={classes['figure']}>
                  {yes + no === 0 ? '–' : numbers.share(yes, yes + no)}
                </Text>
              </div>
            );
          })}
        </div>
      </div>
      <Text size="xs" c="dimmed">
        {t(asked ? 'result.line' : 'result.lineDotted')}
      </Text>
      <AdoptionTable poll={poll} groups={groups} />
    </Stack>
  );
}
