import { Extension } from '@tiptap/core';
import { Plugin, type Transaction } from '@tiptap/pm/state';

/**
 * Takes marks off footnotes and line breaks. The Yjs binding carries marks on text alone, so bold set across a footnote
 * would stay on this screen and reach no other.
 */
export const UnmarkedAtoms = Extension.create({
  name: 'unmarkedAtoms',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, _before, { doc, tr }): Transaction | null => {
        if (!transactions.some(({ docChanged }) => docChanged)) return null;
        doc.descendants((node, position) => {
          if (node.isInline && !node.isText && node.marks.length > 0)
            tr.removeMark(position, position + node.nodeSize);
        });
        return tr.docChanged ? tr : null;
      },
    }),
  ],
});
