import { strFromU8, unzipSync } from 'fflate';
import { sealRevision, type DocumentJson } from '#libs/drafting';
import { composeSynthesis, type Material } from '#libs/synthesis';
import { renderDocx } from './docx.js';
import { renderPdf } from './pdf.js';

const text = (words: string, marks: DocumentJson['marks'] = []): DocumentJson => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks }),
});
const paragraph = (...content: DocumentJson[]): DocumentJson => ({ type: 'paragraph', content });
const cell = (type: string, words: string, attrs = {}): DocumentJson => ({
  type,
  attrs,
  content: [paragraph(text(words))],
});
const item = (words: string): DocumentJson => ({
  type: 'listItem',
  content: [paragraph(text(words))],
});

const document: DocumentJson = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 3 }, content: [text('A heading')] },
    paragraph(
      text('Une idée — '),
      text('bold', [{ type: 'bold' }]),
      { type: 'footnote', attrs: { text: 'A note on <this> & that' } },
      text(' and a '),
      text('link', [{ type: 'link', attrs: { href: 'https://example.org/?a=1&b="2' } }]),
      text(' with control\u0001\u000C characters'),
    ),
    paragraph(text('ينبغي أن تخطط البعثة')),
    { type: 'bulletList', content: [item('first'), item('second')] },
    { type: 'orderedList', attrs: { start: 4 }, content: [item('fourth')] },
    {
      type: 'table',
      content: [
        { type: 'tableRow', content: [cell('tableHeader', 'Who', { colspan: 2 })] },
        {
          type: 'tableRow',
          content: [cell('tableCell', 'tall', { rowspan: 9 }), cell('tableCell', 'b')],
        },
        { type: 'tableRow', content: [cell('tableCell', 'wide', { colspan: 7 })] },
      ],
    },
    paragraph(text('#eval("1+1") <script> \\u{41} $x$ *no* @ref <w:p>')),
  ],
};

const material = (title: string): Material => ({
  process: {
    title,
    slug: 'p',
    host: 'Host',
    attribution: 'groups',
    groups: [{ id: 'g', name: 'Field & co' }],
    themes: [{ id: 't', name: 'القيادة' }],
  },
  workshops: [],
  statements: [
    {
      id: 's',
      workshopId: 'w',
      themeId: 't',
      kind: 'recommendation',
      number: 1,
      title: 'Plan <together>',
      standing: 'adopted',
      adopted: {
        id: 'r',
        title: 'Plan <together>',
        document,
        hash: sealRevision('x', { type: 'doc' }).hash,
      },
      revisionIds: ['r'],
    },
  ],
  polls: [
    {
      id: 'p',
      workshopId: 'w',
      question: 'Adopt?',
      method: 'yes-no-abstain',
      rule: { base: 'yes-no', threshold: 'simple', groups: 'none' },
      binding: true,
      secret: false,
      options: [{ id: 'o', label: 'Adopt', revisionId: 'r', revision: null }],
      minimumOpen: 0,
      closesAt: null,
      status: 'closed',
      hash: 'sha256:00',
      electorate: 'sha256:00',
      turnout: { voted: 1, of: 1, byGroup: {}, pooled: null },
      unconfirmed: 0,
      tooSmall: [],
      isWhole: false,
      extendedTo: null,
      round: null,
      runOffOf: null,
      agreement: null,
      ruling: null,
      anchor: null,
      openedAt: '2007-10-29T09:00:00.000Z',
      closedAt: '2007-10-29T10:00:00.000Z',
      cancelReason: null,
      attempt: 1,
      tally: {
        cast: 175,
        counts: { yes: 169, no: 6, abstain: 3 },
        byGroup: { g: { cast: 1, counts: { yes: 1, no: 0, abstain: 0 } } },
      },
      decision: {
        outcome: 'adopted',
        adopted: ['o'],
        tied: [],
        dropped: [],
        quorum: null,
        reasons: [],
      },
    },
  ],
});

const synthesis = composeSynthesis(material('A <process> \u0002with "signs"'));
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

