import { Menu } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { Table } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ToolbarButton } from './toolbar-button';

type Chain = ReturnType<Editor['chain']>;

const actions: Readonly<Record<string, (chain: Chain) => Chain>> = {
  rowBefore: (chain) => chain.addRowBefore(),
  rowAfter: (chain) => chain.addRowAfter(),
  columnBefore: (chain) => chain.addColumnBefore(),
  columnAfter: (chain) => chain.addColumnAfter(),
  headerRow: (chain) => chain.toggleHeaderRow(),
  merge: (chain) => chain.mergeCells(),
  split: (chain) => chain.splitCell(),
  deleteRow: (chain) => chain.deleteRow(),
  deleteColumn: (chain) => chain.deleteColumn(),
  remove: (chain) => chain.deleteTable(),
};

const removing = new Set(['deleteRow', 'deleteColumn', 'remove']);

/** A table at the very end is followed by a paragraph, so that one can go on writing. */
const insert = (editor: Editor) =>
  editor
    .chain()
    .focus()
    .command(({ tr, state, dispatch }) => {
      const last = tr.selection.$to.after(1) === tr.doc.content.size;
      if (last && dispatch)
        tr.insert(tr.doc.content.size, state.schema.nodes['paragraph']!.create());
      return true;
    })
    .insertTable({ rows: 3, cols: 3, withHeaderRow: true })
    .run();

/** Inserts a table, or acts on the one that the caret stands in. */
export function TableTool({
  editor,
  active,
}: {
  readonly editor: Editor;
  readonly active: boolean;
}) {
  const { t } = useTranslation('drafting');
  const tool = (
    <ToolbarButton
      label={active ? t('tools.table') : t('table.insert')}
      icon={Table}
      pressed={active}
      onClick={() => !active && insert(editor)}
    />
  );
  if (!active) return tool;
  return (
    <Menu shadow="md" withArrow>
      <Menu.Target>{tool}</Menu.Target>
      <Menu.Dropdown>
        {Object.entries(actions).map(([name, act]) => (
          <Menu.Item
            key={name}
            color={removing.has(name) ? 'red' : undefined}
            onClick={() => act(editor.chain().focus()).run()}
          >
            {t(`table.${name}` as 'table.remove')}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
