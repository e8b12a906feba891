/** One paragraph of a list as Word writes it: `mso-list:l0 level2 lfo1`, with its bullet or number as ignorable text. */
interface WordItem {
  readonly element: HTMLElement;
  readonly level: number;
  readonly tag: 'ol' | 'ul';
}

const wordItem = (element: Element): WordItem | null => {
  if (!(element instanceof HTMLElement)) return null;
  const level = /mso-list:[^;]*level(\d+)/.exec(element.getAttribute('style') ?? '')?.[1];
  if (!level) return null;
  const bullet = element.querySelector('[style*="mso-list:Ignore"], [style*="mso-list: Ignore"]');
  const numbered = /^\s*(\d+|[a-z]|[ivxlc]+)[.)]/i.test(bullet?.textContent ?? '');
  bullet?.remove();
  return { element, level: Number(level), tag: numbered ? 'ol' : 'ul' };
};

const openList = (page: Document, open: HTMLElement[], { level, tag, element }: WordItem) => {
  while (open.length > level) open.pop();
  while (open.length < level) {
    const list = page.createElement(tag);
    const parent = open.at(-1);
    if (parent)
      (parent.lastElementChild ?? parent.appendChild(page.createElement('li'))).append(list);
    else element.before(list);
    open.push(list);
  }
};

const gatherLists = (page: Document): void => {
  let open: HTMLElement[] = [];
  let previous: Element | null = null;
  for (const paragraph of page.querySelectorAll('p, h1, h2, h3, h4, h5, h6')) {
    const item = wordItem(paragraph);
    if (!item) continue;
    if (!previous || paragraph.previousElementSibling !== open[0]) open = [];
    openList(page, open, item);
    const entry = page.createElement('li');
    const words = page.createElement('p');
    words.append(...paragraph.childNodes);
    entry.append(words);
    open.at(-1)!.append(entry);
    paragraph.remove();
    previous = entry;
  }
};

const gatherFootnotes = (page: Document): void => {
  for (const reference of page.querySelectorAll('a[href*="#_ftn"], a[href*="#_edn"]')) {
    const id = /#_((?:ftn|edn)\d+)$/.exec(reference.getAttribute('href') ?? '')?.[1];
    const note = id ? page.getElementById(id) : null;
    if (!note) continue;
    const words = (note.textContent ?? '').replace(/^\s*\[?\w{1,4}\]?\s*/, '').trim();
    const footnote = page.createElement('sup');
    footnote.setAttribute('data-footnote', words.replace(/\s+/g, ' ').slice(0, 4000));
    reference.replaceWith(footnote);
  }
  for (const note of page.querySelectorAll('div[id^="ftn"], div[id^="edn"]')) note.remove();
};

const rename = (page: Document, selector: string, tag: string): void => {
  for (const old of page.querySelectorAll(selector)) {
    const renamed = page.createElement(tag);
    renamed.append(...old.childNodes);
    old.replaceWith(renamed);
  }
};

/** What Word puts on the clipboard, with its headings, lists and footnotes as HTML means them; other HTML as it came. */
export function readWordPaste(html: string): string {
  if (!/mso-|MsoNormal|urn:schemas-microsoft-com/.test(html)) return html;
  const page = new DOMParser().parseFromString(html, 'text/html');
  gatherFootnotes(page);
  gatherLists(page);
  rename(page, 'p.MsoTitle', 'h1');
  rename(page, 'h4, h5, h6', 'h3');
  return page.body.innerHTML;
}
