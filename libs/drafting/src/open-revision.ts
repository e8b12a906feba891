import type { DocumentJson } from './document.js';

/**
 * The title and document that a revision's text holds. The text must be one that `sealRevision` made. It stands by itself,
 * so that a reader's browser need not load the schema.
 */
export function openRevision(text: string): { title: string; document: DocumentJson } {
  const { content } = JSON.parse(text) as { content: { title: string; document: DocumentJson } };
  return { title: content.title, document: content.document };
}
