import { createElement, useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentJson } from '#libs/drafting';
import prose from './prose.module.css';
import { textDirection } from './text-direction';

const tags: Readonly<Record<string, string>> = {
  paragraph: 'p',
  blockquote: 'blockquote',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  tableRow: 'tr',
  tableHeader: 'th',
  tableCell: 'td',
  bold: 'strong',
  italic: 'em',
  underline: 'u',
};

const safeAddress = (address: unknown): string | undefined =>
  typeof address === 'string' && /^(https?:\/\/|mailto:)/i.test(address) ? address : undefined;

const tagOf = ({ type, attrs }: DocumentJson): string =>
  type === 'heading' ? `h${Math.min(6, Number(attrs?.['level'] ?? 1) + 2)}` : (tags[type] ?? 'div');

const blockAttributes = ({ type, attrs = {} }: DocumentJson): Record<string, unknown> => {
  if (type === 'paragraph' || type === 'heading')
    return { dir: attrs['dir'] ?? 'auto', lang: attrs['lang'] ?? undefined };
  if (type === 'orderedList') return { start: attrs['start'] ?? undefined };
  if (type === 'tableCell' || type === 'tableHeader')
    return { colSpan: attrs['colspan'] ?? undefined, rowSpan: attrs['rowspan'] ?? undefined };
  return {};
};

const wordsOf = ({ text, content = [] }: DocumentJson): string =>
  text ?? content.map(wordsOf).join(' ');

const marked = (node: DocumentJson, words: ReactNode): ReactNode =>
  (node.marks ?? []).reduce<ReactNode>((inner, { type, attrs }) => {
    if (type !== 'link') return createElement(tags[type] ?? 'span', null, inner);
    return (
      <a href={safeAddress(attrs?.['href'])} rel="noopener noreferrer nofollow">
        {inner}
      </a>
    );
  }, words);

/** Builds the elements of a document and gathers its footnotes on the way. */
class Reading {
  readonly notes: string[] = [];
  readonly #id: string;

  constructor(id: string) {
    this.#id = id;
  }

  children(node: DocumentJson): ReactNode[] {
    return (node.content ?? []).map((child, place) => this.#element(child, place));
  }

  noteId = (number: number): string => `${this.#id}-note-${number}`;

  #element(node: DocumentJson, key: number): ReactNode {
    if (node.type === 'text') return <span key={key}>{marked(node, node.text)}</span>;
    if (node.type === 'hardBreak') return <br key={key} />;
    if (node.type === 'footnote') return this.#reference(node, key);
    if (node.type === 'table')
      return (
        <div key={key} className={prose['tableScroll']}>
          <table>
            <tbody>{this.children(node)}</tbody>
          </table>
        </div>
      );
    return createElement(tagOf(node), { key, ...blockAttributes(node) }, ...this.children(node));
  }

  #reference({ attrs }: DocumentJson, key: number): ReactNode {
    const number = this.notes.push((attrs?.['text'] as string | undefined) ?? '');
    return (
      <sup key={key}>
        <a href={`#${this.noteId(number)}`}>{number}</a>
      </sup>
    );
  }
}

/** A fixed text, read only, without the editor: what a phone loads to read before it votes. */
export function DocumentView({ document }: { readonly document: DocumentJson }) {
  const { t } = useTranslation('drafting');
  const reading = new Reading(useId());
  const body = reading.children(document);
  return (
    <div className={prose['prose']} dir={textDirection(wordsOf(document)) ?? 'auto'}>
      {body}
      {reading.notes.length > 0 && (
        <ol className={prose['notes']} aria-label={t('footnotes')}>
          {reading.notes.map((words, place) => (
            <li key={place} id={reading.noteId(place + 1)} dir="auto">
              {words}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
