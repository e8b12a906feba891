import { Group, Table, Text, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PollOptionView, PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { GroupChip, groupLook, GroupMark } from '../../platform/group-chip';
import { WideTable } from './figures';
import classes from './figures.module.css';
import { figureOf, type OptionFigure } from './option-figures';
import { placed } from './places';
import type { Telling } from './telling';

interface HeatMapProps {
  readonly poll: PollView;
  readonly telling: Telling;
}

function Cell({ figure }: { readonly figure: OptionFigure }) {
  return (
    <Table.Td className={classes['heat']} style={{ '--heat': figure.share ?? 0 } as object}>
      {figure.short}
    </Table.Td>
  );
}

/** A column by its group's mark: names would take the width that the figures need, and stand below. */
function GroupHead({
  group,
  groups,
}: {
  readonly group: NamedView;
  readonly groups: readonly NamedView[];
}) {
  return (
    <Table.Th scope="col" className={classes['mark']}>
      <GroupMark look={groupLook(groups, group.id)} />
      <VisuallyHidden>{group.name}</VisuallyHidden>
    </Table.Th>
  );
}

/** In the order of the result, and what it left out at the end. */
const inOrder = (poll: PollView): PollOptionView[] => {
  const ordered = placed(poll).map(({ option }) => option);
  return [...ordered, ...poll.options.filter((option) => !ordered.includes(option))];
};

const togetherOn = ({ agreement }: PollView, option: string): number | null =>
  agreement?.[option]?.groupInformedConsensus?.geometricMean ?? null;

/** Option by group: where do the groups agree, where do they part? */
export function HeatMap({ poll, telling }: HeatMapProps) {
  const { t } = useTranslation('voting');
  const { tally, options } = poll;
  const { groups, numbers } = telling;
  const counted = groups.filter(({ id }) => id in tally!.byGroup);
  if (counted.length < 2) return null;
  const hasAgreement = options.some(({ id }) => togetherOn(poll, id) !== null);
  const title = t('result.heat');
  const row = ({ id, label }: PollOptionView) => {
    const together = togetherOn(poll, id);
    return (
      <Table.Tr key={id}>
        <Table.Th scope="row">
          <bdi>{label}</bdi>
        </Table.Th>
        {counted.map((group) => (
          <Cell key={group.id} figure={figureOf(telling, poll, tally!.byGroup[group.id]!, id)} />
        ))}
        <Table.Td>{figureOf(telling, poll, tally!, id).short}</Table.Td>
        {hasAgreement && (
          <Table.Td>{together === null ? '–' : numbers.share(together, 1)}</Table.Td>
        )}
      </Table.Tr>
    );
  };
  return (
    <div data-testid="heat-map">
      <Text fw={600}>{title}</Text>
      <Text size="xs" c="dimmed" mb={4}>
        {t(`result.heatOf.${poll.method as 'dots'}`)}
        {hasAgreement && t('betweenSentences') + t('result.agreementHint')}
      </Text>
      <WideTable label={title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('result.option')}</Table.Th>
            {counted.map((group) => (
              <GroupHead key={group.id} group={group} groups={groups} />
            ))}
            <Table.Th scope="col">{t('result.all')}</Table.Th>
            {hasAgreement && <Table.Th scope="col">{t('result.agreementColumn')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{inOrder(poll).map(row)}</Table.Tbody>
      </WideTable>
      <Group gap="md" mt="xs" aria-hidden>
        {counted.map((group) => (
          <GroupChip key={group.id} group={group} groups={groups} />
        ))}
      </Group>
    </div>
  );
}
