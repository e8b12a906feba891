import { initProseMirrorDoc } from '@tiptap/y-tiptap';
import type { Node } from 'prosemirror-model';
import * as Y from 'yjs';
import { documentSchema } from './schema.js';

/** The root of every document's Yjs text: one XML fragment of this name. */
export const documentRoot = 'default';

/** A document as ProseMirror JSON. Attributes at their default are left out. */
export interface DocumentJson {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly DocumentJson[];
  readonly marks?: readonly {
    readonly type: string;
    readonly attrs?: Readonly<Record<string, unknown>>;
  }[];
  readonly text?: string;
}

const withoutDefaults = (node: Node): DocumentJson['attrs'] => {
  const chosen = Object.entries(node.attrs).filter(([name, value]) => {
    const spec = node.type.spec.attrs?.[name];
    return !(spec && 'default' in spec && spec.default === value);
  });
  return chosen.length > 0 ? Object.fromEntries(chosen) : undefined;
};

const toJson = (node: Node): DocumentJson => {
  const attrs = withoutDefaults(node);
  const content: DocumentJson[] = [];
  node.forEach((child) => content.push(toJson(child)));
  return {
    type: node.type.name,
    ...(attrs && { attrs }),
    ...(content.length > 0 && { content }),
    ...(node.marks.length > 0 && { marks: node.marks.map((mark) => mark.toJSON()) }),
    ...(node.isText && { text: node.text! }),
  };
};

/** The document that a Yjs state holds, as every editor shows it: what the content model does not allow is left out. */
export function readDocument(state: Uint8Array): DocumentJson {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const { doc: node } = initProseMirrorDoc(doc.getXmlFragment(documentRoot), documentSchema());
  doc.destroy();
  return node.childCount > 0 ? toJson(node) : emptyDocument;
}

/** The document of nobody's words: one empty paragraph. */
export const emptyDocument: DocumentJson = { type: 'doc', content: [{ type: 'paragraph' }] };

/** The plain text of a document, a line per block. */
export const plainText = (document: DocumentJson): string => {
  const node = documentSchema().nodeFromJSON(document);
  return node.textBetween(0, node.content.size, '\n', (leaf) =>
    leaf.type.name === 'hardBreak' ? '\n' : '',
  );
};

/** Whether a document says nothing yet. */
export const isEmpty = (document: DocumentJson): boolean => plainText(document).trim() === '';

/** Mends what concurrent edits left outside the content model, as every editor would; the update that does it, or null. */
export function healDocument(doc: Y.Doc): Uint8Array | null {
  const before = Y.encodeStateVector(doc);
  let changed = false;
  const note = () => (changed = true);
  doc.on('update', note);
  doc.transact(() => initProseMirrorDoc(doc.getXmlFragment(documentRoot), documentSchema()));
  doc.off('update', note);
  return changed ? Y.encodeStateAsUpdate(doc, before) : null;
}
