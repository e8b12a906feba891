import { NativeSelect, NumberInput, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PollForm } from './poll-form';

interface RuleFieldsProps {
  readonly form: PollForm;
  readonly change: (changes: Partial<PollForm>) => void;
}

interface ChoiceFieldProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly values: readonly Value[];
  readonly nameOf: (value: Value) => string;
  readonly onChange: (value: Value) => void;
}

function ChoiceField<Value extends string>({
  label,
  value,
  values,
  nameOf,
  onChange,
}: ChoiceFieldProps<Value>) {
  return (
    <NativeSelect
      label={label}
      value={value}
      data={values.map((each) => ({ value: each, label: nameOf(each) }))}
      onChange={(event) => onChange(event.currentTarget.value as Value)}
    />
  );
}

const thresholds = ['simple', '1/2', '3/5', '2/3', '3/4', 'absolute'] as const;
const quorums = ['none', '1/3', '1/2', '2/3'] as const;

function AdoptionFields({ form, change }: RuleFieldsProps) {
  const { t } = useTranslation('voting');
  return (
    <>
      <ChoiceField
        label={t('composer.threshold')}
        value={form.threshold as (typeof thresholds)[number]}
        values={thresholds}
        nameOf={(value) => t(`composer.thresholds.${value}`)}
        onChange={(threshold) => change({ threshold })}
      />
      <ChoiceField
        label={t('composer.base')}
        value={form.base}
        values={['yes-no', 'cast', 'electorate']}
        nameOf={(value) => t(`composer.bases.${value}`)}
        onChange={(base) => change({ base })}
      />
      <ChoiceField
        label={t('composer.groups')}
        value={form.groups}
        values={['no-group-opposed', 'every-group', 'majority-of-groups', 'none']}
        nameOf={(value) => t(`composer.groupConditions.${value}`)}
        onChange={(groups) => change({ groups })}
      />
      <ChoiceField
        label={t('composer.groupQuorum')}
        value={form.groupQuorum as (typeof quorums)[number]}
        values={quorums}
        nameOf={(value) => t(`composer.groupQuorums.${value}`)}
        onChange={(groupQuorum) => change({ groupQuorum })}
      />
    </>
  );
}

/** The parts of the rule that have sane defaults, under "More". */
export function RuleFields({ form, change }: RuleFieldsProps) {
  const { t } = useTranslation('voting');
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} pt="xs">
      {form.method === 'yes-no-abstain' && <AdoptionFields form={form} change={change} />}
      {form.method === 'dots' && (
        <NumberInput
          label={t('composer.seats')}
          description={t('composer.seatsHint')}
          min={1}
          max={500}
          allowDecimal={false}
          value={form.seats ?? ''}
          onChange={(seats) => change({ seats: typeof seats === 'number' ? seats : null })}
        />
      )}
      <ChoiceField
        label={t('composer.quorum')}
        value={form.quorum as (typeof quorums)[number]}
        values={quorums}
        nameOf={(value) => t(`composer.quorums.${value}`)}
        onChange={(quorum) => change({ quorum })}
      />
      <NumberInput
        label={t('composer.minimumOpen')}
        description={t('composer.minimumOpenHint')}
        min={0}
        max={86_400}
        allowDecimal={false}
        value={form.minimumOpen}
        onChange={(seconds) => change({ minimumOpen: Number(seconds) || 0 })}
      />
    </SimpleGrid>
  );
}
