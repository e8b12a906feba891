import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { sealRevision } from '#libs/drafting';
import type { ProcessRecord, RecordedStatement } from '#libs/synthesis';
import { sampleRecord } from '../../libs/synthesis/src/record/record.stories.js';
import type { ServerProcess } from '../setup/server-process.js';
import { temporaryFolder } from '../setup/temporary-folder.js';
import { violations } from './accessibility.js';
import { describeInBrowser, launchBrowser } from './browser.js';
import { startServerWithWeb } from './built-server.js';

const patience = 120_000;

const record = sampleRecord();
const { entries, head } = record.audit;

/** The record with so many more statements, none of them voted on. */
const longRecord = (n: number): ProcessRecord => {
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'word '.repeat(500) }] };
  const more = Array.from({ length: n }, (_, i): RecordedStatement => ({
    ...record.statements[2]!,
    id: `more-${i}`,
    number: 10 + i,
    standing: 'open',
    revisions: [
      {
        ...record.statements[2]!.revisions[0]!,
        ...sealRevision(`Text ${i}`, { type: 'doc', content: [paragraph] }),
      },
    ],
  }));
  return { ...record, statements: [...record.statements, ...more] };
};

/** Where pictures go, for whoever wants to look at them: PICTURES=/tmp/verify */
const pictures = process.env['PICTURES'];

describeInBrowser('a record checked in the browser', () => {
  let folder: string;
  let server: ServerProcess;
  let browser: Browser;
  let url: string;
  const trouble: string[] = [];

  beforeAll(async () => {
    folder = await temporaryFolder('verify');
    server = await startServerWithWeb(join(folder, 'data'));
    url = await server.ready;
    browser = await launchBrowser();
  }, patience);

  afterAll(async () => {
    await browser?.close();
    await server?.kill('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }, patience);

  const fileOf = async (name: string, value: unknown): Promise<string> => {
    const file = join(folder, name);
    await writeFile(file, typeof value === 'string' ? value : JSON.stringify(value));
    return file;
  };

  const openPage = async (options: Parameters<Browser['newContext']>[0] = {}) => {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      locale: 'en-GB',
      ...options,
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => trouble.push(String(error)));
    await page.goto(`${url}/verify`, { waitUntil: 'networkidle' });
    return [page, context] as const;
  };

  const look = async (page: Page, name: string): Promise<void> => {
    expect(await violations(page)).toEqual([]);
    const isWide = await page.evaluate<boolean>(
      'document.documentElement.scrollWidth > document.documentElement.clientWidth',
    );
    expect(isWide).toBe(false);
    if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  };

  const choose = (page: Page, file: string) =>
    page.getByLabel('Choose a record, or drop it here').setInputFiles(file);

  /** Lets nothing through, and counts what was asked for. */
  const cutOff = async (context: BrowserContext, page: Page): Promise<string[]> => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await context.setOffline(true);
    return asked;
  };

  it(
    'is found consistent without any server, not anchored, and anchored by a head that was kept',
    async () => {
      const [page, context] = await openPage();
      await page.getByText('What is checked').waitFor();
      await look(page, 'empty');
      const asked = await cutOff(context, page);
      await choose(page, await fileOf('record.json', record));
      await page.getByText('Consistent, not anchored').waitFor();
      await page.getByText(head).waitFor();
      await look(page, 'consistent');
      const kept = page.getByLabel('A head that you kept (optional)');
      await kept.fill('sha256:12');
      await page.getByText('A head is', { exact: false }).waitFor();
      // as a result's card copies it
      await kept.fill(`result ${head} chain 8 ${entries[8]!.previous}`);
      await page.getByText('Consistent, and anchored').waitFor();
      await page.getByText(`entry 8 of ${entries.length}`, { exact: false }).waitFor();
      await look(page, 'anchored');
      await kept.fill(`sha256:${'0'.repeat(64)}`);
      await page.getByText('No entry of the chain has the hash that you kept.').waitFor();
      expect(asked).toEqual([]);
      await context.close();
    },
    patience,
  );

  it(
    'is told what differs and where, on a phone in the dark',
    async () => {
      const [page, context] = await openPage({
        viewport: { width: 375, height: 740 },
        colorScheme: 'dark',
      });
      const polls = record.polls.with(1, {
        ...record.polls[1]!,
        question:
          'Another question, which is a long one, and which nobody was ever asked to answer?',
        tally: { ...record.polls[1]!.tally!, cast: 13 },
      });
      await choose(page, await fileOf('changed.json', { ...record, polls }));
      await page.getByText('3 things differ').waitFor();
      await page.getByText('polls[1].tally.cast').waitFor();
      await page.getByText('The recount comes to something else.').waitFor();
      await look(page, 'differs-dark-375');
      await context.close();
    },
    patience,
  );

  it(
    'is told in Arabic, from right to left',
    async () => {
      const [page, context] = await openPage({ locale: 'ar' });
      await page
        .getByLabel('اختر سجلاً أو أفلته هنا')
        .setInputFiles(await fileOf('record.json', record));
      await page.getByText('متسق، غير مثبَّت').waitFor();
      expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
      await look(page, 'consistent-arabic');
      await page.setViewportSize({ width: 375, height: 740 });
      await look(page, 'consistent-arabic-375');
      await page
        .getByLabel('اختر سجلاً أو أفلته هنا')
        .setInputFiles(await fileOf('changed.json', { ...record, groups: [] }));
      await page.getByText('polls[0].electorate[0].group').waitFor();
      await look(page, 'differs-arabic-375');
      await context.close();
    },
    patience,
  );

  it.each([
    ['{"format": "plenary-record/1"}', 'process'],
    [JSON.stringify(record).slice(0, -20), 'line 1, column'],
  ])(
    'is refused with the place where it is none: %#',
    async (text, place) => {
      const [page, context] = await openPage();
      await choose(page, await fileOf('other.json', text));
      await page.getByText('This file is not a record').waitFor();
      await page.getByText(place).first().waitFor();
      await look(page, 'refused');
      await context.close();
    },
    patience,
  );

  it(
    'is chosen by keyboard, and taken when it is dropped',
    async () => {
      const [page, context] = await openPage();
      const chooser = page.waitForEvent('filechooser');
      await page.getByLabel('Choose a record, or drop it here').focus();
      await page.keyboard.press('Enter');
      await (await chooser).setFiles(await fileOf('record.json', record));
      await page.getByText('Consistent, not anchored').waitFor();
      const transfer = await page.evaluateHandle<object>(
        `(() => {
          const transfer = new DataTransfer();
          transfer.items.add(new File(['{}'], 'dropped.json'));
          return transfer;
        })()`,
      );
      await page.dispatchEvent('label:has(input[type=file])', 'drop', { dataTransfer: transfer });
      await page.getByText('This file is not a record').waitFor();
      await page.getByText('dropped.json').waitFor();
      await context.close();
    },
    patience,
  );

  it(
    'shows how far the check of a long record is',
    async () => {
      const [page, context] = await openPage();
      await choose(page, await fileOf('long.json', longRecord(3000)));
      await page.getByRole('progressbar', { name: 'Checking…' }).waitFor();
      await page.getByText('Consistent, not anchored').waitFor();
      await page.getByText('3,006', { exact: true }).waitFor();
      await context.close();
    },
    patience,
  );

  it('had no trouble', () => expect(trouble).toEqual([]));
});
