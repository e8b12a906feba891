import { NativeSelect } from '@mantine/core';

interface ChoiceFieldProps<Value extends string> {
  readonly label: string;
  readonly description?: string;
  readonly value: Value;
  readonly values: readonly Value[];
  readonly nameOf: (value: Value) => string;
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
}

/** One of a few values by name. */
export function ChoiceField<Value extends string>({
  value,
  values,
  nameOf,
  onChange,
  ...field
}: ChoiceFieldProps<Value>) {
  return (
    <NativeSelect
      {...field}
      value={value}
      data={values.map((each) => ({ value: each, label: nameOf(each) }))}
      onChange={(event) => onChange(event.currentTarget.value as Value)}
    />
  );
}
