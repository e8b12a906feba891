import {
  ActionIcon,
  Button,
  Group,
  NativeSelect,
  NumberInput,
  Stack,
  TextInput,
} from '@mantine/core';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { phases, type Phase } from '#libs/workspace';
import styles from './agenda-fields.module.css';

/** An agenda item while it is edited; `key` is its own even before the server gave it an id. */
export interface AgendaDraft {
  readonly key: string;
  readonly id?: string;
  readonly title: string;
  readonly minutes: number | null;
  readonly phase: Phase;
}

export const newAgendaItem = (title = '', phase: Phase = 'draft'): AgendaDraft => ({
  key: Math.random().toString(36).slice(2),
  title,
  minutes: null,
  phase,
});

/** What the server takes: the items that have a title, in order. */
export const agendaOf = (items: readonly AgendaDraft[]) =>
  items
    .filter(({ title }) => title.trim() !== '')
    .map(({ id, title, minutes, phase }) => ({ ...(id && { id }), title, minutes, phase }));

const swapped = (items: readonly AgendaDraft[], from: number, to: number): AgendaDraft[] => {
  const moved = [...items];
  [moved[from], moved[to]] = [moved[to]!, moved[from]!];
  return moved;
};

interface AgendaFieldsProps {
  readonly items: readonly AgendaDraft[];
  readonly onChange: (items: AgendaDraft[]) => void;
}

/** An agenda in order: title, minutes and phase of each item; order is changed by buttons. */
export function AgendaFields({ items, onChange }: AgendaFieldsProps) {
  const { t } = useTranslation('workspace');
  const change = (index: number, part: Partial<AgendaDraft>) =>
    onChange(items.map((item, i) => (i === index ? { ...item, ...part } : item)));
  return (
    <Stack gap="sm">
      <ol className={styles['items']}>
        {items.map((item, index) => (
          <li key={item.key} className={styles['item']}>
            <AgendaItemFields
              item={item}
              position={index + 1}
              change={(part) => change(index, part)}
            />
            <Group gap={2} wrap="nowrap">
              <ActionIcon
                variant="subtle"
                color="gray"
                size={36}
                disabled={index === 0}
                aria-label={t('agenda.up', { position: index + 1 })}
                onClick={() => onChange(swapped(items, index, index - 1))}
              >
                <ArrowUp size={18} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={36}
                disabled={index === items.length - 1}
                aria-label={t('agenda.down', { position: index + 1 })}
                onClick={() => onChange(swapped(items, index, index + 1))}
              >
                <ArrowDown size={18} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={36}
                aria-label={t('agenda.remove', { position: index + 1 })}
                onClick={() => onChange(items.filter((_, i) => i !== index))}
              >
                <Trash2 size={18} aria-hidden />
              </ActionIcon>
            </Group>
          </li>
        ))}
      </ol>
      <Group>
        <Button
          variant="default"
          leftSection={<Plus size={16} aria-hidden />}
          onClick={() => onChange([...items, newAgendaItem()])}
        >
          {t('agenda.add')}
        </Button>
      </Group>
    </Stack>
  );
}

function AgendaItemFields({
  item,
  position,
  change,
}: {
  readonly item: AgendaDraft;
  readonly position: number;
  readonly change: (part: Partial<AgendaDraft>) => void;
}) {
  const { t } = useTranslation('workspace');
  return (
    <>
      <TextInput
        className={styles['title'] ?? ''}
        aria-label={t('agenda.titleOf', { position })}
        placeholder={t('agenda.titleOf', { position })}
        value={item.title}
        maxLength={200}
        dir="auto"
        onChange={({ currentTarget }) => change({ title: currentTarget.value })}
      />
      <NumberInput
        className={styles['minutes'] ?? ''}
        aria-label={t('agenda.minutesOf', { position })}
        placeholder={t('agenda.minutes')}
        value={item.minutes ?? ''}
        min={1}
        max={1440}
        allowDecimal={false}
        hideControls
        onChange={(value) => change({ minutes: typeof value === 'number' ? value : null })}
      />
      <NativeSelect
        aria-label={t('agenda.phaseOf', { position })}
        value={item.phase}
        data={phases.map((value) => ({ value, label: t(`phase.${value}`) }))}
        onChange={({ currentTarget }) => change({ phase: currentTarget.value as Phase })}
      />
    </>
  );
}
