import { escapeHTMLAttribute as escape } from '@tiptap/static-renderer/json/html-string';
import { documentHtml, type Notes } from './document-html.js';
import { writeReport, type Bar, type Block, type Report } from './report.js';
import type { Synthesis } from './synthesis.js';
import type { ReportLanguage } from './words.js';

/** Written by people, in whatever direction: kept apart from the words around it. */
const own = (text: string): string => `<bdi>${escape(text)}</bdi>`;

const cell = (text: string, column: number, numbersFrom: number): string => {
  const kind = column >= numbersFrom ? ' class="number"' : ' dir="auto"';
  return column === 0
    ? `<th scope="row" dir="auto">${escape(text)}</th>`
    : `<td${kind}>${escape(text)}</td>`;
};

const row = (cells: readonly string[], numbersFrom: number): string =>
  `<tr>${cells.map((text, i) => cell(text, i, numbersFrom)).join('')}</tr>`;

const table = (block: Extract<Block, { kind: 'table' }>): string => {
  const { caption, header, rows, foot, numbersFrom } = block;
  const head = header.map(
    (text, i) => `<th scope="col"${i >= numbersFrom ? ' class="number"' : ''}>${own(text)}</th>`,
  );
  return [
    `<table><caption>${own(caption)}</caption><thead><tr>${head.join('')}</tr></thead>`,
    `<tbody>${rows.map((cells) => row(cells, numbersFrom)).join('\n')}</tbody>`,
    ...(foot ? [`<tfoot>${row(foot, numbersFrom)}</tfoot>`] : []),
    '</table>',
  ].join('\n');
};

const bar = ({ label, part, of, share }: Bar): string => {
  const width = of > 0 ? (100 * part) / of : 0;
  return `<div class="bar">${own(label)}<span class="track"><span style="width:${width.toFixed(2)}%"></span></span><span>${escape(share)}</span></div>`;
};

const bars = ({ caption, alt, bars: all }: Extract<Block, { kind: 'bars' }>): string =>
  `<figure><div class="bars" role="img" aria-label="${escape(alt)}">${all.map(bar).join('')}</div><figcaption>${own(caption)}</figcaption></figure>`;

const heading = (
  { level, label, text }: Extract<Block, { kind: 'heading' }>,
  id: string,
): string => {
  const said = label ? `<span class="label">${escape(label)}</span> ` : '';
  return `<h${level + 1} id="${id}">${said}${own(text)}</h${level + 1}>`;
};

const block = (one: Block, index: number, notes: Notes): string => {
  switch (one.kind) {
    case 'heading':
      return heading(one, `s${index}`);
    case 'paragraph':
      return `<p class="${one.tone}">${escape(one.text)}</p>`;
    case 'document':
      return `<div class="text">${documentHtml(one.document, notes)}</div>`;
    case 'table':
      return table(one);
    case 'bars':
      return bars(one);
  }
};

const contents = ({ blocks, words }: Report): string => {
  const chapters = blocks.flatMap((one, i) =>
    one.kind === 'heading' && one.level === 1
      ? [`<li><a href="#s${i}">${own(one.text)}</a></li>`]
      : [],
  );
  return `<nav aria-labelledby="contents"><h2 id="contents">${escape(words.contents)}</h2><ol>${chapters.join('')}</ol></nav>`;
};

const endnotes = (notes: Notes, { words }: Report): string => {
  const item = (text: string, i: number) =>
    `<li id="note${i + 1}"><p dir="auto">${escape(text)} <a href="#ref${i + 1}" role="doc-backlink" aria-label="${escape(words.backToText)}">↩</a></p></li>`;
  return notes.length === 0
    ? ''
    : `<section role="doc-endnotes" aria-labelledby="notes"><h2 id="notes">${escape(words.notes)}</h2><ol>${notes.map(item).join('\n')}</ol></section>`;
};

const style = `
:root { color-scheme: light dark; --ink: #1c2429; --paper: #fff; --line: #b8c4cc; --tint: #eef3f6; --mark: #0b5f7a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebee; --paper: #14191c; --line: #47535a; --tint: #20282d; --mark: #6cc3e0; } }
body { color: var(--ink); background: var(--paper); font: 1.05rem/1.6 "Noto Serif", Amiri, Georgia, serif; max-width: 46rem; margin: 0 auto; padding: 1.5rem; overflow-wrap: break-word; }
h1, h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.6em 0 .5em; }
h2 { border-block-end: 2px solid var(--mark); padding-block-end: .2em; margin-block-start: 2.5em; }
.label { color: var(--mark); }
.text { border-inline-start: 3px solid var(--mark); padding-inline-start: 1rem; }
.strong { font-weight: bold; }
.small, figcaption, caption { font-size: .85rem; }
table { border-collapse: collapse; margin: 1rem 0; max-width: 100%; }
caption, figcaption { text-align: start; font-style: italic; padding: .3rem 0; }
li > p, td > p, th > p, blockquote > p { margin: .3rem 0; }
th, td { border: 1px solid var(--line); padding: .25rem .6rem; text-align: start; vertical-align: top; }
thead th { background: var(--tint); }
tfoot th, tfoot td { font-weight: bold; }
.number { text-align: end; font-variant-numeric: tabular-nums; }
figure { margin: 1rem 0; }
.bar { display: grid; grid-template-columns: 11rem 1fr 4.5rem; gap: .6rem; align-items: center; font-size: .85rem; }
.track { background: var(--tint); border: 1px solid var(--line); height: .7rem; }
.track span { display: block; height: 100%; background: var(--mark); }
a { color: var(--mark); }
`;

/** The report as one HTML page that needs nothing else: no script, no outside style, everything escaped. */
export function renderHtml(synthesis: Synthesis, language: ReportLanguage): string {
  const report = writeReport(synthesis, language);
  const notes: Notes = [];
  const body = report.blocks.map((one, i) => block(one, i, notes)).join('\n');
  return `<!doctype html>
<html lang="${report.language}" dir="${report.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(report.title)}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${own(report.title)}</h1>
<p class="strong">${escape(report.subtitle)}</p>
${report.imprint.map((line) => `<p>${escape(line)}</p>`).join('\n')}
</header>
${contents(report)}
<main>
${body}
${endnotes(notes, report)}
</main>
</body>
</html>
`;
}
