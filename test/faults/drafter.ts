import { initProseMirrorDoc, updateYFragment } from '@tiptap/y-tiptap';
import { EditorState } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { documentRoot, documentSchema } from '#libs/drafting';
import type { Dice } from '../../libs/collab/src/editor.stories.js';
import { deeds } from './deeds.js';

type Shown = Pick<ReturnType<typeof initProseMirrorDoc>, 'doc' | 'meta'>;

/** Somebody at the project's own editor, without a screen: changes a Yjs document as TipTap does, on our schema. */
export class Drafter {
  private readonly fragment: Y.XmlFragment;
  /** What the editor shows, until somebody else changes it. */
  private shown: Shown | null = null;

  constructor(
    private readonly doc: Y.Doc,
    private readonly dice: Dice,
  ) {
    this.fragment = doc.getXmlFragment(documentRoot);
    doc.on('beforeTransaction', ({ origin }: Y.Transaction) => {
      if (origin !== this) this.shown = null;
    });
  }

  /** Does one thing that somebody at a keyboard might do; one that does not fit the schema is not done. */
  doSomething(): void {
    const shown = (this.shown ??= initProseMirrorDoc(this.fragment, documentSchema()));
    const { tr } = EditorState.create({ doc: shown.doc, schema: documentSchema() });
    try {
      this.dice.pick(deeds)(tr, this.dice);
      tr.doc.check();
    } catch {
      return;
    }
    if (!tr.docChanged) return;
    this.doc.transact(() => updateYFragment(this.doc, this.fragment, tr.doc, shown.meta), this);
    this.shown = { doc: tr.doc, meta: shown.meta };
  }
}
