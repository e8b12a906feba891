import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Turnout } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { GroupChip, groupLook } from '../platform/group-chip';
import { groupLines } from './group-looks';
import { VoteBar } from './vote-bar';
import classes from './vote-bar.module.css';

interface TurnoutBarsProps {
  readonly turnout: Turnout;
  readonly groups: readonly NamedView[];
}

/** Who has voted, by group; never how. */
export function TurnoutBars({ turnout, groups }: TurnoutBarsProps) {
  const { t } = useTranslation('voting');
  const lines = groupLines(groups, turnout.byGroup, t('withoutGroup'));
  return (
    <div className={classes['chart']}>
      <div className={classes['rows']} role="list" aria-label={t('turnout.title')}>
        {lines.map((line) => {
          const { voted, of } = turnout.byGroup[line.id] ?? { voted: 0, of: 0 };
          return (
            <div key={line.id} className={classes['row']} role="listitem">
              <GroupChip group={line} groups={groups} />
              <VoteBar
                inFavour={of === 0 ? 0 : voted / of}
                color={groupLook(groups, line.id).color}
              />
              <Text className={classes['figure']} size="sm" c={of === 0 ? 'dimmed' : undefined}>
                {of === 0 ? t('turnout.nobody') : t('result.of', { part: voted, whole: of })}
              </Text>
            </div>
          );
        })}
      </div>
    </div>
  );
}
