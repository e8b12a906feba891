import { NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChoiceField } from './choice-field';
import type { Ending, PollForm } from './poll-form';
import { templateOf } from './templates';

interface EndingFieldsProps {
  readonly form: PollForm;
  readonly change: (changes: Partial<PollForm>) => void;
}

const endings = ['open', '2', '5', '10', '30', '60', 'time'] as const;
type Chosen = (typeof endings)[number];

const chosenOf = (ending: Ending): Chosen =>
  ending.kind === 'minutes' ? (String(ending.minutes) as Chosen) : ending.kind;

const inAnHour = (): string => {
  const time = new Date(Date.now() + 3_600_000);
  // `datetime-local` speaks of the local clock, without a zone
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

const endingOf = (chosen: Chosen): Ending => {
  if (chosen === 'open') return { kind: 'open' };
  if (chosen === 'time') return { kind: 'time', time: inAnHour() };
  return { kind: 'minutes', minutes: Number(chosen) };
};

/** When it ends, and without an end how long it is open at least. */
export function EndingFields({ form, change }: EndingFieldsProps) {
  const { t } = useTranslation('voting');
  const { ending } = form;
  const { needsEnd } = templateOf(form.template);
  return (
    <>
      <ChoiceField
        label={t(needsEnd ? 'composer.deadline' : 'composer.closesAt')}
        value={chosenOf(ending)}
        values={needsEnd ? endings.slice(1) : endings}
        nameOf={(value) =>
          value === 'open' || value === 'time'
            ? t(`composer.ending.${value}`)
            : t('composer.ending.minutes', { count: Number(value) })
        }
        onChange={(chosen) => change({ ending: endingOf(chosen) })}
      />
      {ending.kind === 'time' && (
        <TextInput
          type="datetime-local"
          required
          label={t('composer.time')}
          value={ending.time}
          onChange={({ currentTarget: { value } }) =>
            change({ ending: { kind: 'time', time: value } })
          }
        />
      )}
      {ending.kind === 'open' && (
        <NumberInput
          label={t('composer.minimumOpen')}
          description={t('composer.minimumOpenHint')}
          min={0}
          max={86_400}
          allowDecimal={false}
          hideControls
          value={form.minimumOpen}
          onChange={(seconds) => change({ minimumOpen: Number(seconds) || 0 })}
        />
      )}
    </>
  );
}
