import fc from 'fast-check';
import type { DocumentJson } from '#libs/drafting';
import { cleanText } from './clean-text.js';
import { directionOf } from './direction.js';
import { leastWhole, percent } from './percent.js';
import { layOutTable } from './table-grid.js';
import { tidyDocument } from './tidy-document.js';

describe('a percentage', () => {
  it.each([
    [169, 175, '96.6'],
    [137, 149, '91.9'],
    [1, 3, '33.3'],
    [1, 2000, '0.1'],
    [1, 2001, '0.0'],
    [2, 3, '66.7'],
    [5, 5, '100.0'],
    [0, 5, '0.0'],
  ])('%i of %i is %s, rounded half up', (part, whole, shown) => {
    expect(percent(part, whole)).toBe(shown);
  });

  it.each([
    ['385/2', '193'],
    ['97', '97'],
    ['47.5763', '48'],
    ['2/1', '2'],
  ])('%s takes at least %s', (needed, least) => {
    expect(leastWhole(needed)).toBe(least);
  });
});

describe('clean text', () => {
  it('holds nothing that a format forbids', () => {
    expect(cleanText('a\u0000b\u202Ec\uD800d\n\ne')).toBe('abc\uFFFDd e');
  });

  it('finds its direction by its first letter', () => {
    expect(directionOf('12 ‏ سلام hello', 'ltr')).toBe('rtl');
    expect(directionOf('12', 'rtl')).toBe('rtl');
    expect(directionOf('é سلام', 'rtl')).toBe('ltr');
  });
});

describe('a tidy document', () => {
  it('skips no level of heading and leaves out blank paragraphs', () => {
    const heading = (level: number, text: string): DocumentJson => ({
      type: 'heading',
      attrs: { level },
      content: [{ type: 'text', text }],
    });
    const tidy = tidyDocument(
      { type: 'doc', content: [heading(3, 'a'), { type: 'paragraph' }, heading(3, 'ب')] },
      'ltr',
    );
    expect(tidy.content?.map(({ attrs }) => attrs)).toEqual([
      { level: 1, dir: 'ltr' },
      { level: 2, dir: 'rtl' },
    ]);
  });
});

describe('a table grid', () => {
  const span = fc.integer({ min: 1, max: 6 });
  const cell = fc.record({
    type: fc.constantFrom('tableCell', 'tableHeader'),
    attrs: fc.record({ colspan: span, rowspan: span }),
  });
  const row = fc.record({
    type: fc.constant('tableRow'),
    content: fc.array(cell, { maxLength: 4 }),
  });

  it('covers every place exactly once, whatever the spans', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (content) => {
        const grid = layOutTable({ type: 'table', content });
        const places = grid.cells.flatMap(({ x, y, colspan, rowspan }) =>
          Array.from({ length: colspan * rowspan }, (_, i) => [
            x + (i % colspan),
            y + Math.floor(i / colspan),
          ]),
        );
        expect(places).toHaveLength(grid.columns * grid.rows);
        expect(new Set(places.map(String)).size).toBe(places.length);
      }),
    );
  });
});
