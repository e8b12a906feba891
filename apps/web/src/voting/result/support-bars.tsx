import { Text } from '@mantine/core';
import type { NamedView } from '#libs/workspace';
import { GroupChip, groupLook } from '../../platform/group-chip';
import { useNumbers } from '../numbers';
import { VoteBar } from '../vote-bar';
import classes from '../vote-bar.module.css';

/** One bar: so many for and against, of what they are measured by. */
export interface SupportBar {
  readonly yes: number;
  readonly no: number;
  readonly of: number;
  /** where what is asked for lies, 0 to 1 */
  readonly line: number | null;
  /** whether the rule asks it of this bar, or it is drawn for comparison only */
  readonly isAsked: boolean;
}

export interface GroupBar extends SupportBar {
  readonly group: NamedView;
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

function Bar({ bar, color }: { readonly bar: SupportBar; readonly color: string }) {
  const { yes, no, of, line, isAsked } = bar;
  return (
    <VoteBar
      inFavour={share(yes, of)}
      opposed={share(no, of)}
      color={color}
      line={line}
      asked={isAsked}
    />
  );
}

interface SupportBarsProps {
  readonly title: string;
  readonly overall: SupportBar;
  readonly byGroup: readonly GroupBar[];
  readonly groups: readonly NamedView[];
}

/** The overall bar and one per group, each with the line that the rule draws; hidden from readers, who have the table. */
export function SupportBars({ title, overall, byGroup, groups }: SupportBarsProps) {
  const numbers = useNumbers();
  const figure = ({ yes, of }: SupportBar) => (of === 0 ? '–' : numbers.share(yes, of));
  return (
    <div className={classes['chart']} aria-hidden>
      <div className={classes['rows']}>
        <div className={`${classes['row']} ${classes['overall']}`}>
          <Text fw={600}>{title}</Text>
          <Bar bar={overall} color="var(--mantine-color-text)" />
          <Text className={classes['figure']} fw={600}>
            {figure(overall)}
          </Text>
        </div>
        {byGroup.map((bar) => (
          <div key={bar.group.id} className={classes['row']}>
            <GroupChip group={bar.group} groups={groups} />
            <Bar bar={bar} color={groupLook(groups, bar.group.id).color} />
            <Text className={classes['figure']}>{figure(bar)}</Text>
          </div>
        ))}
      </div>
    </div>
  );
}
