import { rm } from 'node:fs/promises';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { PollView } from '#libs/voting';
import type { ServerProcess } from '../setup/server-process.js';
import { temporaryFolder } from '../setup/temporary-folder.js';
import { castAll } from '../voting-workshop.js';
import { violations } from './accessibility.js';
import { describeInBrowser, launchBrowser } from './browser.js';
import { startServerWithWeb } from './built-server.js';
import { decisiveWorkshop, type DecisiveWorkshop } from './decisive-workshop.js';

const patience = 120_000;

const everybody = (choice: (voter: number) => unknown): unknown[] =>
  Array.from({ length: 12 }, (_, i) => choice(i));

describeInBrowser('a facilitator who makes polls and shows what came of them', () => {
  let folder: string;
  let server: ServerProcess;
  let browser: Browser;
  let room: DecisiveWorkshop;
  let context: BrowserContext;
  let page: Page;
  const trouble: string[] = [];

  beforeAll(async () => {
    folder = await temporaryFolder('results');
    server = await startServerWithWeb(folder);
    const url = await server.ready;
    room = await decisiveWorkshop(url, server.printed());
    browser = await launchBrowser();
    context = await browser.newContext({
      viewport: { width: 1280, height: 1000 },
      locale: 'en-GB',
    });
    context.setDefaultTimeout(15_000);
    const [name, value] = room.organizer.cookie.split('=') as [string, string];
    await context.addCookies([{ name, value, url }]);
    page = await newPage(`/w/${room.workshop.id}`);
  }, patience);

  afterAll(async () => {
    for (const person of [room.organizer, ...room.voters]) person.leave();
    await browser?.close();
    await server?.kill('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }, patience);

  const newPage = async (path: string): Promise<Page> => {
    const opened = await context.newPage();
    opened.on('pageerror', (error) => trouble.push(String(error)));
    await opened.goto(room.organizer.url + path);
    return opened;
  };

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
  const dialog = () => page.getByRole('dialog');
  const card = (): Locator => page.getByTestId('result-card').first();
  const sentences = (): Locator => card().getByTestId('sentences');

  const choose = (template: string) => dialog().getByText(template, { exact: true }).click();
  const chooseTexts = async (...numbers: number[]) => {
    for (const number of numbers)
      await dialog()
        .getByLabel(new RegExp(`^Recommendation ${number}:`))
        .check();
  };

  /** Previews what is filled in and opens it; the polls that run then. */
  const openIt = async (now: string): Promise<PollView[]> => {
    await dialog().getByRole('button', { name: 'Preview' }).click();
    await dialog().getByRole('heading', { name: 'Who may vote' }).waitFor();
    expect(await violations(page, '[role=dialog]')).toEqual([]);
    await dialog().getByRole('button', { name: now }).click();
    await dialog().waitFor({ state: 'detached' });
    const path = `/api/workshops/${room.workshop.id}/polls`;
    const polls = await room.organizer.get<PollView[]>(path);
    return polls.filter(({ status }) => status === 'open');
  };

  const closeIt = async (close = 'Close and count') => {
    await button(close).click();
    await button('Close now').click();
    await card().waitFor();
  };

  const decide = async (now: string, choice: (voter: number) => unknown) => {
    const [poll] = await openIt(now);
    await castAll(room.voters, poll!, everybody(choice));
    await closeIt();
    return poll!;
  };

  it(
    'adopts the open text in three taps, and sees who is missing before the close',
    async () => {
      await page
        .getByRole('button', { name: /Unity of effort/ })
        .first()
        .click();
      await button('Open a vote').click();
      const [poll] = await openIt('Open now');
      await castAll(
        room.voters,
        poll!,
        everybody((i) => (i < 10 ? 'yes' : undefined)),
      );
      const panel = page.getByTestId('poll-panel');
      await panel.getByText('10 of 12 voted').waitFor();
      await panel.getByText('Who is still missing (2)').click();
      await panel.getByText('not connected').first().waitFor();
      expect(await card().count()).toBe(0);
      await castAll(
        room.voters,
        poll!,
        everybody((i) => (i < 10 ? undefined : 'no')),
      );
      await closeIt();
      await sentences()
        .getByText(
          /Not adopted: .*Academia.* is opposed \(2 of 2\), and the rule asks that no group be opposed\./,
        )
        .waitFor();
      await card().getByText('10 of 12 votes for (83%).').waitFor();
      // all and three groups, each with the line that the rule draws
      expect(await card().locator('[class*=line][data-asked=true]').count()).toBe(4);
      await card()
        .getByText(/Support across the groups: \d\d%\./)
        .waitFor();
      expect(await violations(page)).toEqual([]);
    },
    patience,
  );

  it(
    'gauges support in a straw poll, and chooses between texts or none of them',
    async () => {
      await button('Open a vote').click();
      await choose('Gauge support');
      await decide('Open straw poll now', (i) => 5 - (i % 3));
      await sentences()
        .getByText('Straw poll: nobody blocked it; 12 people voted. It adopts nothing.')
        .waitFor();
      await button('Open a vote').click();
      await choose('Choose between texts');
      await chooseTexts(2, 3);
      await decide('Open now', (i) => (i < 8 ? [['3'], ['4']] : [['2'], ['3'], ['4']]));
      await sentences()
        .getByText(/Adopted: .*Recommendation 3: Leadership/)
        .waitFor();
      await card().getByText('Pair by pair').click();
      expect(await violations(page)).toEqual([]);
    },
    patience,
  );

  it(
    'settles a tie by a run-off, or by a ruling with a reason that everybody sees',
    async () => {
      await button('Open a vote').click();
      await choose('Prioritise');
      await chooseTexts(1, 2, 3);
      await dialog().getByText('More', { exact: true }).click();
      await dialog().getByLabel('How many are selected').fill('1');
      await decide('Open now', () => ({ '1': 2, '2': 2, '3': 1 }));
      await sentences()
        .getByText(/^Tie: .+ stand equal, with one place left/)
        .waitFor();
      await card().getByRole('button', { name: 'Prepare a run-off' }).click();
      await dialog().getByText('Run-off', { exact: false }).first().waitFor();
      await dialog().getByRole('button', { name: 'Back' }).click();
      await card().getByText('A run-off settles it.', { exact: false }).waitFor();
      await page.getByRole('button', { name: /^Discard: / }).click();
      await dialog().getByRole('button', { name: 'Discard', exact: true }).click();
      await card().getByRole('button', { name: 'Rule on it' }).click();
      await dialog().getByLabel('Recommendation 2: A common budget').check();
      await dialog().getByLabel('Reason').fill('It came up in every seminar.');
      await dialog().getByRole('button', { name: 'Record the ruling' }).click();
      await sentences()
        .getByText(
          /Settled by a ruling of the chair: .*A common budget.*It came up in every seminar/,
        )
        .waitFor();
      expect(await violations(page)).toEqual([]);
    },
    patience,
  );

  it(
    'keeps a secret poll secret: small groups together, nobody listed as missing',
    async () => {
      await button('Open a vote').click();
      await dialog().getByText('More', { exact: true }).click();
      await dialog().getByLabel('Secret poll').check();
      await dialog().getByText('only sums').waitFor();
      await dialog().getByRole('button', { name: 'Preview' }).click();
      await dialog()
        .getByText(/fewer than five who may vote: .*Academia \(2\)/)
        .waitFor();
      expect(await dialog().getByRole('button', { name: 'Open now' }).isDisabled()).toBe(true);
      await dialog().getByRole('button', { name: 'Back' }).click();
      await dialog().getByText('More', { exact: true }).click();
      await dialog().getByLabel('Condition on groups').selectOption('none');
      const [poll] = await openIt('Open now');
      await castAll(
        room.voters,
        poll!,
        everybody((i) => (i % 4 ? 'yes' : 'no')),
      );
      await page.getByText('In a secret poll nobody sees who has voted.').waitFor();
      await closeIt();
      await sentences().getByText('Adopted: 9 of 12 votes for (75%).').waitFor();
      const note = await card().getByTestId('secret-note').textContent();
      expect(note).toContain('Academia');
      expect(note).toContain('shown only together with others');
      await card().getByText('Audit chain no.').waitFor();
    },
    patience,
  );

  it(
    'opens and closes a round as one, and shows it on the projector',
    async () => {
      const screen = await newPage(`/w/${room.workshop.id}/screen`);
      await button('Open a vote').click();
      await dialog().getByLabel('Several texts, one poll each').check();
      await chooseTexts(1, 2);
      const polls = await openIt('Open 2 polls now');
      expect(polls.map(({ round }) => round?.title)).toEqual(Array(2).fill('Adoption of 2 texts'));
      const projected = screen.getByTestId('screen-poll');
      await projected.getByText('0 of 12 voted').first().waitFor();
      for (const poll of polls)
        await castAll(
          room.voters,
          poll,
          everybody(() => 'yes'),
        );
      await projected.getByText('12 of 12 voted').first().waitFor();
      expect(await projected.getByText('Adopted:').count()).toBe(0);
      await closeIt('Close and count 2 polls');
      await projected.getByText('Adopted: 12 of 12 votes for (100%).').first().waitFor();
      expect(await violations(screen)).toEqual([]);
      await screen.close();
    },
    patience,
  );

  it.each([
    ['ar', 'rtl', 'اعتُمد: الأصوات المؤيدة 12 من 12'],
    ['zh', 'ltr', '通过：12票中12票赞成（100%）'],
  ])(
    'tells the results in %s',
    async (language, direction, headline) => {
      await page.evaluate(`localStorage.setItem('plenary-language', '${language}')`);
      await page.reload();
      await sentences().getByText(headline).waitFor();
      expect(await page.locator('html').getAttribute('dir')).toBe(direction);
      expect(await violations(page)).toEqual([]);
      expect(trouble).toEqual([]);
    },
    patience,
  );
});
