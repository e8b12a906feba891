import {
  Checkbox,
  Group,
  NativeSelect,
  NumberInput,
  Radio,
  ScrollArea,
  SegmentedControl,
  Stack,
  Text,
  Textarea,
} from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StatementView } from '#libs/drafting';
import { useStatementName } from '../drafting/statement-name';
import { optionLabel, type PollForm } from './poll-form';
import classes from './poll-composer.module.css';
import { RuleFields } from './rule-fields';

interface PollFieldsProps {
  readonly form: PollForm;
  readonly change: (changes: Partial<PollForm>) => void;
  readonly statements: readonly StatementView[];
}

function OneText({ form, change, statements }: PollFieldsProps) {
  const { t } = useTranslation('voting');
  const nameOf = useStatementName();
  const choose = (id: string) => {
    const statement = statements.find((known) => known.id === id);
    change({
      statementIds: statement ? [id] : [],
      question: statement
        ? t('composer.adoptQuestion', { name: nameOf(statement) })
        : form.question,
    });
  };
  return (
    <NativeSelect
      required
      label={t('composer.statement')}
      value={form.statementIds[0] ?? ''}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[
        { value: '', label: t('composer.chooseStatement') },
        ...statements.map((statement) => ({
          value: statement.id,
          label: optionLabel(nameOf(statement), statement),
        })),
      ]}
    />
  );
}

function ManyTexts({ form, change, statements }: PollFieldsProps) {
  const { t } = useTranslation('voting');
  const nameOf = useStatementName();
  const choose = (chosen: string[]) =>
    change({ statementIds: statements.map(({ id }) => id).filter((id) => chosen.includes(id)) });
  return (
    <Stack gap="sm">
      <Checkbox.Group
        label={t('composer.statements')}
        description={t('composer.atLeastTwo')}
        value={[...form.statementIds]}
        onChange={choose}
      >
        <ScrollArea.Autosize mah={260} mt="xs">
          <Stack gap={4}>
            {statements.map((statement) => (
              <Checkbox
                key={statement.id}
                value={statement.id}
                className={classes['option']}
                label={optionLabel(nameOf(statement), statement)}
              />
            ))}
          </Stack>
        </ScrollArea.Autosize>
      </Checkbox.Group>
      <Group grow>
        <NumberInput
          label={t('composer.budget')}
          min={1}
          max={1000}
          allowDecimal={false}
          value={form.dots}
          onChange={(dots) => change({ dots: Number(dots) || 1 })}
        />
        <NumberInput
          label={t('composer.cap')}
          min={1}
          max={form.dots}
          allowDecimal={false}
          value={Math.min(form.perOption, form.dots)}
          onChange={(perOption) => change({ perOption: Number(perOption) || 1 })}
        />
      </Group>
    </Stack>
  );
}

/** The first step of a new poll: what is asked, about which texts, and what for. */
export function PollFields({ form, change, statements }: PollFieldsProps) {
  const { t } = useTranslation('voting');
  const setMethod = (method: PollForm['method']) =>
    change({
      method,
      statementIds: [],
      question: method === 'dots' ? t('composer.dotsQuestion') : '',
    });
  return (
    <Stack gap="md">
      <SegmentedControl
        fullWidth
        aria-label={t('composer.title')}
        value={form.method}
        onChange={(value) => setMethod(value as PollForm['method'])}
        data={[
          { value: 'yes-no-abstain', label: t('composer.adopt') },
          { value: 'dots', label: t('composer.prioritise') },
        ]}
      />
      <Text size="sm" c="dimmed">
        {t(form.method === 'dots' ? 'composer.prioritiseText' : 'composer.adoptText')}
      </Text>
      {form.method === 'dots' ? (
        <ManyTexts form={form} change={change} statements={statements} />
      ) : (
        <OneText form={form} change={change} statements={statements} />
      )}
      <Textarea
        required
        autosize
        minRows={1}
        maxLength={500}
        dir="auto"
        label={t('composer.question')}
        value={form.question}
        onChange={(event) => change({ question: event.currentTarget.value })}
      />
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
      <details className={classes['more']}>
        <summary>{t('composer.more')}</summary>
        <RuleFields form={form} change={change} />
      </details>
    </Stack>
  );
}
