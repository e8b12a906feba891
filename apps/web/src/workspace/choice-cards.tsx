import { Radio, Stack, Text } from '@mantine/core';
import styles from './choice-cards.module.css';

interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly text: string;
}

interface ChoiceCardsProps<Value extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** A choice among few, each explained in a sentence. */
export function ChoiceCards<Value extends string>({
  label,
  choices,
  value,
  onChange,
}: ChoiceCardsProps<Value>) {
  return (
    <Radio.Group label={label} value={value} onChange={(chosen) => onChange(chosen as Value)}>
      <Stack gap="xs" mt={6}>
        {choices.map((choice) => (
          <Radio
            key={choice.value}
            value={choice.value}
            classNames={{ root: styles['card'] ?? '', body: styles['body'] ?? '' }}
            label={<Text fw={600}>{choice.label}</Text>}
            description={choice.text}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
