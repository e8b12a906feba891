import { rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { recount } from '../apps/counting/src/recount.js';
import { tally } from '../apps/counting/src/tally.js';
import type { ProcessRecord } from '#libs/synthesis';
import type { PollView } from '#libs/voting';
import { malformedRecords } from '../libs/synthesis/src/record/malformed-records.stories.js';
import { sampleRecord } from '../libs/synthesis/src/record/record.stories.js';
import { runCounting } from './counting-command.js';
import type { Person } from './person.js';
import { startPlenary, type Plenary } from './plenary.js';
import { adoptionPoll } from './poll.js';
import { temporaryFolder } from './setup/temporary-folder.js';
import { castAll, votingWorkshop, type VotingWorkshop } from './voting-workshop.js';

const patience = 240_000;
let folder: string;

beforeAll(async () => {
  folder = await temporaryFolder('recount');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const write = async (value: unknown): Promise<string> => {
  const file = join(folder, 'record.json');
  await writeFile(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
};

const recountOf = async (value: unknown, ...args: readonly string[]) =>
  recount([basename(await write(value)), ...args], folder);

describe('npm run recount', () => {
  const record = sampleRecord();

  it(
    'says in a line that all holds, in a line each what differs, or in one what is wrong with the file',
    async () => {
      const run = async (value: unknown, ...args: readonly string[]) =>
        runCounting('recount', process.cwd(), await write(value), ...args);
      const whole = await run(record);
      expect(whole).toMatchObject({ code: 0, stderr: '' });
      expect(whole.stdout).toMatch(/record\.json: consistent, not anchored: 6 texts, [^\n]+\n$/);
      const rewritten = sampleRecord({ thirdChoice: 'yes' });
      const differing = await run(rewritten, '--head', record.audit.head);
      expect(differing).toMatchObject({ code: 1, stderr: '' });
      expect(differing.stdout).toMatch(/^[^\n]+record\.json: audit\.entries: No entry [^\n]+\n$/);
      const malformed = await run('{"format": "plenary-record/1"}');
      expect(malformed).toMatchObject({ code: 2, stdout: '' });
      expect(malformed.stderr).toMatch(/^[^\n]+record\.json: process: [^\n]+\n$/);
    },
    patience,
  );

  it('takes a record that was rewritten as a whole for consistent, unless it has a head to hold it to', async () => {
    const rewritten = sampleRecord({ thirdChoice: 'yes' });
    expect(await recountOf(rewritten)).toMatchObject({
      status: 0,
      out: expect.stringContaining('consistent, not anchored') as string,
    });
    expect(await recountOf(rewritten, '--head', record.audit.head)).toMatchObject({ status: 1 });
    const { entries, head } = record.audit;
    expect(await recountOf(record, `--head=${head}`)).toMatchObject({
      status: 0,
      out: expect.stringContaining(
        `anchored to head ${head} (entry ${entries.length} of ${entries.length})`,
      ) as string,
    });
    expect(await recountOf(record, '--head', entries[3]!.previous)).toMatchObject({
      status: 0,
      out: expect.stringContaining(`(entry 3 of ${entries.length})`) as string,
    });
  });

  it('names the place of each thing that differs, with what stands there and what should', async () => {
    const polls = record.polls.with(1, {
      ...record.polls[1]!,
      tally: { ...record.polls[1]!.tally!, cast: 13 },
    });
    const { out, status } = await recountOf({ ...record, polls });
    expect(status).toBe(1);
    const [count, ...others] = out.trimEnd().split('\n');
    expect(count).toBe(
      'record.json: polls[1].tally.cast: The recount comes to something else. Here: 13, expected: 12.',
    );
    expect(others).toEqual([
      expect.stringMatching(/^record\.json: audit\.entries\[\d+\]\.payload\.result: /),
    ]);
  });

  it('says how many entries were erased', async () => {
    const [first, ...others] = record.audit.entries;
    const { salt: _, payload: __, ...erased } = first!;
    const audit = { ...record.audit, entries: [erased, ...others] };
    const { out, status } = await recountOf({ ...record, audit });
    expect(status).toBe(0);
    expect(out).toContain(', 45 entries, 1 of them erased, head now ');
  });

  it('counts each poll of a record as npm run tally does', async () => {
    for (const poll of record.polls.filter(({ status }) => status === 'closed')) {
      const { out } = await tally([basename(await write(poll))], folder);
      const { tally: counted, decision, agreement } = poll;
      expect(JSON.parse(out)).toEqual({ tally: counted, decision, agreement });
    }
  });

  it.each([
    [[]],
    [['a.json', 'b.json']],
    [['a.json', '--head']],
    [['a.json', '--head', 'abc']],
    [['--all']],
  ])('says how it is used: %j', async (args) =>
    expect(await recount(args, folder)).toMatchObject({
      status: 2,
      out: '',
      err: expect.stringMatching(/^usage: [^\n]+\n$/) as string,
    }),
  );

  it(
    'says in one line what is wrong with each of the malformed kinds',
    async () => {
      // whoever decodes a file takes a byte order mark off
      const files = malformedRecords.filter(({ text }) => !text.startsWith('\ufeff'));
      for (const { what, text } of files) {
        const { out, err, status } = await recountOf(text);
        expect([what, out, status]).toEqual([what, '', 2]);
        expect(err).toMatch(/^record\.json: \P{C}{8,600}\n$/u);
      }
    },
    patience,
  );

  it('shows a stranger’s words so that no terminal takes them for anything else', async () => {
    const polls = record.polls.with(1, { ...record.polls[1]!, question: '\u001b[2J\n\u202e' });
    const { out } = await recountOf({ ...record, polls });
    for (const line of out.trimEnd().split('\n')) expect(line).toMatch(/^\P{C}+$/u);
  });
});

describe('the record of a process', () => {
  let plenary: Plenary;
  let meeting: VotingWorkshop;
  let organizer: Person;
  const heads: string[] = [];

  beforeAll(async () => {
    plenary = await startPlenary();
    meeting = await votingWorkshop(plenary, 6, 5, 2);
    ({ organizer } = meeting);
  }, patience);
  afterAll(() => plenary.close());

  const fetchRecord = () =>
    organizer.get<ProcessRecord>(`/api/processes/${meeting.process.id}/record.json`);

  const adopted = async (title: string): Promise<{ label: string; revisionId: string }> => {
    const { process: made, workshop } = meeting;
    const { id } = await organizer.post<{ id: string }>(`/api/processes/${made.id}/statements`, {
      kind: 'recommendation',
      themeId: made.themes[0]!.id,
      workshopId: workshop.id,
      title,
    });
    const revision = await organizer.post<{ id: string }>(`/api/statements/${id}/revisions`, {});
    return { label: title, revisionId: revision.id };
  };

  const decided = async (poll: object, choices: readonly unknown[]): Promise<PollView> => {
    const opened = await meeting.open(poll);
    await castAll(meeting.voters, opened, choices);
    const closed = await meeting.close(opened);
    heads.push(closed.anchor!.head);
    return closed;
  };

  const options = ['One', 'Two', 'Three'].map((label) => ({ label }));
  const yes = (n: number) => Array.from({ length: n }, () => 'yes');

  it(
    'is consistent, and anchored by each head that was shown with a result',
    async () => {
      const text = await adopted('Plan together');
      const off = await meeting.open(adoptionPoll({ options: [text] }));
      await castAll(meeting.voters, off, ['yes', 'no']);
      await organizer.post(`/api/polls/${off.id}/cancel`, { reason: 'Nobody could hear.' });
      await decided(adoptionPoll({ options: [text] }), [...yes(9), 'no', 'abstain']);
      await decided(adoptionPoll({ options: [text], secret: true }), [...yes(8), 'no', 'no', 'no']);
      await decided(adoptionPoll({ secret: true, question: 'Who is for it?' }), yes(3));
      await decided({ method: 'schulze', options, secret: true }, [
        ...Array.from({ length: 7 }, () => [['2'], ['1', '3']]),
        ...Array.from({ length: 5 }, () => [['3']]),
      ]);
      await decided({ method: 'score', options }, [{ 1: 5, 2: 3 }, { 2: 4 }, {}]);
      const tie = await decided({ method: 'approval', options, rule: { seats: 1 } }, [
        ['1'],
        ['2'],
      ]);
      await organizer.post(`/api/polls/${tie.id}/ruling`, { selected: ['2'], reason: 'By lot.' });
      const timed = await meeting.open({
        ...adoptionPoll(),
        closesAt: new Date(Date.now() + 3_600_000).toISOString(),
      });
      const later = new Date(Date.now() + 7_200_000).toISOString();
      await organizer.post(`/api/polls/${timed.id}/extend`, { closesAt: later });
      await meeting.close(timed);
      await meeting.open(adoptionPoll({ options: [text] }));

      const record = await fetchRecord();
      expect(record.polls).toHaveLength(8);
      const json = JSON.stringify(record);
      expect(await recountOf(json)).toEqual({
        out: expect.stringMatching(
          /^record\.json: consistent, not anchored: 1 text, 8 polls, 19 entries, head now sha256:[0-9a-f]{64}\n$/,
        ) as string,
        err: '',
        status: 0,
      });
      for (const head of heads)
        expect(await recountOf(json, '--head', head)).toMatchObject({
          status: 0,
          out: expect.stringContaining(`anchored to head ${head}`) as string,
        });
    },
    patience,
  );

  it('holds no voters and no ballots of secret polls, and nobody’s seat', async () => {
    const record = await fetchRecord();
    const secret = record.polls.filter((poll) => poll.secret);
    expect(secret).toHaveLength(3);
    for (const poll of secret) {
      expect(poll).not.toHaveProperty('electorate');
      expect(poll).not.toHaveProperty('ballots');
      for (const { cast } of poll.aggregates!.cells) expect(cast === 0 || cast >= 5).toBe(true);
    }
    const people = await organizer.get<{ participantId: string; seat: { id: string } | null }[]>(
      `/api/processes/${meeting.process.id}/people`,
    );
    const json = JSON.stringify(record);
    for (const { participantId, seat } of people)
      for (const id of [participantId, seat?.id ?? participantId]) expect(json).not.toContain(id);
  });

  it(
    'is of one moment, however many polls close while it is fetched',
    async () => {
      const open = await Promise.all([1, 2, 3, 4, 5].map(() => meeting.open(adoptionPoll())));
      const [records] = await Promise.all([
        Promise.all(Array.from({ length: 12 }, fetchRecord)),
        ...open.map((poll) => meeting.close(poll)),
      ]);
      for (const record of records)
        expect(await recountOf(JSON.stringify(record))).toMatchObject({ status: 0 });
      const last = await fetchRecord();
      expect(last.polls).toHaveLength(13);
      expect(await recountOf(JSON.stringify(last))).toMatchObject({ status: 0 });
    },
    patience,
  );
});
