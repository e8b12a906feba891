import { Group, Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PollOptionView, PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { GroupChip, groupLook } from '../platform/group-chip';
import classes from './dots-result.module.css';
import { Figures } from './figures';
import { useNumbers } from './numbers';
import { dotsSentences } from './reason-words';
import { Sentences } from './sentences';

interface DotsResultProps {
  readonly poll: PollView;
  readonly groups: readonly NamedView[];
}

interface Placed {
  readonly option: PollOptionView;
  readonly place: number;
  readonly dots: number;
}

/** The options by place; those with equal dots share one, and the next place counts them. */
const placed = ({ tally, options }: PollView): Placed[] => {
  let before = 0;
  return (tally!.order ?? []).flatMap((rank) => {
    const place = before + 1;
    before += rank.length;
    return rank.flatMap((id) => {
      const option = options.find((known) => known.id === id);
      return option ? [{ option, place, dots: Number(tally!.scores?.[id] ?? 0) }] : [];
    });
  });
};

/** A dot vote as an ordered list that can be read aloud, each line with its dots by group. */
export function DotsResult({ poll, groups }: DotsResultProps) {
  const { t } = useTranslation('voting');
  const numbers = useNumbers();
  const lines = placed(poll);
  const most = Math.max(1, ...lines.map(({ dots }) => dots));
  const dotsOf = (groupId: string, optionId: string) =>
    Number(poll.tally!.byGroup[groupId]?.scores?.[optionId] ?? 0);
  const counted = groups.filter(({ id }) => id in poll.tally!.byGroup);
  const sentences = dotsSentences({ t, numbers, groups }, poll);
  return (
    <Stack gap="md">
      {sentences.length > 0 && <Sentences sentences={sentences} />}
      {poll.tally!.cast === 0 && <Text>{t('result.noDots')}</Text>}
      <ol className={classes['list']}>
        {lines.map(({ option, place, dots }) => (
          <li key={option.id} value={place} className={classes['line']}>
            <Group justify="space-between" wrap="nowrap" align="baseline">
              <Text>
                <bdi>{option.label}</bdi>
              </Text>
              <Text fw={600} className={classes['dots']}>
                {t('result.dots', { count: dots })}
              </Text>
            </Group>
            <div
              className={classes['bar']}
              style={{ inlineSize: `${(dots / most) * 100}%` }}
              aria-hidden
            >
              {counted.map(({ id }) => (
                <div
                  key={id}
                  style={{
                    flexGrow: dotsOf(id, option.id),
                    background: groupLook(groups, id).color,
                  }}
                />
              ))}
              <div
                className={classes['others']}
                style={{
                  flexGrow: dots - counted.reduce((sum, { id }) => sum + dotsOf(id, option.id), 0),
                }}
              />
            </div>
          </li>
        ))}
      </ol>
      <Group gap="md" aria-hidden>
        {counted.map((group) => (
          <GroupChip key={group.id} group={group} groups={groups} />
        ))}
      </Group>
      <Figures>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('result.option')}</Table.Th>
            <Table.Th scope="col">{t('result.place')}</Table.Th>
            {counted.map(({ id, name }) => (
              <Table.Th key={id} scope="col">
                {name}
              </Table.Th>
            ))}
            <Table.Th scope="col">{t('result.all')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(({ option, place, dots }) => (
            <Table.Tr key={option.id}>
              <Table.Th scope="row">{option.label}</Table.Th>
              <Table.Td>{place}</Table.Td>
              {counted.map(({ id }) => (
                <Table.Td key={id}>{dotsOf(id, option.id)}</Table.Td>
              ))}
              <Table.Td>{dots}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Figures>
    </Stack>
  );
}
