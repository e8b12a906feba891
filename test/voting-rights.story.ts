import { randomUUID } from 'node:crypto';
import type { RevisionView, StatementView } from '#libs/drafting';
import type { PollView } from '#libs/voting';
import { startPlenary, type Plenary } from './plenary.js';
import type { Person } from './person.js';
import { adoptionPoll } from './poll.js';
import { makeProcess, type MadeProcess, type MadeWorkshop } from './process.js';

const refused = (status: number, at?: string) => ({
  refusal: expect.objectContaining({ status, ...(at && { at }) }) as unknown,
});

/** A rostered member with their own browser. */
interface Member {
  readonly person: Person;
  readonly participantId: string;
}

describe('who votes, and what a vote does', () => {
  let plenary: Plenary;
  let organizer: Person;
  let process: MadeProcess;
  let workshop: MadeWorkshop;
  let members: Member[];

  beforeAll(async () => {
    plenary = await startPlenary();
    organizer = await plenary.organizer();
    ({ process, workshop } = await makeProcess(organizer, { admission: 'roster' }));
    const roster = ['Ana', 'Ben', 'Chen'].map((name, i) => ({
      name,
      role: 'member',
      groupId: process.groups[i % 2]!.id,
    }));
    const admitted = await organizer.post<{ badge: string; participantId: string }[]>(
      `/api/processes/${process.id}/roster`,
      roster,
    );
    members = await Promise.all(
      admitted.map(async ({ badge, participantId }) => {
        const person = plenary.newcomer();
        await person.post('/api/join', { badge });
        return { person, participantId };
      }),
    );
  });
  afterAll(() => plenary.close());

  const prepare = (poll: object = {}) =>
    organizer.post<PollView>(`/api/workshops/${workshop.id}/polls`, adoptionPoll(poll));
  const open = async (poll: object = {}) => {
    const { id, hash } = await prepare(poll);
    return organizer.post<PollView>(`/api/polls/${id}/open`, { hash });
  };
  const vote = ({ person }: Member, { id, hash: pollHash }: PollView, choice: unknown) =>
    person.put(`/api/polls/${id}/ballot`, {
      pollHash,
      choice,
      replaces: null,
      submissionId: randomUUID(),
    });
  const close = ({ id }: PollView) => organizer.post<PollView>(`/api/polls/${id}/close`);

  const standingOf = async ({ id }: StatementView) =>
    (await organizer.get<StatementView[]>(`/api/processes/${process.id}/statements`)).find(
      (statement) => statement.id === id,
    )!.standing;

  it('keeps a text adopted when a later vote on it fails', async () => {
    const statement = await organizer.post<StatementView>(
      `/api/processes/${process.id}/statements`,
      {
        kind: 'finding',
        title: 'It stands',
        themeId: process.themes[0]!.id,
        workshopId: workshop.id,
      },
    );
    const { id: revisionId } = await organizer.post<RevisionView>(
      `/api/statements/${statement.id}/revisions`,
    );
    const options = [{ label: 'It stands', revisionId }];
    const first = await open({ options });
    await vote(members[0]!, first, 'yes');
    await close(first);
    expect(await standingOf(statement)).toBe('adopted');
    const second = await open({ options });
    expect(second).toMatchObject({ attempt: 2 });
    expect((await close(second)).decision!.outcome).toBe('not-adopted');
    expect(await standingOf(statement)).toBe('adopted');
    // another method makes no first poll of it
    expect(await prepare({ method: 'consent', options })).toMatchObject({ attempt: 3 });
  });

  it('counts who voted among those present', async () => {
    const poll = await open({ rule: { base: 'present' } });
    await vote(members[0]!, poll, 'yes');
    await vote(members[1]!, poll, 'no');
    const { decision } = await close(poll);
    expect(decision).toMatchObject({
      outcome: 'not-adopted',
      reasons: [{ base: 'present', of: 2 }],
    });
  });

  it('hides a draft from members, also once it is called off', async () => {
    const { id } = await prepare();
    const [{ person }] = members as [Member];
    await expect(person.get(`/api/polls/${id}`)).rejects.toMatchObject(refused(404));
    await organizer.post(`/api/polls/${id}/cancel`, { reason: 'a slip' });
    await expect(person.get(`/api/polls/${id}`)).rejects.toMatchObject(refused(404));
    const listed = await person.get<PollView[]>(`/api/workshops/${workshop.id}/polls`);
    expect(listed.map((poll) => poll.id)).not.toContain(id);
  });

  it('opens no poll that would close before it has been open for as long as it promises', async () => {
    const at = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
    await expect(prepare({ closesAt: at(-5) })).rejects.toMatchObject(refused(400, 'closesAt'));
    await expect(open({ closesAt: at(5), minimumOpen: 60 })).rejects.toMatchObject(refused(409));
    expect(await prepare({ closesAt: at(5), minimumOpen: undefined })).toMatchObject({
      minimumOpen: 2,
    });
  });

  it('keeps silence open until its deadline, however long the preview took', async () => {
    const closesAt = new Date(Date.now() + 60_000).toISOString();
    const poll = await open({ method: 'no-objection', minimumOpen: undefined, closesAt });
    await vote(members[0]!, poll, 'stand-aside');
    await expect(close(poll)).rejects.toMatchObject(refused(409));
    await organizer.post(`/api/polls/${poll.id}/cancel`, { reason: 'end of this story' });
  });

  it.each([
    ['a choice with a key of the prototype', { choice: JSON.parse('{"__proto__": 2}') as object }],
    ['a version beyond all counting', { replaces: 2 ** 31 }],
    [
      'a nesting beyond all use',
      { choice: JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`) as unknown },
    ],
  ])('refuses %s', async (_, change) => {
    const { id, hash } = await open({
      method: 'dots',
      options: [{ label: 'a' }, { label: 'b' }],
      rule: { dots: 3 },
    });
    const ballot = {
      pollHash: hash,
      choice: {},
      replaces: null,
      submissionId: randomUUID(),
      ...change,
    };
    await expect(members[0]!.person.put(`/api/polls/${id}/ballot`, ballot)).rejects.toMatchObject(
      refused(400),
    );
    await organizer.post(`/api/polls/${id}/cancel`, { reason: 'end of this story' });
  });

  it('lets an elector vote whose role was lowered or who was removed since the opening', async () => {
    const poll = await open();
    const [, ben, chen] = members as [Member, Member, Member];
    await organizer.patch(`/api/participants/${ben.participantId}`, { role: 'observer' });
    await organizer.delete(`/api/participants/${chen.participantId}`);
    await vote(ben, poll, 'no');
    await vote(chen, poll, 'no');
    await expect(chen.person.get(`/api/processes/${process.id}`)).rejects.toMatchObject(
      refused(404),
    );
    expect((await close(poll)).tally).toMatchObject({ cast: 2, counts: { no: 2 } });
    const next = await open();
    expect(next.turnout.of).toBe(1);
    await expect(vote(ben, next, 'no')).rejects.toMatchObject(refused(403));
    await expect(vote(chen, next, 'no')).rejects.toMatchObject(refused(404));
  });

  it('opens nothing once the workshop is over', async () => {
    const { id, hash } = await prepare();
    await organizer.patch(`/api/workshops/${workshop.id}`, { status: 'closed' });
    await expect(organizer.post(`/api/polls/${id}/open`, { hash })).rejects.toMatchObject(
      refused(409),
    );
  });
});
