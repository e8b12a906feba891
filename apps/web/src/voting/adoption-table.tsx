import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Count, PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { Figures } from './figures';

interface AdoptionTableProps {
  readonly poll: PollView;
  readonly groups: readonly NamedView[];
}

/** The figures behind the bars, for reading out and for those who do not see them. */
export function AdoptionTable({ poll: { tally, turnout }, groups }: AdoptionTableProps) {
  const { t } = useTranslation('voting');
  const row = (name: string, count: Count, electors: number) => (
    <Table.Tr key={name}>
      <Table.Th scope="row">{name}</Table.Th>
      <Table.Td>{count.counts?.['yes'] ?? 0}</Table.Td>
      <Table.Td>{count.counts?.['no'] ?? 0}</Table.Td>
      <Table.Td>{count.counts?.['abstain'] ?? 0}</Table.Td>
      <Table.Td>{count.cast}</Table.Td>
      <Table.Td>{electors}</Table.Td>
    </Table.Tr>
  );
  return (
    <Figures>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('result.group')}</Table.Th>
          <Table.Th scope="col">{t('for')}</Table.Th>
          <Table.Th scope="col">{t('against')}</Table.Th>
          <Table.Th scope="col">{t('abstained')}</Table.Th>
          <Table.Th scope="col">{t('result.cast')}</Table.Th>
          <Table.Th scope="col">{t('result.mayVote')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {groups
          .filter(({ id }) => id in tally!.byGroup)
          .map(({ id, name }) => row(name, tally!.byGroup[id]!, turnout.byGroup[id]?.of ?? 0))}
        {row(t('result.all'), tally!, turnout.of)}
      </Table.Tbody>
    </Figures>
  );
}
