import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../platform/api';
import { ProblemAlert } from '../../platform/problem-alert';

/** Parts of the input that the server may refuse, by the name of their field in the composer. */
const fields = {
  question: 'question',
  title: 'roundName',
  options: 'statements',
  closesAt: 'closesAt',
  minimumOpen: 'minimumOpen',
  'rule.threshold': 'threshold',
  'rule.base': 'base',
  'rule.groups': 'groups',
  'rule.quorum': 'quorum',
  'rule.groupQuorum': 'groupQuorum',
  'rule.seats': 'seats',
  'rule.dots': 'budget',
  'rule.perOption': 'cap',
  'rule.scale': 'scale',
  'rule.unranked': 'unranked',
  'rule.majorities': 'majority',
} as const;

type Field = (typeof fields)[keyof typeof fields];

/** `polls.3.rule.scale[0]` is about the field `scale`. */
export function fieldOf(at: string | undefined): Field | null {
  const [first, second] = (at ?? '')
    .replace(/^polls[.[]\d+\]?\./, '')
    .split(/[.[]/)
    .filter(Boolean);
  const known: Readonly<Record<string, Field | undefined>> = fields;
  return known[`${first}.${second}`] ?? known[String(first)] ?? null;
}

/** What was refused, with the field that it is about named as the composer names it. */
export function FieldProblem({ problem }: { readonly problem: unknown }) {
  const { t } = useTranslation('voting');
  const field = fieldOf(problemOf(problem).at);
  return (
    <Stack gap={4}>
      {field && <Text fw={600}>{t('composer.problemAt', { field: t(`composer.${field}`) })}</Text>}
      <ProblemAlert problem={problem} />
    </Stack>
  );
}
