import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PollOptionView, PollView } from '#libs/voting';
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

/** In the order of the result, and what it left out at the end. */
const inOrder = (poll: PollView): PollOptionView[] => {
  const ordered = placed(poll).map(({ option }) => option);
  return [...ordered, ...poll.options.filter((option) => !ordered.includes(option))];
};

/** Option by group: where do the groups agree, where do they part? */
export function HeatMap({ poll, telling }: HeatMapProps) {
  const { t } = useTranslation('voting');
  const { tally, agreement } = poll;
  const counted = telling.groups.filter(({ id }) => id in tally!.byGroup);
  if (counted.length < 2) return null;
  const together = (id: string) => agreement?.[id]?.groupInformedConsensus?.geometricMean;
  const hasAgreement = poll.options.some(({ id }) => together(id) !== undefined);
  const title = t('result.heat');
  return (
    <div>
      <Text fw={600}>{title}</Text>
      <Text size="xs" c="dimmed" mb={4}>
        {t(`result.heatOf.${poll.method as 'dots'}`)}
        {hasAgreement && ` ${t('result.agreementHint')}`}
      </Text>
      <WideTable label={title}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('result.option')}</Table.Th>
            {counted.map(({ id, name }) => (
              <Table.Th key={id} scope="col">
                {name}
              </Table.Th>
            ))}
            <Table.Th scope="col">{t('result.all')}</Table.Th>
            {hasAgreement && <Table.Th scope="col">{t('result.agreementColumn')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {inOrder(poll).map(({ id, label }) => (
            <Table.Tr key={id}>
              <Table.Th scope="row">
                <bdi>{label}</bdi>
              </Table.Th>
              {counted.map((group) => (
                <Cell
                  key={group.id}
                  figure={figureOf(telling, poll, tally!.byGroup[group.id]!, id)}
                />
              ))}
              <Table.Td>{figureOf(telling, poll, tally!, id).short}</Table.Td>
              {hasAgreement && (
                <Table.Td>
                  {together(id) === undefined ? '–' : telling.numbers.share(together(id)!, 1)}
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </div>
  );
}
