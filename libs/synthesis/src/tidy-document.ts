import { isSafeAddress, type DocumentJson } from '#libs/drafting';
import { cleanText } from './clean-text.js';
import { directionOf, type Direction } from './direction.js';

const textOf = (node: DocumentJson): string =>
  node.type === 'text' ? (node.text ?? '') : (node.content ?? []).map(textOf).join(' ');

const directed = new Set([
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'blockquote',
  'table',
]);

const isBlank = (node: DocumentJson): boolean =>
  (node.type === 'paragraph' || node.type === 'heading') &&
  (node.content ?? []).every((child) => child.type !== 'footnote' && textOf(child).trim() === '');

const withoutBlanks = (content: readonly DocumentJson[]): readonly DocumentJson[] => {
  const kept = content.filter((node) => !isBlank(node));
  return kept.length > 0 ? kept : content.slice(0, 1);
};

const tidyText = ({ text = '', marks = [] }: DocumentJson): DocumentJson => {
  const safe = marks.filter(({ type, attrs }) => type !== 'link' || isSafeAddress(attrs?.['href']));
  return { type: 'text', text: cleanText(text), ...(safe.length > 0 && { marks: safe }) };
};

/**
 * A document made ready for any format: text cleaned, unsafe links dropped, empty paragraphs and headings left out, no heading more than one
 * level below the last, and on each block its direction, the writer's or else by its first letter.
 */
export function tidyDocument(document: DocumentJson, direction: Direction): DocumentJson {
  let level = 0;

  const attributes = (node: DocumentJson): Record<string, unknown> => {
    const attrs: Record<string, unknown> = { ...node.attrs };
    if (directed.has(node.type)) attrs['dir'] ??= directionOf(textOf(node), direction);
    if (node.type === 'heading') {
      level = Math.min(Number(attrs['level'] ?? 1), level + 1);
      attrs['level'] = level;
    }
    if (node.type === 'footnote') attrs['text'] = cleanText((attrs['text'] ?? '') as string);
    return attrs;
  };

  const tidy = (node: DocumentJson): DocumentJson => {
    if (node.type === 'text') return tidyText(node);
    const attrs = attributes(node);
    const content = withoutBlanks(node.content ?? [])
      .map(tidy)
      .filter(({ text }) => text !== '');
    return {
      type: node.type,
      ...(Object.keys(attrs).length > 0 && { attrs }),
      ...(content.length > 0 && { content }),
    };
  };

  return tidy(document);
}
