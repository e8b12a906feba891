import { Group, NativeSelect } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { Bold, Italic, List, ListOrdered, Quote, Redo2, Underline, Undo2 } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { DirectionTool } from './direction-tool';
import { FootnoteTool } from './footnote-tool';
import { LinkTool } from './link-tool';
import { useRovingFocus } from './roving-focus';
import classes from './statement-editor.module.css';
import { TableTool } from './table-tool';
import { ToolbarButton } from './toolbar-button';

const levels = [1, 2, 3] as const;

const readState = ({ editor }: { editor: Editor }) => ({
  block: String(levels.find((level) => editor.isActive('heading', { level })) ?? 0),
  bold: editor.isActive('bold'),
  italic: editor.isActive('italic'),
  underline: editor.isActive('underline'),
  link: editor.isActive('link'),
  bulletList: editor.isActive('bulletList'),
  orderedList: editor.isActive('orderedList'),
  quote: editor.isActive('blockquote'),
  table: editor.isActive('table'),
  footnote: editor.isActive('footnote'),
  undo: editor.can().undo(),
  redo: editor.can().redo(),
});

const setBlock = (editor: Editor, value: string) => {
  const chain = editor.chain().focus();
  const level = levels.find((known) => String(known) === value);
  (level ? chain.setHeading({ level }) : chain.setParagraph()).run();
};

interface EditorToolbarProps {
  readonly editor: Editor;
  readonly footnoteOpen: boolean;
  readonly setFootnoteOpen: (opened: boolean) => void;
}

/** The tools of the editor, in one line; what they change is undone for oneself alone. */
export function EditorToolbar({ editor, footnoteOpen, setFootnoteOpen }: EditorToolbarProps) {
  const { t } = useTranslation('drafting');
  const bar = useRef<HTMLDivElement>(null);
  const onKeyDown = useRovingFocus(bar);
  const state = useEditorState({ editor, selector: readState });
  const run = () => editor.chain().focus();
  return (
    <Group
      ref={bar}
      role="toolbar"
      aria-label={t('tools.label')}
      className={classes['toolbar']}
      gap={0}
      onKeyDown={onKeyDown}
    >
      <NativeSelect
        data-tool
        size="sm"
        variant="unstyled"
        className={classes['block']}
        aria-label={t('tools.block')}
        value={state.block}
        onChange={(event) => setBlock(editor, event.currentTarget.value)}
        data={[
          { value: '0', label: t('tools.paragraph') },
          ...levels.map((level) => ({
            value: String(level),
            label: t('tools.heading', { level }),
          })),
        ]}
      />
      <ToolbarButton
        label={t('tools.bold')}
        icon={Bold}
        pressed={state.bold}
        onClick={() => run().toggleBold().run()}
      />
      <ToolbarButton
        label={t('tools.italic')}
        icon={Italic}
        pressed={state.italic}
        onClick={() => run().toggleItalic().run()}
      />
      <ToolbarButton
        label={t('tools.underline')}
        icon={Underline}
        pressed={state.underline}
        onClick={() => run().toggleUnderline().run()}
      />
      <LinkTool editor={editor} active={state.link} />
      <ToolbarButton
        label={t('tools.bulletList')}
        icon={List}
        pressed={state.bulletList}
        onClick={() => run().toggleBulletList().run()}
        mirrored
      />
      <ToolbarButton
        label={t('tools.orderedList')}
        icon={ListOrdered}
        pressed={state.orderedList}
        onClick={() => run().toggleOrderedList().run()}
        mirrored
      />
      <ToolbarButton
        label={t('tools.quote')}
        icon={Quote}
        pressed={state.quote}
        onClick={() => run().toggleBlockquote().run()}
      />
      <FootnoteTool
        editor={editor}
        active={state.footnote}
        opened={footnoteOpen}
        setOpened={setFootnoteOpen}
      />
      <TableTool editor={editor} active={state.table} />
      <DirectionTool editor={editor} />
      <ToolbarButton
        label={t('tools.undo')}
        icon={Undo2}
        disabled={!state.undo}
        onClick={() => run().undo().run()}
        mirrored
      />
      <ToolbarButton
        label={t('tools.redo')}
        icon={Redo2}
        disabled={!state.redo}
        onClick={() => run().redo().run()}
        mirrored
      />
    </Group>
  );
}
