import { Popover, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { Languages } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ToolbarButton } from './toolbar-button';

/** The six languages of the United Nations, and Norwegian of the model process. */
const languages = ['ar', 'zh', 'en', 'fr', 'ru', 'es', 'nb', 'sw', 'pt'];

const blocks = ['paragraph', 'heading'];

const setOnBlocks = (editor: Editor, attributes: Record<string, string | null>) => {
  const chain = editor.chain().focus();
  for (const block of blocks) chain.updateAttributes(block, attributes);
  chain.run();
};

const own = (editor: Editor, name: 'dir' | 'lang'): string | null => {
  const block = blocks.find((type) => editor.isActive(type)) ?? 'paragraph';
  return (editor.getAttributes(block)[name] as string | null | undefined) ?? null;
};

/** The direction and language of the paragraphs that are selected; unset, their own letters decide. */
export function DirectionTool({ editor }: { readonly editor: Editor }) {
  const { t, i18n } = useTranslation('drafting');
  const [opened, setOpened] = useState(false);
  const labelId = useId();
  const names = new Intl.DisplayNames([i18n.language], { type: 'language' });
  const dir = own(editor, 'dir');
  const lang = own(editor, 'lang');
  return (
    <Popover opened={opened} onChange={setOpened} trapFocus withArrow shadow="md">
      <Popover.Target>
        <ToolbarButton
          label={t('tools.language')}
          icon={Languages}
          pressed={dir !== null || lang !== null}
          onClick={() => setOpened(!opened)}
        />
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <div>
            <Text size="sm" fw={500} id={labelId} mb={4}>
              {t('direction.title')}
            </Text>
            <SegmentedControl
              orientation="vertical"
              fullWidth
              aria-labelledby={labelId}
              value={dir ?? 'auto'}
              onChange={(value) => setOnBlocks(editor, { dir: value === 'auto' ? null : value })}
              data={(['auto', 'ltr', 'rtl'] as const).map((value) => ({
                value,
                label: t(`direction.${value}`),
              }))}
            />
          </div>
          <Select
            label={t('direction.language')}
            placeholder={t('direction.noLanguage')}
            clearable
            searchable
            comboboxProps={{ withinPortal: false }}
            value={lang}
            onChange={(value) => setOnBlocks(editor, { lang: value })}
            data={languages.map((value) => ({ value, label: names.of(value) ?? value }))}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
