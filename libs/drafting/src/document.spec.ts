import { prosemirrorJSONToYXmlFragment } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import {
  emptyDocument,
  healDocument,
  isEmpty,
  plainText,
  readDocument,
  type DocumentJson,
} from './document.js';
import { documentRules } from './document-rules.js';
import { openRevision } from './open-revision.js';
import { sealRevision } from './revision.js';
import { documentSchema } from './schema.js';

const paragraph = (text: string, attrs?: object): DocumentJson => ({
  type: 'paragraph',
  ...(attrs && { attrs: attrs as Record<string, unknown> }),
  content: [{ type: 'text', text }],
});

const rich: DocumentJson = {
  type: 'doc',
  content: [
    {
      type: 'heading',
      attrs: { level: 2 },
      content: [{ type: 'text', text: 'Field-level authority' }],
    },
    paragraph('يدعم المشاركون', { dir: 'rtl', lang: 'ar' }),
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'See ' },
        {
          type: 'text',
          text: 'the report',
          marks: [{ type: 'link', attrs: { href: 'https://example.org/r' } }],
        },
        { type: 'footnote', attrs: { text: 'Oslo, 2007' } },
      ],
    },
    { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('one')] }] },
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [
            { type: 'tableHeader', content: [paragraph('h')] },
            { type: 'tableCell', content: [paragraph('c')] },
          ],
        },
      ],
    },
  ],
};

const stateOf = (fill: (fragment: Y.XmlFragment) => void): Uint8Array => {
  const doc = new Y.Doc();
  fill(doc.getXmlFragment('default'));
  return Y.encodeStateAsUpdate(doc);
};

const written = (document: DocumentJson) =>
  stateOf((fragment) => prosemirrorJSONToYXmlFragment(documentSchema(), document, fragment));

const invalid = stateOf((fragment) => {
  const quote = new Y.XmlElement('blockquote');
  quote.insert(0, [new Y.XmlText('text where a block belongs')]);
  const kept = new Y.XmlElement('paragraph');
  kept.insert(0, [new Y.XmlText('kept')]);
  fragment.insert(0, [kept, quote]);
});

describe('a document', () => {
  it('comes back from Yjs as it was written, without defaults', () => {
    expect(readDocument(written(rich))).toEqual(rich);
  });

  it('is one empty paragraph where nobody wrote', () => {
    expect(readDocument(stateOf(() => {}))).toEqual(emptyDocument);
    expect(isEmpty(emptyDocument)).toBe(true);
  });

  it('reads as plain text, a line per block', () => {
    expect(plainText(rich)).toBe(
      'Field-level authority\nيدعم المشاركون\nSee the report\none\nh\nc',
    );
  });

  it('leaves out what the content model does not allow, and is mended the same way', () => {
    expect(readDocument(invalid)).toEqual({ type: 'doc', content: [paragraph('kept')] });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, invalid);
    const mend = healDocument(doc);
    expect(mend).not.toBeNull();
    expect(healDocument(doc)).toBeNull();
    const peer = new Y.Doc();
    Y.applyUpdate(peer, Y.mergeUpdates([invalid, mend!]));
    expect(peer.getXmlFragment('default').length).toBe(1);
  });
});

describe('a revision', () => {
  it('has the same hash for the same words, and another for others', () => {
    const sealed = sealRevision('Title', rich);
    expect(sealRevision('Title', structuredClone(rich))).toEqual(sealed);
    expect(sealed.hash).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(sealRevision('Title', emptyDocument).hash).not.toBe(sealed.hash);
    expect(openRevision(sealed.text)).toEqual({ title: 'Title', document: rich });
  });
});

describe('the rules for the gate', () => {
  const { root, child, fitsAnywhere, attribute, mark } = documentRules;

  it.each([
    ['the root', root('default')],
    ['a paragraph in the document', child('doc', 'paragraph')],
    ['a run of text in a paragraph', child('paragraph', '#text')],
    ['a footnote in a heading', child('heading', 'footnote')],
    ['a nested list', child('listItem', 'bulletList')],
    ['another paragraph anywhere', fitsAnywhere('doc', 'paragraph')],
    ['another run of text anywhere', fitsAnywhere('paragraph', '#text')],
    ['another paragraph anywhere in a list item', fitsAnywhere('listItem', 'paragraph')],
    ['heading level 3', attribute('heading', 'level', 3)],
    ['a language', attribute('paragraph', 'lang', 'zh-Hans')],
    ['bold', mark('bold', {}, 'paragraph')],
    ['the end of a mark', mark('bold', null, 'paragraph')],
    ['a web link', mark('link', { href: 'https://un.org' }, 'paragraph')],
  ])('take %s', (_, taken) => expect(taken).toBe(true));

  it.each([
    ['another root', root('meta')],
    ['a script', child('doc', 'script')],
    ['a paragraph in a paragraph', child('paragraph', 'paragraph')],
    ['a list before the first paragraph of a list item', fitsAnywhere('listItem', 'bulletList')],
    ['an empty list', fitsAnywhere('doc', 'bulletList')],
    ['an empty cell', fitsAnywhere('tableRow', 'tableCell')],
    ['what may not stand there at all', fitsAnywhere('paragraph', 'paragraph')],
    ['text in the document', child('doc', '#text')],
    [
      'names of the prototype',
      child('doc', 'constructor') || attribute('heading', 'constructor', 1),
    ],
    ['heading level 99', attribute('heading', 'level', 99)],
    ['an event handler', attribute('paragraph', 'onclick', 'x')],
    ['an object for a level', attribute('heading', 'level', { a: 1 })],
    ['an unknown mark', mark('blink', {}, 'paragraph')],
    ['a script link', mark('link', { href: 'javascript:alert(1)' }, 'paragraph')],
    ['a link without address', mark('link', {}, 'paragraph')],
    ['a mark with a stray attribute', mark('bold', { onclick: 'x' }, 'paragraph')],
  ])('refuse %s', (_, taken) => expect(taken).toBe(false));
});
