import { randomUUID } from 'node:crypto';
import type { RevisionView, StatementView } from '#libs/drafting';
import type { PollView } from '#libs/voting';
import type { WorkshopView } from '#libs/workspace';
import type { Person } from './person.js';
import { startPlenary, type Plenary } from './plenary.js';
import { adoptionPoll } from './poll.js';
import { makeProcess, type MadeProcess, type MadeWorkshop } from './process.js';
import { SavedWriter } from './saved-writer.js';

/** Somebody who joined and whose seat was confirmed. */
interface Member {
  readonly person: Person;
  readonly participantId: string;
  readonly seatId: string;
}

/** What happens between the preview and the opening of a poll; `somebody` is a member who came before it. */
type Change = (poll: PollView, somebody: Member) => Promise<unknown>;

describe('a poll that changes after its preview', () => {
  let plenary: Plenary;
  let organizer: Person;
  let process: MadeProcess;
  let workshop: MadeWorkshop;
  let ana: Member;
  let revisions: readonly RevisionView[];

  beforeAll(async () => {
    plenary = await startPlenary();
    organizer = await plenary.organizer();
    ({ process, workshop } = await makeProcess(organizer));
    ana = await member('Ana');
    revisions = [await revise('It', 'stands'), await revise('It', 'falls')];
    await organizer.emit('room:enter', { workshopId: workshop.id });
  });
  afterAll(() => plenary.close());

  /** A revision of a statement of its own, with these words. */
  const revise = async (...words: readonly string[]) => {
    const statement = { kind: 'finding', title: 'It stands', workshopId: workshop.id };
    const { id, documentId } = await organizer.post<StatementView>(
      `/api/processes/${process.id}/statements`,
      { ...statement, themeId: process.themes[0]!.id },
    );
    const writer = new SavedWriter(organizer, documentId);
    for (const word of words) writer.type(word);
    await writer.connect();
    writer.stop();
    return organizer.post<RevisionView>(`/api/statements/${id}/revisions`);
  };

  const join = async (name: string): Promise<Member> => {
    const person = plenary.newcomer();
    const claim = { code: workshop.joinCode, name, groupId: process.groups[0]!.id };
    return { person, ...(await person.post<Omit<Member, 'person'>>('/api/join', claim)) };
  };
  const confirm = ({ seatId }: Member, seat: object = {}) =>
    organizer.post(`/api/seats/${seatId}/confirm`, seat);
  const member = async (name: string) => {
    const joined = await join(name);
    await confirm(joined);
    return joined;
  };

  const prepare = (change: object) =>
    organizer.post<PollView>(
      `/api/workshops/${workshop.id}/polls`,
      adoptionPoll({ options: [{ label: 'The text', revisionId: revisions[0]!.id }], ...change }),
    );
  const open = ({ id, hash }: PollView) =>
    organizer.post<PollView>(`/api/polls/${id}/open`, { hash });

  /** All that an opening leaves behind. */
  const traces = async ({ id }: PollView) => ({
    poll: await organizer.get<PollView>(`/api/polls/${id}`),
    workshop: await organizer.get<WorkshopView>(`/api/workshops/${workshop.id}`),
    electors: await plenary.query('select * from elector where poll_id = $1', [id]),
    chain: await plenary.query('select number, head from audit_chain where process_id = $1', [
      process.id,
    ]),
  });

  const rewrite =
    (statement: string): Change =>
    ({ id }) =>
      plenary.query(statement, [id]);

  it.each<[string, Change, { poll?: object; choice?: unknown }?]>([
    ['its question', rewrite(`update poll set question = 'Shall it not?' where id = $1`)],
    [
      'its method',
      rewrite(`update poll set method = 'consent', rule = '{"strict": false}' where id = $1`),
      { choice: 5 },
    ],
    ['its rule', rewrite(`update poll set rule = rule || '{"threshold": "2/3"}' where id = $1`)],
    ['whether it binds', rewrite('update poll set binding = not binding where id = $1')],
    ['whether it is secret', rewrite('update poll set secret = not secret where id = $1')],
    ['its end', rewrite(`update poll set closes_at = now() + interval '1 hour' where id = $1`)],
    [
      'its end by a millisecond',
      rewrite(`update poll set closes_at = closes_at + interval '1 ms' where id = $1`),
      { poll: { closesAt: new Date(Date.now() + 3_600_000).toISOString() } },
    ],
    ['how long it stays open', rewrite('update poll set minimum_open = 1 where id = $1')],
    [
      'the label of an option',
      rewrite(`update poll_option set label = 'Another text' where poll_id = $1`),
    ],
    [
      'the text of an option',
      ({ id }) =>
        plenary.query('update poll_option set revision_id = $2 where poll_id = $1', [
          id,
          revisions[1]!.id,
        ]),
    ],
    [
      'whether an option has a text',
      rewrite('update poll_option set revision_id = null where poll_id = $1'),
    ],
    [
      'the order of its options',
      rewrite('update poll_option set position = 1 - position where poll_id = $1'),
      {
        poll: { method: 'dots', options: [{ label: 'a' }, { label: 'b' }], rule: { dots: 3 } },
        choice: { '1': 3 },
      },
    ],
    [
      'how many options it has',
      rewrite(`insert into poll_option (poll_id, id, position, label) values ($1, '3', 2, 'c')`),
      {
        poll: { method: 'dots', options: [{ label: 'a' }, { label: 'b' }], rule: { dots: 3 } },
        choice: { '1': 3 },
      },
    ],
    ['who may vote: one more is confirmed', async () => confirm(await join('Ben'))],
    [
      'who may vote: one more is on the roster',
      () =>
        organizer.post(`/api/processes/${process.id}/roster`, [{ name: 'Chen', role: 'member' }]),
    ],
    ['who may vote: one joins a straw poll', () => join('Dina'), { poll: { binding: false } }],
    [
      'who may vote: one is removed',
      (_, { participantId }) => organizer.delete(`/api/participants/${participantId}`),
    ],
    [
      'who may vote: one becomes an observer',
      (_, { participantId }) =>
        organizer.patch(`/api/participants/${participantId}`, { role: 'observer' }),
    ],
    [
      'who may vote: one is of another group',
      (_, somebody) => confirm(somebody, { groupId: process.groups[1]!.id }),
    ],
  ])('does not open, and nothing changes: %s', async (_, change, options = {}) => {
    const somebody = await member('Somebody');
    const previewed = await prepare(options.poll ?? {});
    await change(previewed, somebody);

    const before = await traces(previewed);
    const heard: string[] = [];
    const hear = ({ poll }: { poll: PollView }) => heard.push(poll.id);
    const socket = await organizer.live();
    socket.on('poll:opened', hear);
    await expect(open(previewed)).rejects.toMatchObject({
      refusal: { status: 409, kind: 'conflict' },
    });
    expect(await traces(previewed)).toEqual(before);
    expect(before.poll).toMatchObject({ status: 'draft', openedAt: null });
    expect(before.electors).toEqual([]);

    const looked = await organizer.get<PollView>(`/api/polls/${previewed.id}`);
    expect(looked.hash).not.toBe(previewed.hash);
    const told = organizer.next<{ poll: PollView }>('poll:opened');
    expect((await open(looked)).hash).toBe(looked.hash);
    expect((await told).poll.id).toBe(looked.id);
    expect(heard).toEqual([looked.id]);
    socket.off('poll:opened', hear);

    await mustBindBallots(looked, previewed.hash, options.choice ?? 'yes');
    await organizer.post(`/api/polls/${looked.id}/cancel`, { reason: 'end of this story' });
  });

  /** A ballot on any other terms is not taken over either wire; one on these is. */
  const mustBindBallots = async ({ id, hash }: PollView, old: string, choice: unknown) => {
    const stored = () => plenary.query('select version from ballot where poll_id = $1', [id]);
    for (const pollHash of [old, `sha256:${'0'.repeat(64)}`]) {
      const ballot = { pollHash, choice, replaces: null, submissionId: randomUUID() };
      const refusal = { kind: 'conflict', at: 'pollHash' };
      const path = `/api/polls/${id}/ballot`;
      await expect(ana.person.put(path, ballot)).rejects.toMatchObject({ refusal });
      await expect(ana.person.emit('ballot:cast', { pollId: id, ...ballot })).rejects.toMatchObject(
        { refusal },
      );
    }
    expect(await stored()).toEqual([]);
    const ballot = { pollHash: hash, choice, replaces: null, submissionId: randomUUID() };
    await ana.person.emit('ballot:cast', { pollId: id, ...ballot });
    expect(await stored()).toEqual([{ version: 1 }]);
  };

  it('opens on its preview where nothing has changed that it promises', async () => {
    const previewed = await prepare({});
    await join('Not confirmed');
    await prepare({ question: 'Another one?' });
    expect((await open(previewed)).hash).toBe(previewed.hash);
    await organizer.post(`/api/polls/${previewed.id}/cancel`, { reason: 'end of this story' });
  });

  it('opens once, whoever opens it at the same moment', async () => {
    const previewed = await prepare({});
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => open(previewed)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected')
        expect(outcome.reason).toMatchObject({ refusal: { kind: 'conflict' } });
    await organizer.post(`/api/polls/${previewed.id}/cancel`, { reason: 'end of this story' });
  });

  it('takes no ballot that was meant for another poll of the same terms', async () => {
    const polls = [await open(await prepare({})), await open(await prepare({}))] as const;
    const ballot = { choice: 'yes', replaces: null, submissionId: randomUUID() };
    for (const [here, there] of [polls, polls.toReversed() as [PollView, PollView]])
      await expect(
        ana.person.put(`/api/polls/${here.id}/ballot`, { ...ballot, pollHash: there.hash }),
      ).rejects.toMatchObject({ refusal: { kind: 'conflict', at: 'pollHash' } });
    for (const { id } of polls)
      await organizer.post(`/api/polls/${id}/cancel`, { reason: 'end of this story' });
  });
});
