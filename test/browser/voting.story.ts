import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { PollView, RoundView } from '#libs/voting';
import type { Person } from '../person.js';
import { startPlenary, type Plenary } from '../plenary.js';
import { cast, votingWorkshop, type VotingWorkshop } from '../voting-workshop.js';
import { violations } from './accessibility.js';
import { describeInBrowser, launchBrowser } from './browser.js';
import { buildWeb } from './built-server.js';
import { weigh } from './page-weight.js';
import { pinnedText, type PinnedOption } from './pinned-texts.js';

const patience = 120_000;

/** What a phone may load to read one text and vote on it: heads of answers, scripts, styles and data, as they were sent. */
const mostBytes = 185_000;

describeInBrowser('a voter on a phone', () => {
  let plenary: Plenary;
  let meeting: VotingWorkshop;
  let browser: Browser;
  let texts: PinnedOption[];
  const trouble: string[] = [];

  beforeAll(async () => {
    await buildWeb();
    [plenary, browser] = await Promise.all([startPlenary(), launchBrowser()]);
    meeting = await votingWorkshop(plenary, 6, 5);
    texts = [];
    for (const title of ['Unity of effort', 'Joint assessments', 'National ownership'])
      texts.push(
        await pinnedText(meeting.organizer, meeting.process, meeting.workshop, {
          title,
          words: `${title}: Member States should plan together from the first day.`,
        }),
      );
  }, patience);

  afterAll(async () => {
    await browser?.close();
    await plenary?.close();
  }, patience);

  const phoneOf = async (person: Person, options: BrowserContextOptions = {}): Promise<Page> => {
    const viewport = { width: 375, height: 740 };
    const context = await browser.newContext({ viewport, locale: 'en-GB', ...options });
    await signIn(context, person);
    const page = await context.newPage();
    page.on('pageerror', (error) => trouble.push(String(error)));
    return page;
  };

  const signIn = (context: ReturnType<Page['context']>, { cookie }: Person): Promise<void> => {
    const [name, ...value] = cookie.split('=');
    return context.addCookies([{ name: name!, value: value.join('='), url: plenary.url }]);
  };

  const enter = (page: Page) => page.goto(`${plenary.url}/w/${meeting.workshop.id}`);

  const inRoom = async (person: Person, options?: BrowserContextOptions): Promise<Page> => {
    const page = await phoneOf(person, options);
    await enter(page);
    return page;
  };

  const adoption = (change: object = {}) => ({
    question: 'Shall Recommendation 1 be adopted?',
    method: 'yes-no-abstain',
    options: [texts[0]],
    ...change,
  });

  const tap = (page: Page, name: string) =>
    page.getByRole('button', { name, exact: true }).first().click();

  /** Once the text was compared with the poll's, one can vote. */
  const ready = (page: Page) =>
    page.locator('button:enabled', { hasText: 'Abstain' }).first().waitFor();

  const receives = (page: Page) => page.getByText('received', { exact: true }).first().waitFor();

  const storedOf = async (person: Person, { id }: PollView) =>
    (await person.get<{ ballot: { choice: unknown } | null }>(`/api/polls/${id}/ballot`)).ballot
      ?.choice;

  it(
    'loads one poll and its text without the editor, and light',
    async () => {
      const poll = await meeting.open(adoption());
      const phone = await phoneOf(meeting.voters[0]!);
      const answers = await weigh(phone);
      await enter(phone);
      await ready(phone);
      await phone.waitForLoadState('networkidle');
      const total = answers.reduce((sum, { bytes }) => sum + bytes, 0);
      expect(
        answers.map(({ url }) => url).filter((url) => /live-statement|woff/.test(url)),
      ).toEqual([]);
      expect(total).toBeLessThan(mostBytes);
      await phone.context().close();
      await meeting.close(poll);
    },
    patience,
  );

  it(
    'votes on several recommendations on one screen, each tap stored by itself',
    async () => {
      const [ana] = meeting.voters;
      const path = `/api/workshops/${meeting.workshop.id}/rounds`;
      const round = await meeting.organizer.post<RoundView>(path, {
        title: 'Recommendations',
        polls: texts.map((option, i) => ({
          ...adoption({ options: [option] }),
          question: `Shall Recommendation ${i + 1} be adopted?`,
          minimumOpen: 0,
          binding: true,
          rule: {},
        })),
      });
      const hashes = Object.fromEntries(round.polls.map(({ id, hash }) => [id, hash]));
      await meeting.organizer.post(`/api/rounds/${round.id}/open`, { hashes });

      const phone = await inRoom(ana!);
      await phone.getByText('0 of 3 voted').first().waitFor();
      const item = (i: number) => phone.locator(`[data-poll="${round.polls[i]!.id}"]`);
      await item(0).getByRole('button', { name: 'Yes' }).click();
      await item(0).getByText('received').waitFor();
      await item(1).getByText('Read the text').click();
      await item(1).getByText('Joint assessments: Member States').waitFor();
      await item(1)
        .getByText(/matches its fingerprint/)
        .waitFor();
      await item(1).getByRole('button', { name: 'No', exact: true }).click();
      await item(1).getByText('received').waitFor();
      await phone.getByText('2 of 3 voted').first().waitFor();
      await phone.getByLabel('Only not yet voted').check();
      await item(0).waitFor({ state: 'detached' });
      await phone.getByRole('button', { name: 'Next not voted' }).click();
      await item(2).getByRole('button', { name: 'Abstain' }).click();
      await phone.getByText('All voted.').waitFor();
      expect(await Promise.all(round.polls.map((poll) => storedOf(ana!, poll)))).toEqual([
        'yes',
        'no',
        'abstain',
      ]);
      expect(await violations(phone)).toEqual([]);
      await phone.context().close();
      await meeting.organizer.post(`/api/rounds/${round.id}/close`);
    },
    patience,
  );

  it(
    'keeps an offline ballot through a reload, and sends it by itself from another page',
    async () => {
      const ben = meeting.voters[1]!;
      const end = new Date(Date.now() + 3_600_000).toISOString();
      const poll = await meeting.open(adoption({ closesAt: end }));
      const phone = await inRoom(ben);
      await ready(phone);
      await phone.context().setOffline(true);
      await tap(phone, 'Yes');
      await phone.getByText('Not sent yet').waitFor();
      await phone.getByText(/a ballot that arrives later is not counted/).waitFor();
      expect(await violations(phone)).toEqual([]);
      await phone.reload().catch(() => undefined);
      expect(await storedOf(ben, poll)).toBeUndefined();
      await phone.context().setOffline(false);
      await phone.goto(plenary.url);
      await phone.getByText(/received. Your vote is stored/).waitFor();
      expect(await violations(phone)).toEqual([]);
      expect(await storedOf(ben, poll)).toBe('yes');
      await enter(phone);
      await receives(phone);
      await phone.context().close();
      await meeting.close(poll);
    },
    patience,
  );

  it(
    'tells a ballot that came after the close from one that counts',
    async () => {
      const chen = meeting.voters[2]!;
      const poll = await meeting.open(adoption());
      const phone = await inRoom(chen);
      await tap(phone, 'Yes');
      await receives(phone);
      await phone.context().setOffline(true);
      await tap(phone, 'No');
      await phone.getByText('Not sent yet').waitFor();
      await meeting.close(poll);
      await phone.context().setOffline(false);
      await phone.getByText(/Your earlier vote counts: Yes/).waitFor();
      expect(await violations(phone)).toEqual([]);
      await tap(phone, 'Understood');
      await phone.getByText(/Your earlier vote counts/).waitFor({ state: 'detached' });
      await phone.context().close();
    },
    patience,
  );

  it(
    'lets the voter decide where another device voted meanwhile',
    async () => {
      const dina = meeting.voters[3]!;
      const poll = await meeting.open(adoption());
      const phone = await inRoom(dina);
      await ready(phone);
      await cast(dina, poll, 'abstain');
      await tap(phone, 'No');
      await phone.getByText('Stored now: Abstain. Here you chose: No.').waitFor();
      expect(await violations(phone)).toEqual([]);
      await tap(phone, 'Replace it');
      await receives(phone);
      expect(await storedOf(dina, poll)).toBe('no');
      await phone.context().close();
      await meeting.close(poll);
    },
    patience,
  );

  it(
    'does not send what somebody else chose in this browser, and lets it be deleted',
    async () => {
      const [, , , , emre, fay] = meeting.voters;
      const poll = await meeting.open(adoption());
      const phone = await inRoom(emre!);
      await ready(phone);
      await phone.context().setOffline(true);
      await tap(phone, 'Yes');
      await phone.getByText('Not sent yet').waitFor();
      await phone.goto('about:blank');
      await signIn(phone.context(), fay!);
      await phone.context().setOffline(false);
      await phone.goto(plenary.url);
      await phone.getByText(/a ballot that somebody else chose waits here/).waitFor();
      expect(await violations(phone)).toEqual([]);
      await tap(phone, 'Delete it');
      await tap(phone, 'Delete it');
      await phone.getByText(/somebody else chose/).waitFor({ state: 'detached' });
      expect(await storedOf(emre!, poll)).toBeUndefined();
      expect(await storedOf(fay!, poll)).toBeUndefined();
      await phone.context().close();
      await meeting.close(poll);
    },
    patience,
  );

  it(
    'votes in a secret poll, which says what it promises, and all ballots are of one length',
    async () => {
      const [ana] = meeting.voters;
      const poll = await meeting.open(adoption({ secret: true }));
      const phone = await inRoom(ana!);
      const lengths = new Set<number>();
      phone.on('websocket', (socket) =>
        socket.on('framesent', ({ payload }) => {
          if (String(payload).includes('ballot:cast')) lengths.add(String(payload).length);
        }),
      );
      await enter(phone);
      await phone.getByText(/nobody here is shown how you voted/).click();
      await phone.getByText(/only in cells of five or more/).waitFor();
      for (const choice of ['Yes', 'Abstain', 'No']) {
        await tap(phone, choice);
        await phone.getByText(`Your vote is stored: ${choice}.`).waitFor();
      }
      // the first one replaces nothing, which is three letters longer than the number of a version
      expect(lengths.size).toBe(2);
      expect(Math.max(...lengths) - Math.min(...lengths)).toBe(3);
      expect(await violations(phone)).toEqual([]);
      await phone.context().close();
      await meeting.close(poll);
      expect(await storedOf(ana!, poll)).toBeUndefined();
      expect(trouble).toEqual([]);
    },
    patience,
  );
});
