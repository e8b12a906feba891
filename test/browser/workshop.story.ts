import { readFile, rm } from 'node:fs/promises';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { ServerProcess } from '../setup/server-process.js';
import { temporaryFolder } from '../setup/temporary-folder.js';
import { violations } from './accessibility.js';
import { describeInBrowser, launchBrowser } from './browser.js';
import { startServerWithWeb } from './built-server.js';

const patience = 120_000;

describeInBrowser('a workshop in the browser', () => {
  let folder: string;
  let server: ServerProcess;
  let browser: Browser;
  let url: string;
  let organizer: Page;
  let ben: Page;
  let benBrowser: BrowserContext;
  let joinLink: string;
  const trouble: string[] = [];

  beforeAll(async () => {
    folder = await temporaryFolder('browser');
    server = await startServerWithWeb(folder);
    url = await server.ready;
    browser = await launchBrowser();
  }, patience);

  afterAll(async () => {
    await browser?.close();
    await server?.kill('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }, patience);

  const newPage = async (
    viewport = { width: 1280, height: 800 },
  ): Promise<[Page, BrowserContext]> => {
    const context = await browser.newContext({ viewport, locale: 'en-GB' });
    const page = await context.newPage();
    page.on('pageerror', (error) => trouble.push(String(error)));
    return [page, context];
  };

  const join = async (
    name: string,
    group: string,
    viewport?: { width: number; height: number },
  ): Promise<[Page, BrowserContext]> => {
    const [page, context] = await newPage(viewport);
    await page.goto(joinLink);
    await page.getByLabel('Your name').fill(name);
    await page.getByText(group, { exact: true }).click();
    await page.getByLabel('In the room, to the others').check();
    await page.getByRole('button', { name: 'Enter the room' }).click();
    await page.waitForURL(/\/w\//);
    return [page, context];
  };

  const textOf = (page: Page): Locator => page.getByRole('textbox', { name: /Recommendation 1/ });

  const open = async (page: Page): Promise<void> => {
    await page
      .getByRole('button', { name: /Unity of effort/ })
      .first()
      .click();
    await textOf(page).waitFor();
  };

  const confirmSeats = async (): Promise<void> => {
    const people = await organizer.context().newPage();
    await people.goto(`${url}/processes/integrated-missions-project/people`);
    await people.getByRole('button', { name: 'Confirm all present' }).click();
    await people.getByText('No seat is waiting.').waitFor();
    await people.close();
  };

  /** What the text says, without the carets that stand in it. */
  const words = (page: Page): Promise<string> =>
    textOf(page).evaluate((editor) => {
      const copy = editor.cloneNode(true) as typeof editor;
      for (const caret of copy.querySelectorAll('.plenary-caret')) caret.remove();
      return copy.textContent ?? '';
    });

  const seesText = async (page: Page, text: string): Promise<void> => {
    for (const end = Date.now() + 15_000; !(await words(page)).includes(text);) {
      if (Date.now() > end) throw new Error(`"${await words(page)}" does not say "${text}"`);
      await page.waitForTimeout(50);
    }
  };

  /** Waits until this browser keeps so much that is not saved. */
  const keptIn = (page: Page, count: number) =>
    page.waitForFunction(
      `new Promise((done) => {
        const opening = indexedDB.open('plenary-changes');
        opening.onsuccess = () => {
          const asked = opening.result.transaction('changes').objectStore('changes').count();
          asked.onsuccess = () => {
            opening.result.close();
            done(asked.result === ${count});
          };
        };
      })`,
      undefined,
      { polling: 100 },
    );

  it(
    'is set up by the organizer: process, workshop, text',
    async () => {
      [organizer] = await newPage();
      await organizer.goto(/^organizer (\S+)$/m.exec(server.printed())![1]!);
      await organizer.getByRole('link', { name: 'New process' }).click();
      await organizer.getByLabel('Title').fill('Integrated Missions Project');
      await organizer.getByRole('button', { name: /Fill in groups and themes/ }).click();
      await organizer.getByRole('button', { name: 'Create the process' }).click();
      await organizer.getByRole('button', { name: 'New workshop' }).click();
      await organizer.getByRole('textbox', { name: 'Title', exact: true }).fill('Oslo conference');
      await organizer.getByRole('button', { name: 'Create the workshop' }).click();
      await organizer.waitForURL(/\/w\//);
      await organizer.getByRole('button', { name: 'Start the workshop' }).click();
      await organizer.getByRole('button', { name: 'New text' }).click();
      const dialog = organizer.getByRole('dialog');
      await dialog.getByText('Recommendation', { exact: true }).click();
      await dialog.getByRole('textbox', { name: 'Title', exact: true }).fill('Unity of effort');
      await dialog.getByRole('button', { name: 'Create', exact: true }).click();
      await textOf(organizer).waitFor();
      await organizer.getByRole('button', { name: 'Share' }).click();
      joinLink = (await organizer.getByTestId('join-link').textContent())!;
      expect(joinLink).toMatch(new RegExp(`^${url}/join/`));
      await organizer.keyboard.press('Escape');
    },
    patience,
  );

  it(
    'lets two type in one paragraph, and keeps what one wrote offline',
    async () => {
      const [ana] = await join('Ana', 'UN Headquarters');
      [ben, benBrowser] = await join('Ben', 'Field operations');
      for (const page of [ana, ben]) await open(page);
      await textOf(ana).click();
      await ana.keyboard.type('Plan together');
      await seesText(ben, 'Plan together');
      await ben.getByText('Ana', { exact: false }).first().waitFor();
      await benBrowser.setOffline(true);
      await textOf(ben).click();
      await ben.keyboard.press('End');
      await ben.keyboard.type(' from the first day');
      await ben
        .getByText(/offline, \d+ changes? waiting/)
        .first()
        .waitFor();
      await textOf(ana).click();
      await ana.keyboard.press('Home');
      await ana.keyboard.type('Always: ');
      await benBrowser.setOffline(false);
      for (const page of [ana, ben, organizer])
        await seesText(page, 'Always: Plan together from the first day');
      await ben.getByText('saved', { exact: true }).first().waitFor();
    },
    patience,
  );

  it(
    'has what one wrote offline in the text again after the page was closed',
    async () => {
      await benBrowser.setOffline(true);
      await textOf(ben).click();
      await ben.keyboard.press('End');
      await ben.keyboard.type(', and after');
      await keptIn(ben, 1);
      const room = ben.url();
      await ben.close({ runBeforeUnload: false });
      await benBrowser.setOffline(false);
      ben = await benBrowser.newPage();
      ben.on('pageerror', (error) => trouble.push(String(error)));
      await ben.goto(room);
      await open(ben);
      for (const page of [ben, organizer])
        await seesText(page, 'Always: Plan together from the first day, and after');
      await ben.getByText('What you wrote is back').waitFor();
      await keptIn(ben, 0);
      await ben.getByRole('button', { name: 'I have seen it' }).click();
      await ben.getByText('What you wrote is back').waitFor({ state: 'detached' });
    },
    patience,
  );

  it(
    'lets a third vote on a phone, and shows everybody the result by group',
    async () => {
      const [phone] = await join('Chen', 'Academia', { width: 375, height: 740 });
      await confirmSeats();
      await organizer.getByRole('button', { name: 'Open a vote' }).click();
      const composer = organizer.getByRole('dialog');
      await composer.getByText('Binding: the result stands.').click();
      await composer.getByText('More', { exact: true }).click();
      await composer.getByLabel('Open for at least (seconds)').fill('0');
      await composer.getByRole('button', { name: 'Preview' }).click();
      await composer.getByText('Always: Plan together from the first day').waitFor();
      await composer.getByRole('button', { name: 'Open now' }).click();

      await phone.getByRole('button', { name: 'Vote now' }).click();
      await phone.getByRole('button', { name: 'Yes', exact: true }).click();
      await phone.getByText('received', { exact: false }).first().waitFor();
      await organizer.getByText('1 of 3 voted').first().waitFor();
      expect(await organizer.getByText('Adopted:').count()).toBe(0);
      await organizer.getByRole('button', { name: 'Close and count' }).click();
      await organizer.getByRole('button', { name: 'Close now' }).click();
      for (const page of [phone, organizer])
        await page.getByText('Adopted: 1 of 1 vote for').waitFor();
      for (const page of [phone, organizer]) expect(await violations(page)).toEqual([]);
    },
    patience,
  );

  it(
    'hands over the report with what was adopted',
    async () => {
      await organizer.goto(`${url}/processes/integrated-missions-project/synthesis`);
      const [download] = await Promise.all([
        organizer.waitForEvent('download'),
        organizer.getByRole('button', { name: /Markdown/ }).click(),
      ]);
      const report = await readFile(await download.path(), 'utf8');
      expect(report).toContain('Always: Plan together from the first day');
      expect(trouble).toEqual([]);
      expect(await violations(organizer)).toEqual([]);
    },
    patience,
  );
});
