import fc from 'fast-check';
import { defaultMarkdownParser } from 'prosemirror-markdown';
import { documentSchema, type DocumentJson } from '#libs/drafting';
import { cleanText } from './clean-text.js';
import { documentMarkdown, escapeMarkdown, markdownRow } from './document-markdown.js';
import { renderHtml } from './html.js';
import { renderMarkdown } from './markdown.js';
import { hostile, sample } from './sample-process.stories.js';
import { composeSynthesis } from './synthesis.js';
import { tidyDocument } from './tidy-document.js';

const synthesis = composeSynthesis(sample);
const html = renderHtml(synthesis, 'en');
const markdown = renderMarkdown(synthesis, 'en');

const reader = defaultMarkdownParser.tokenizer.enable('table');
const blocksRead = (source: string) =>
  reader
    .parse(source, {})
    .flatMap((token) =>
      token.type === 'inline' ? [(token.children ?? []).map((c) => c.content).join('')] : [],
    );
const kindsRead = (source: string) =>
  reader.parse(source, {}).flatMap(({ type }) => (type.endsWith('_open') ? [type] : []));

const paragraphOf = (...content: DocumentJson[]): DocumentJson => ({
  type: 'doc',
  content: [{ type: 'paragraph', content }],
});
const written = (document: DocumentJson) =>
  documentMarkdown(documentSchema().nodeFromJSON(tidyDocument(document, 'ltr')), []);

const typed = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'#-+=*_`|\\<>[]()!&~^$:.1 2\t'.split('')),
      fc.constantFrom(
        '&amp;',
        '<b>',
        '](',
        '[^1]',
        '1. ',
        '- ',
        'http://a.b',
        '```',
        '    ',
        '~~~',
      ),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((parts) => cleanText(parts.join('')).trim())
  .filter((text) => text !== '');

describe('the report in Markdown', () => {
  it('reads back as it was typed, whatever was typed', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const source = written(paragraphOf({ type: 'text', text }));
        expect(kindsRead(source)).toEqual(['paragraph_open']);
        expect(blocksRead(source)).toEqual([text]);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads back across runs of text with and without a sign', () => {
    fc.assert(
      fc.property(fc.array(typed, { minLength: 1, maxLength: 4 }), (texts) => {
        const runs = texts.map((text, i) => ({
          type: 'text',
          text,
          ...(i % 2 === 1 && { marks: [{ type: 'underline' }] }),
        }));
        expect(blocksRead(written(paragraphOf(...runs)))).toEqual([texts.join('')]);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps a cell a cell', () => {
    fc.assert(
      fc.property(fc.array(typed, { minLength: 2, maxLength: 2 }), (cells) => {
        const source = `${markdownRow(['a', 'b'])}\n| --- | --- |\n${markdownRow(cells.map(escapeMarkdown))}`;
        expect(blocksRead(source)).toEqual(['a', 'b', ...cells]);
      }),
      { numRuns: 500 },
    );
  });

  it('numbers footnotes across the report and lists them at the end', () => {
    expect(markdown).toContain('plan with the country team[^1]');
    expect(markdown).toContain('الفريق القطري[^2]');
    expect(markdown).toMatch(/\[\^1\]: See the report of the 2007 conference\.\n\n\[\^2\]: .+\n$/);
  });

  it('writes lists, emphasis, links and tables', () => {
    expect(markdown).toContain('The mission **shall** plan');
    expect(markdown).toContain(
      '[the Secretary-General](https://example.org/note_\\(2008\\)?a=1\\&b=2)',
    );
    expect(markdown).toContain('- security and politics\n- humanitarian work');
    expect(markdown).toContain('9.  assess together\n10. plan together');
    expect(markdown).toContain('| Partner | Task |\n| --- | --- |\n| Field \\| office | Reports |');
    expect(markdown).toContain('> *« Déjà vu », dit\\-on.*'.replace('\\-', '-'));
  });

  it('says the decision with exact figures', () => {
    expect(markdown).toContain('**Adopted: 9 of 10 votes for (90.0 %), 1 against, 1 abstaining.**');
    expect(markdown).toContain('| UN Headquarters | 4 | 1 | 1 | 6 |');
    expect(markdown).toContain('Straw poll, which adopts nothing');
    expect(markdown).toContain('Adopted (2nd poll on this text)');
  });

  it('leaves hostile text as text', () => {
    expect(blocksRead(markdown)).toContain(hostile);
    expect(blocksRead(markdown)).toContain('1. no list');
  });
});

describe('the report in HTML', () => {
  it('escapes everything that people typed', () => {
    expect(html).not.toContain('<script');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; | \\ `code`');
    expect(html).toContain('&amp;amp;');
  });

  it('keeps the direction of each paragraph', () => {
    expect(html).toMatch(/<html lang="en" dir="ltr">/);
    expect(html).toContain('<p dir="rtl">ينبغي');
    expect(html).toContain('<ul dir="rtl">');
  });

  it('links footnotes and their places', () => {
    expect(html).toContain('<a id="ref1" href="#note1" role="doc-noteref">1</a>');
    expect(html).toContain('<section role="doc-endnotes"');
    expect(html).toContain('<li id="note2">');
  });

  it('never skips a level of heading', () => {
    const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    for (const [i, level] of levels.entries())
      expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it('drops a link that is not safe to follow', () => {
    const evil = paragraphOf({
      type: 'text',
      text: 'x',
      marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }],
    });
    const statements = sample.statements.map((s) => ({
      ...s,
      adopted: s.adopted && { ...s.adopted, document: evil },
    }));
    const rendered = composeSynthesis({ ...sample, statements });
    expect(renderHtml(rendered, 'en')).not.toContain('javascript:');
    expect(renderMarkdown(rendered, 'en')).not.toContain('javascript:');
  });

  it('is wholly Arabic in its own words when asked', () => {
    const arabic = renderHtml(synthesis, 'ar');
    expect(arabic).toContain('<html lang="ar" dir="rtl">');
    expect(arabic).toContain('المؤيدون 9 من مجموع الأصوات 10 (90.0 %)، المعارضون 1، الممتنعون 1');
    expect(arabic).toContain('29 أكتوبر 2007');
  });
});
