import type { Editor, EditorOptions } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { Gapcursor, Placeholder } from '@tiptap/extensions';
import { NodeSelection } from '@tiptap/pm/state';
import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { documentExtensions, documentRoot } from '#libs/drafting';
import type { NamedView } from '#libs/workspace';
import { caretDrawing, type CaretOwner } from './carets';
import { DocumentDirection } from './document-direction';
import { EditorToolbar } from './editor-toolbar';
import type { LiveDocument } from './live-document';
import prose from './prose.module.css';
import classes from './statement-editor.module.css';
import { UnmarkedAtoms } from './unmarked-atoms';
import { readWordPaste } from './word-paste';

interface StatementEditorProps {
  readonly live: LiveDocument;
  /** what a screen reader calls the text: "Text of Finding 3" */
  readonly label: string;
  readonly mayWrite: boolean;
  /** why this person cannot write now, in words */
  readonly reason: string | null;
  readonly me: CaretOwner;
  readonly groups: readonly NamedView[];
}

const attributes = (label: string, mayWrite: boolean): Record<string, string> => ({
  role: 'textbox',
  'aria-multiline': 'true',
  'aria-label': label,
  'aria-readonly': String(!mayWrite),
  tabindex: '0',
  class: `${prose['prose']} ${classes['text']}`,
});

/** Opens the footnote that was clicked, or that is selected when Enter is pressed. */
const footnoteKeys = (open: () => void): EditorOptions['editorProps'] => ({
  transformPastedHTML: readWordPaste,
  handleClickOn: (view, _position, node, nodePosition) => {
    if (node.type.name !== 'footnote' || !view.editable) return false;
    view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, nodePosition)));
    open();
    return true;
  },
  handleKeyDown: ({ state, editable }, event) => {
    const { selection } = state;
    if (event.key !== 'Enter' || !editable || !(selection instanceof NodeSelection)) return false;
    if (selection.node.type.name !== 'footnote') return false;
    open();
    return true;
  },
});

const useStatementEditor = (
  { live, label, mayWrite, me, groups }: StatementEditorProps,
  openFootnote: () => void,
): Editor => {
  const { t } = useTranslation('drafting');
  const nobody = t('someone');
  const editor = useEditor(
    {
      editable: mayWrite,
      editorProps: { ...footnoteKeys(openFootnote), attributes: attributes(label, mayWrite) },
      extensions: [
        ...documentExtensions(),
        UnmarkedAtoms,
        DocumentDirection,
        Gapcursor,
        Placeholder.configure({
          showOnlyWhenEditable: false,
          placeholder: ({ editor: { isEditable } }) =>
            t(isEditable ? 'startWriting' : 'nothingWritten'),
        }),
        Collaboration.configure({ document: live.doc, field: documentRoot }),
        CollaborationCaret.configure({
          provider: live.provider,
          user: me,
          ...caretDrawing(groups, nobody),
        }),
      ],
    },
    [live],
  );

  useEffect(() => {
    editor.setOptions({
      editorProps: { ...footnoteKeys(openFootnote), attributes: attributes(label, mayWrite) },
    });
    editor.setEditable(mayWrite, false);
    // the footnote's opener never changes what it does
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [editor, label, mayWrite]);

  useEffect(() => {
    editor.commands.updateUser({ ...me });
  }, [editor, me]);

  return editor;
};

/** The text of a finding or recommendation, written together. It stays open through all phases; only who may write changes. */
export function StatementEditor(props: StatementEditorProps) {
  const [footnoteOpen, setFootnoteOpen] = useState(false);
  const editor = useStatementEditor(props, () => setFootnoteOpen(true));
  return (
    <div className={classes['frame']}>
      {props.mayWrite ? (
        <EditorToolbar
          editor={editor}
          footnoteOpen={footnoteOpen}
          setFootnoteOpen={setFootnoteOpen}
        />
      ) : (
        props.reason && (
          <p className={classes['notice']} role="note">
            {props.reason}
          </p>
        )
      )}
      <EditorContent editor={editor} />
    </div>
  );
}
