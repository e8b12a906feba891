import { Checkbox, NativeSelect, ScrollArea, Stack, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { StatementView } from '#libs/drafting';
import { useStatementName } from '../../drafting/statement-name';
import classes from './composer.module.css';
import { optionLabel, type PollForm } from './poll-form';
import { templateOf } from './templates';

interface SubjectFieldsProps {
  readonly form: PollForm;
  readonly change: (changes: Partial<PollForm>) => void;
  readonly statements: readonly StatementView[];
}

function OneText({ form, change, statements }: SubjectFieldsProps) {
  const { t } = useTranslation('voting');
  const nameOf = useStatementName();
  const { isTextNeeded } = templateOf(form.template);
  return (
    <NativeSelect
      required={isTextNeeded}
      label={t('composer.statement')}
      value={form.statementIds[0] ?? ''}
      onChange={({ currentTarget: { value } }) =>
        change({ statementIds: value === '' ? [] : [value] })
      }
      data={[
        { value: '', label: t(isTextNeeded ? 'composer.chooseStatement' : 'composer.noText') },
        ...statements.map((statement) => ({
          value: statement.id,
          label: optionLabel(nameOf(statement), statement),
        })),
      ]}
    />
  );
}

function ManyTexts({ form, change, statements }: SubjectFieldsProps) {
  const { t } = useTranslation('voting');
  const nameOf = useStatementName();
  const choose = (chosen: string[]) =>
    change({ statementIds: statements.map(({ id }) => id).filter((id) => chosen.includes(id)) });
  return (
    <Checkbox.Group
      label={t('composer.statements')}
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
  );
}

function FurtherOptions({ form, change }: Omit<SubjectFieldsProps, 'statements'>) {
  const { t } = useTranslation('voting');
  return (
    <Textarea
      autosize
      minRows={2}
      dir="auto"
      label={t('composer.labels')}
      description={t('composer.labelsHint')}
      value={form.labels}
      onChange={({ currentTarget: { value } }) => change({ labels: value })}
    />
  );
}

/** What is voted on: one text, several texts with a poll each, or options to choose among. */
export function SubjectFields({ form, change, statements }: SubjectFieldsProps) {
  const { t } = useTranslation('voting');
  if (templateOf(form.template).subject === 'options')
    return (
      <>
        {statements.length > 0 && <ManyTexts form={form} change={change} statements={statements} />}
        <FurtherOptions form={form} change={change} />
      </>
    );
  const Texts = form.isRound ? ManyTexts : OneText;
  return (
    <>
      <Texts form={form} change={change} statements={statements} />
      {statements.length > 1 && (
        <Checkbox
          label={t('composer.round')}
          description={t('composer.roundText')}
          checked={form.isRound}
          onChange={({ currentTarget: { checked } }) =>
            change({
              isRound: checked,
              statementIds: checked ? form.statementIds : form.statementIds.slice(0, 1),
            })
          }
        />
      )}
    </>
  );
}
