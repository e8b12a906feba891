import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Turnout, TurnoutFigures } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { GroupChip, groupLook } from '../platform/group-chip';
import { groupLines } from './group-looks';
import { useNumbers } from './numbers';
import { VoteBar } from './vote-bar';
import classes from './vote-bar.module.css';

interface TurnoutBarsProps {
  readonly turnout: Turnout;
  readonly groups: readonly NamedView[];
}

/** Who has voted, by group; never how. In a secret poll small groups share a line. */
export function TurnoutBars({ turnout: { byGroup, pooled }, groups }: TurnoutBarsProps) {
  const { t } = useTranslation('voting');
  const { list } = useNumbers();
  const lines = groupLines(groups, byGroup, t('withoutGroup'));
  const isPooled = (id: string) => pooled?.groups.includes(id) ?? false;
  const nameOf = (id: string) => groups.find((group) => group.id === id)?.name ?? t('withoutGroup');
  return (
    <div className={classes['chart']}>
      <div className={classes['rows']} role="list" aria-label={t('turnout.title')}>
        {lines
          .filter(({ id }) => !isPooled(id))
          .map((line) => (
            <div key={line.id} className={classes['row']} role="listitem">
              <GroupChip group={line} groups={groups} />
              <Figures figures={byGroup[line.id]} color={groupLook(groups, line.id).color} />
            </div>
          ))}
        {pooled && (
          <div className={classes['row']} role="listitem">
            <Text span fw={500}>
              {t('turnout.pooled')}
            </Text>
            <Figures figures={pooled} color="var(--mantine-color-dimmed)" />
          </div>
        )}
      </div>
      {pooled && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('turnout.pooledText', { groups: list(pooled.groups.map(nameOf)) })}
        </Text>
      )}
    </div>
  );
}

interface FiguresProps {
  readonly figures: TurnoutFigures | undefined;
  readonly color: string;
}

function Figures({ figures: { voted, of } = { voted: 0, of: 0 }, color }: FiguresProps) {
  const { t } = useTranslation('voting');
  return (
    <>
      <VoteBar inFavour={of === 0 ? 0 : voted / of} color={color} />
      <Text className={classes['figure']} size="sm" c={of === 0 ? 'dimmed' : undefined}>
        {of === 0 ? t('turnout.nobody') : t('result.of', { part: voted, whole: of })}
      </Text>
    </>
  );
}
