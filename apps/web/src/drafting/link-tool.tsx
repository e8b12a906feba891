import { Popover, Stack, TextInput } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { Link } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isSafeAddress } from '#libs/drafting';
import { ToolActions } from './tool-actions';
import { ToolbarButton } from './toolbar-button';

const withScheme = (typed: string): string => {
  const address = typed.trim();
  if (/^[a-z]+:/i.test(address)) return address;
  return address.includes('@') ? `mailto:${address}` : `https://${address}`;
};

/** Links the selected words, or the link that the caret stands in. */
export function LinkTool({
  editor,
  active,
}: {
  readonly editor: Editor;
  readonly active: boolean;
}) {
  const { t } = useTranslation('drafting');
  const [opened, setOpened] = useState(false);
  const [address, setAddress] = useState('');
  const [unsafe, setUnsafe] = useState(false);

  const open = () => {
    setAddress(String(editor.getAttributes('link')['href'] ?? ''));
    setUnsafe(false);
    setOpened(true);
  };
  const remove = () => {
    setOpened(false);
    editor.chain().focus().extendMarkRange('link').unsetMark('link').run();
  };
  const set = (event: FormEvent) => {
    event.preventDefault();
    const href = withScheme(address);
    if (!isSafeAddress(href)) return setUnsafe(true);
    setOpened(false);
    const chain = editor.chain().focus().extendMarkRange('link');
    if (editor.state.selection.empty && !active)
      chain.insertContent({
        type: 'text',
        text: address.trim(),
        marks: [{ type: 'link', attrs: { href } }],
      });
    else chain.setMark('link', { href });
    chain.run();
  };

  return (
    <Popover opened={opened} onChange={setOpened} trapFocus withArrow shadow="md">
      <Popover.Target>
        <ToolbarButton label={t('tools.link')} icon={Link} pressed={active} onClick={open} />
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={set}>
          <Stack gap="xs">
            <TextInput
              data-autofocus
              dir="ltr"
              label={t('link.address')}
              description={t('link.hint')}
              error={unsafe ? t('link.unsafe') : undefined}
              value={address}
              onChange={(event) => setAddress(event.currentTarget.value)}
            />
            <ToolActions
              submit={t('link.set')}
              disabled={address.trim() === ''}
              remove={active ? { label: t('link.remove'), act: remove } : undefined}
            />
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
