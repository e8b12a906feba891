import {
  escapeHTML,
  renderJSONContentToString,
  serializeAttrsToHTMLString as attributes,
} from '@tiptap/static-renderer/json/html-string';
import type { DocumentJson } from '#libs/drafting';

/** The notes met so far, in the order of the report; a note's number is its place, from 1. */
export type Notes = string[];

/** What the static renderer hands a node; its own type holds `any`. */
interface Rendered {
  node: { readonly attrs?: Readonly<Record<string, unknown>>; readonly text?: unknown };
  children?: string | string[];
}

type Mapped = (rendered: Rendered) => string;

type MappedMark = (rendered: {
  mark: { readonly attrs?: Readonly<Record<string, unknown>> };
  children?: string | string[];
}) => string;

const joined = (children: string | string[] = ''): string => [children].flat().join('');

const inside: Mapped = ({ children }) => joined(children);

type RenderedNode = Rendered['node'];

const localized = ({ attrs }: RenderedNode) => ({ dir: attrs?.['dir'], lang: attrs?.['lang'] });

const element =
  (tag: string, attrs: (node: RenderedNode) => Record<string, unknown> = () => ({})): Mapped =>
  (rendered) =>
    `<${tag}${attributes(attrs(rendered.node))}>${inside(rendered)}</${tag}>`;

const spans = ({ attrs }: RenderedNode) => ({
  colspan: attrs?.['colspan'],
  rowspan: attrs?.['rowspan'],
});

/** A text's first level stands under the report's third. */
const heading: Mapped = (rendered) => {
  const level = Number(rendered.node.attrs?.['level'] ?? 1) + 3;
  return element(`h${level}`, localized)(rendered);
};

const footnote =
  (notes: Notes): Mapped =>
  ({ node }) => {
    const n = notes.push((node.attrs?.['text'] ?? '') as string);
    return `<sup><a id="ref${n}" href="#note${n}" role="doc-noteref">${n}</a></sup>`;
  };

const link: MappedMark = ({ mark, children }) =>
  `<a${attributes({ href: mark.attrs?.['href'], rel: 'noopener noreferrer nofollow' })}>${joined(children)}</a>`;

const marked =
  (tag: string): MappedMark =>
  ({ children }) =>
    `<${tag}>${joined(children)}</${tag}>`;

/** A tidy document as HTML; its notes are added to `notes` and referred to by their number. */
export function documentHtml(document: DocumentJson, notes: Notes): string {
  const render = renderJSONContentToString({
    nodeMapping: {
      doc: inside,
      text: ({ node }) => escapeHTML((node.text ?? '') as string),
      paragraph: element('p', localized),
      heading,
      blockquote: element('blockquote', localized),
      bulletList: element('ul', localized),
      orderedList: element('ol', (node) => ({ ...localized(node), start: node.attrs?.['start'] })),
      listItem: element('li'),
      hardBreak: () => '<br>',
      table: element('table', localized),
      tableRow: element('tr'),
      tableHeader: element('th', spans),
      tableCell: element('td', spans),
      footnote: footnote(notes),
    },
    markMapping: {
      bold: marked('strong'),
      italic: marked('em'),
      underline: marked('u'),
      link,
    },
    unhandledNode: inside,
    unhandledMark: ({ children }) => joined(children),
  });
  return render({ content: document as never });
}
