import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PollView } from '#libs/voting';
import { sentenceOf } from './clauses';
import { Figures } from './figures';
import classes from './figures.module.css';
import { ofKind, type Telling } from './telling';

interface PairwiseProps {
  readonly poll: PollView;
  readonly telling: Telling;
}

/** Each option against each other one: how many rank the one in the row above the one in the column, and why the order follows. */
export function Pairwise({ poll: { options, tally, decision }, telling }: PairwiseProps) {
  const { t } = useTranslation('voting');
  const above = (a: string, b: string) => tally!.pairwise?.[a]?.[b] ?? 0;
  const paths = ofKind(decision!.reasons, 'path');
  return (
    <>
      <Figures summary={t('result.pairwise')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('result.rankedAbove')}</Table.Th>
            {options.map(({ id, label }) => (
              <Table.Th key={id} scope="col" aria-label={label}>
                {id}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {options.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Th scope="row">
                {row.id}. <bdi>{row.label}</bdi>
              </Table.Th>
              {options.map(({ id }) => (
                <Table.Td
                  key={id}
                  className={above(row.id, id) > above(id, row.id) ? classes['won'] : undefined}
                >
                  {id === row.id ? '–' : above(row.id, id)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Figures>
      {paths.length > 0 && (
        <details className={classes['figures']}>
          <summary>{t('result.paths')}</summary>
          {paths.map((reason) => (
            <Text key={`${reason.option} ${reason.over}`} size="sm">
              {sentenceOf(telling, reason)}
            </Text>
          ))}
        </details>
      )}
    </>
  );
}
