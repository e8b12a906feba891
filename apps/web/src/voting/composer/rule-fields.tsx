import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { ChoiceField } from './choice-field';
import type { RuleForm } from './rule-form';
import type { RuleField, TemplateName } from './templates';

interface FieldProps {
  readonly t: TFunction<'voting'>;
  readonly rule: RuleForm;
  readonly change: (changes: Partial<RuleForm>) => void;
  readonly template: TemplateName;
}

const thresholds = ['simple', '1/2', '3/5', '2/3', '3/4', 'absolute'] as const;
const quorums = ['none', '1/3', '1/2', '2/3'] as const;
const conditions = ['none', 'no-group-opposed', 'every-group', 'majority-of-groups'] as const;
const ratios = ['1/1', '3/2', '2/1', '3/1'] as const;

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

function NumberField({ onChange, ...field }: NumberFieldProps) {
  return (
    <NumberInput
      {...field}
      allowDecimal={false}
      hideControls
      onChange={(value) => typeof value === 'number' && onChange(value)}
    />
  );
}

/** The control of each part of a rule; a part without one does not compile. */
const controls: Readonly<Record<RuleField, (props: FieldProps) => ReactNode>> = {
  threshold: ({ t, rule, change }) => (
    <ChoiceField
      label={t('composer.threshold')}
      value={rule.threshold as (typeof thresholds)[number]}
      values={thresholds}
      nameOf={(value) => t(`composer.thresholds.${value}`)}
      onChange={(threshold) => change({ threshold })}
    />
  ),
  base: ({ t, rule, change, template }) => (
    <ChoiceField
      label={t('composer.base')}
      value={rule.base}
      values={
        template === 'approveEach'
          ? ['cast', 'present', 'electorate']
          : ['yes-no', 'cast', 'present', 'electorate']
      }
      nameOf={(value) => t(`composer.bases.${value}`)}
      onChange={(base) => change({ base })}
      disabled={rule.threshold === 'absolute'}
    />
  ),
  groups: ({ t, rule, change }) => (
    <ChoiceField
      label={t('composer.groups')}
      value={rule.groups}
      values={conditions}
      nameOf={(value) => t(`composer.groupConditions.${value}`)}
      onChange={(groups) => change({ groups })}
    />
  ),
  quorum: ({ t, rule, change }) => (
    <ChoiceField
      label={t('composer.quorum')}
      value={rule.quorum as (typeof quorums)[number]}
      values={quorums}
      nameOf={(value) => t(`composer.quorums.${value}`)}
      onChange={(quorum) => change({ quorum })}
    />
  ),
  groupQuorum: ({ t, rule, change }) => (
    <ChoiceField
      label={t('composer.groupQuorum')}
      value={rule.groupQuorum as (typeof quorums)[number]}
      values={quorums}
      nameOf={(value) => t(`composer.groupQuorums.${value}`)}
      onChange={(groupQuorum) => change({ groupQuorum })}
    />
  ),
  seats: ({ t, rule, change, template }) => (
    <NumberInput
      label={t('composer.seats')}
      {...(template !== 'approveTop' && {
        description: t(template === 'choose' ? 'composer.seatsOne' : 'composer.seatsNone'),
      })}
      required={template === 'approveTop'}
      min={1}
      max={500}
      allowDecimal={false}
      hideControls
      value={rule.seats ?? ''}
      onChange={(seats) => change({ seats: typeof seats === 'number' ? seats : null })}
    />
  ),
  dots: ({ t, rule, change }) => (
    <NumberField
      label={t('composer.budget')}
      min={1}
      max={1000}
      value={rule.dots}
      onChange={(dots) => change({ dots })}
    />
  ),
  perOption: ({ t, rule, change }) => (
    <NumberField
      label={t('composer.cap')}
      min={1}
      max={rule.dots}
      value={Math.min(rule.perOption, rule.dots)}
      onChange={(perOption) => change({ perOption })}
    />
  ),
  scale: ({ t, rule, change }) => (
    <>
      <NumberField
        label={t('composer.least')}
        min={-1000}
        max={rule.most - 1}
        value={rule.least}
        onChange={(least) => change({ least })}
      />
      <NumberField
        label={t('composer.most')}
        min={rule.least + 1}
        max={1000}
        value={rule.most}
        onChange={(most) => change({ most })}
      />
    </>
  ),
  unranked: ({ t, rule, change }) => (
    <ChoiceField
      label={t('composer.unranked')}
      value={rule.unranked}
      values={['last', 'no-opinion']}
      nameOf={(value) => t(`composer.unrankedAs.${value}`)}
      onChange={(unranked) => change({ unranked })}
    />
  ),
  majority: ({ t, rule, change }) => (
    <ChoiceField
      label={t('composer.majority')}
      value={rule.majority as (typeof ratios)[number]}
      values={ratios}
      nameOf={(value) => t(`composer.majorityOf.${value}`)}
      onChange={(majority) => change({ majority })}
    />
  ),
};

interface RuleFieldsProps extends Omit<FieldProps, 't'> {
  readonly fields: readonly RuleField[];
}

/** The parts of a rule that a template has, each with its control. */
export function RuleFields({ fields, ...props }: RuleFieldsProps) {
  const { t } = useTranslation('voting');
  return fields.map((field) => {
    const Control = controls[field];
    return <Control key={field} t={t} {...props} />;
  });
}
