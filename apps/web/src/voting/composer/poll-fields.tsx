import { Radio, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StatementView } from '#libs/drafting';
import classes from './composer.module.css';
import { EndingFields } from './ending-fields';
import { withTemplate, type PollForm } from './poll-form';
import { useProposals } from './proposals';
import { RuleFields } from './rule-fields';
import type { RuleForm } from './rule-form';
import { SecretField } from './secret-field';
import { SubjectFields } from './subject-fields';
import { TemplateChoice } from './template-choice';
import { templateOf } from './templates';

interface PollFieldsProps {
  readonly form: PollForm;
  readonly change: (changes: Partial<PollForm>) => void;
  readonly statements: readonly StatementView[];
}

function Asked({ form, change, statements }: PollFieldsProps) {
  const { t } = useTranslation('voting');
  const proposals = useProposals();
  const statement = statements.find(({ id }) => id === form.statementIds[0]) ?? null;
  if (form.isRound)
    return (
      <TextInput
        required
        maxLength={300}
        dir="auto"
        label={t('composer.roundName')}
        value={proposals.title(form)}
        onChange={({ currentTarget: { value } }) => change({ title: value })}
      />
    );
  return (
    <Textarea
      required
      autosize
      minRows={1}
      maxLength={500}
      dir="auto"
      label={t('composer.question')}
      value={form.question ?? proposals.question(form, statement)}
      onChange={({ currentTarget: { value } }) => change({ question: value })}
    />
  );
}

function BindingField({ form, change }: Omit<PollFieldsProps, 'statements'>) {
  const { t } = useTranslation('voting');
  return (
    <Radio.Group
      label={t('composer.kind')}
      value={form.binding ? 'binding' : 'straw'}
      onChange={(value) => change({ binding: value === 'binding' })}
    >
      <Stack gap="xs" mt="xs">
        <Radio
          value="binding"
          label={t('composer.bindingChoice')}
          description={t('composer.bindingText')}
        />
        <Radio value="straw" label={t('composer.strawChoice')} description={t('strawText')} />
      </Stack>
    </Radio.Group>
  );
}

/** The first step of a new poll: what for, on what, how it is asked; the rule's defaults wait under "More". */
export function PollFields({ form, change, statements }: PollFieldsProps) {
  const { t } = useTranslation('voting');
  const { fields, first = [], needsEnd } = templateOf(form.template);
  const rule = {
    rule: form.rule,
    template: form.template,
    change: (changes: Partial<RuleForm>) => change({ rule: { ...form.rule, ...changes } }),
  };
  const ending = <EndingFields form={form} change={change} />;
  return (
    <Stack gap="md">
      <TemplateChoice
        value={form.template}
        onChange={(template) => change(withTemplate(form, template))}
      />
      <SubjectFields form={form} change={change} statements={statements} />
      <Asked form={form} change={change} statements={statements} />
      {(first.length > 0 || needsEnd) && (
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <RuleFields fields={first} {...rule} />
          {needsEnd && ending}
        </SimpleGrid>
      )}
      <BindingField form={form} change={change} />
      <details className={classes['more']}>
        <summary>{t('composer.more')}</summary>
        <Stack gap="md" pt="xs">
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <RuleFields fields={fields.filter((field) => !first.includes(field))} {...rule} />
            {!needsEnd && ending}
          </SimpleGrid>
          <SecretField checked={form.secret} onChange={(secret) => change({ secret })} />
        </Stack>
      </details>
    </Stack>
  );
}
