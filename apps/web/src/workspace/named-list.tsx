import { ActionIcon, Button, Fieldset, Group, Stack, TextInput } from '@mantine/core';
import { Plus, X } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import lists from './lists.module.css';

interface NamedListProps {
  readonly legend: string;
  /** names one entry: "Group 2" */
  readonly entry: (position: number) => string;
  readonly add: string;
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
  readonly error?: ReactNode;
  readonly mark?: (index: number) => ReactNode;
}

/** A list of names that grows and shrinks; Enter goes on to the next line. */
export function NamedList({ legend, entry, add, value, onChange, error, mark }: NamedListProps) {
  const { t } = useTranslation('workspace');
  const fields = useRef(new Map<number, HTMLInputElement>());
  const change = (index: number, name: string) =>
    onChange(value.map((each, i) => (i === index ? name : each)));
  const grow = () => {
    onChange([...value, '']);
    requestAnimationFrame(() => fields.current.get(value.length)?.focus());
  };
  const next = (index: number) =>
    index === value.length - 1 ? grow() : fields.current.get(index + 1)?.focus();
  return (
    <Fieldset legend={legend} variant="unstyled" classNames={{ legend: lists['legend'] ?? '' }}>
      <Stack gap="xs">
        {value.map((name, index) => (
          <Group key={index} gap="xs" wrap="nowrap">
            {mark?.(index)}
            <TextInput
              ref={(field) => {
                if (field) fields.current.set(index, field);
                else fields.current.delete(index);
              }}
              flex={1}
              aria-label={entry(index + 1)}
              placeholder={entry(index + 1)}
              value={name}
              maxLength={120}
              dir="auto"
              onChange={({ currentTarget }) => change(index, currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
                event.preventDefault();
                next(index);
              }}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={t('remove', { name: name || entry(index + 1) })}
              onClick={() => onChange(value.filter((_, i) => i !== index))}
            >
              <X size={18} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        {error}
        <Group>
          <Button
            variant="subtle"
            size="compact-md"
            fz="sm"
            leftSection={<Plus size={16} aria-hidden />}
            onClick={grow}
          >
            {add}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}
