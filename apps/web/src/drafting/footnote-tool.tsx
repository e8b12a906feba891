import { Popover, Stack, Textarea } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { Superscript } from 'lucide-react';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ToolActions } from './tool-actions';
import { ToolbarButton } from './toolbar-button';

interface FootnoteToolProps {
  readonly editor: Editor;
  /** whether a footnote is selected */
  readonly active: boolean;
  readonly opened: boolean;
  readonly setOpened: (opened: boolean) => void;
}

/** Adds a footnote at the caret, or edits the words of the one that is selected. */
export function FootnoteTool({ editor, active, opened, setOpened }: FootnoteToolProps) {
  const { t } = useTranslation('drafting');
  const [words, setWords] = useState('');

  useEffect(() => {
    if (opened) setWords(String(editor.getAttributes('footnote')['text'] ?? ''));
  }, [opened, editor]);

  const save = (event: FormEvent) => {
    event.preventDefault();
    setOpened(false);
    const chain = editor.chain().focus();
    if (active) chain.updateAttributes('footnote', { text: words.trim() });
    else chain.insertContent({ type: 'footnote', attrs: { text: words.trim() } });
    chain.run();
  };
  const remove = () => {
    setOpened(false);
    editor.chain().focus().deleteSelection().run();
  };

  return (
    <Popover opened={opened} onChange={setOpened} trapFocus withArrow shadow="md" width={320}>
      <Popover.Target>
        <ToolbarButton
          label={active ? t('footnote.edit') : t('tools.footnote')}
          icon={Superscript}
          pressed={active}
          onClick={() => setOpened(!opened)}
        />
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={save}>
          <Stack gap="xs">
            <Textarea
              data-autofocus
              autosize
              minRows={2}
              maxRows={8}
              maxLength={4000}
              dir="auto"
              label={t('footnote.words')}
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
            />
            <ToolActions
              submit={t(active ? 'footnote.save' : 'footnote.add')}
              disabled={words.trim() === ''}
              remove={active ? { label: t('footnote.remove'), act: remove } : undefined}
            />
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