const balanced = (xml: string): boolean => {
  const open: string[] = [];
  for (const [, close, name, empty] of xml.matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g))
    if (close) {
      if (open.pop() !== name) return false;
    } else if (!empty) open.push(name!);
  return open.length === 0;
};

describe('the report as PDF', () => {
  it('is a tagged PDF/UA file, the same bytes each time', async () => {
    const { bytes, notice } = await renderPdf(synthesis, 'en');
    expect(notice).toBeUndefined();
    expect(latin1(bytes.subarray(0, 5))).toBe('%PDF-');
    expect(latin1(bytes)).toContain('/MarkInfo');
    expect(Buffer.compare(bytes, (await renderPdf(synthesis, 'en')).bytes)).toBe(0);
  });

  it('is made in Arabic too', async () => {
    const { bytes, notice } = await renderPdf(synthesis, 'ar');
    expect(notice).toBeUndefined();
    expect(bytes.length).toBeGreaterThan(10_000);
  });

  it('names the characters that no font covers, and is made all the same', async () => {
    const { bytes, notice } = await renderPdf(composeSynthesis(material('한국')), 'en');
    expect(notice).toContain('U+D55C, U+AD6D');
    expect(latin1(bytes.subarray(0, 5))).toBe('%PDF-');
  });

  it('is made of nothing', async () => {
    const nothing = composeSynthesis({ ...material('Empty'), statements: [], polls: [] });
    expect((await renderPdf(nothing, 'en')).notice).toBeUndefined();
  });

  it.each(['blockquote', 'bulletList'])(
    'is made of the deepest %s that the gate lets in',
    async (type) => {
      let deep = paragraph(text('deep'));
      for (let i = 0; i < 32; i++)
        deep =
          type === 'blockquote'
            ? { type, content: [deep] }
            : { type, content: [{ type: 'listItem', content: [paragraph(text('x')), deep] }] };
      const base = material('Deep');
      const [statement] = base.statements;
      const adopted = { ...statement!.adopted!, document: { type: 'doc', content: [deep] } };
      const deepest = composeSynthesis({ ...base, statements: [{ ...statement!, adopted }] });
      expect((await renderPdf(deepest, 'en')).notice).toBeUndefined();
      expect((await renderDocx(deepest, 'en')).length).toBeGreaterThan(5000);
    },
  );
});

describe('the report as DOCX', () => {
  const partsOf = (bytes: Uint8Array) =>
    Object.fromEntries(
      Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]),
    );

  it('has real headings, lists, tables, footnotes and links, and keeps directions', async () => {
    const parts = partsOf(await renderDocx(synthesis, 'en'));
    const body = parts['word/document.xml']!;
    for (const sign of [
      '<w:pStyle w:val="Heading1"/>',
      '<w:pStyle w:val="Heading3"/>',
      '<w:numPr>',
      '<w:tblHeader/>',
      '<w:gridSpan w:val="2"/>',
      '<w:footnoteReference',
      '<w:hyperlink',
      '<w:bidi/>',
      '<w:rtl/>',
      'Adopted: 169 of 175 votes for (96.6 %), 6 against, 3 abstaining.',
      'Plan &lt;together&gt;',
    ])
      expect(body).toContain(sign);
    expect(parts['word/footnotes.xml']).toContain('A note on &lt;this&gt; &amp; that');
    expect(parts['word/numbering.xml']).toContain('<w:start w:val="4"/>');
  });

  it('is well-formed, without characters that XML forbids', async () => {
    const parts = partsOf(await renderDocx(synthesis, 'ar'));
    for (const [name, xml] of Object.entries(parts)) {
      // oxlint-disable-next-line no-control-regex
      expect(xml).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/);
      if (/\.(xml|rels)$/.test(name)) expect([name, balanced(xml)]).toEqual([name, true]);
    }
  });

  it('bears the date of the last vote, not of its making', async () => {
    const core = partsOf(await renderDocx(synthesis, 'en'))['docProps/core.xml'];
    expect(core).toContain('2007-10-29T00:00:00Z');
    expect(core).not.toContain(String(new Date().getUTCFullYear()));
  });
});
