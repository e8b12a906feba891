import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Count, PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import { Figures } from './figures';
import { fingerWords } from './fingers';

interface AdoptionTableProps {
  readonly poll: PollView;
  readonly groups: readonly NamedView[];
}

const columns = {
  'yes-no-abstain': ['yes', 'no', 'abstain'],
  consent: ['5', '4', '3', '2', '1', '0'],
  'no-objection': ['object', 'stand-aside'],
} as const;

type Method = keyof typeof columns;
type Choice = (typeof columns)[Method][number];
type Finger = (typeof columns)['consent'][number];

const isFinger = (choice: Choice): choice is Finger => /^[0-5]$/.test(choice);

/** The figures behind the bars, for reading out and for those who do not see them. */
export function AdoptionTable({ poll, groups }: AdoptionTableProps) {
  const { t } = useTranslation('voting');
  const { tally, turnout } = poll;
  const choices: readonly Choice[] = columns[poll.method as Method];
  const row = (name: string, count: Count, electors: number | undefined) => (
    <Table.Tr key={name}>
      <Table.Th scope="row">{name}</Table.Th>
      {choices.map((choice) => (
        <Table.Td key={choice}>{count.counts?.[choice] ?? 0}</Table.Td>
      ))}
      <Table.Td>{count.cast}</Table.Td>
      <Table.Td>{electors ?? '–'}</Table.Td>
    </Table.Tr>
  );
  return (
    <Figures>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('result.group')}</Table.Th>
          {choices.map((choice) => (
            <Table.Th key={choice} scope="col">
              {isFinger(choice) ? fingerWords(t, choice) : t(`result.choice.${choice}`)}
            </Table.Th>
          ))}
          <Table.Th scope="col">{t('result.cast')}</Table.Th>
          <Table.Th scope="col">{t('result.mayVote')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {groups
          .filter(({ id }) => id in tally!.byGroup)
          .map(({ id, name }) => row(name, tally!.byGroup[id]!, turnout.byGroup[id]?.of))}
        {row(t('result.all'), tally!, turnout.of)}
      </Table.Tbody>
    </Figures>
  );
}
