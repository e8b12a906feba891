import { randomUUID } from 'node:crypto';
import type { MyBallotView, PollView } from '#libs/voting';
import type { PersonView } from '#libs/workspace';
import { startPlenary, type Plenary } from './plenary.js';
import type { Person } from './person.js';
import { adoptionPoll } from './poll.js';
import { makeProcess, type MadeProcess, type MadeWorkshop } from './process.js';

describe('a workshop that decides', () => {
  let plenary: Plenary;
  let organizer: Person;
  let process: MadeProcess;
  let workshop: MadeWorkshop;
  const members: Person[] = [];

  beforeAll(async () => {
    plenary = await startPlenary();
    organizer = await plenary.organizer();
    ({ process, workshop } = await makeProcess(organizer));
    for (const name of ['Ana', 'Ben', 'Chen', 'Dina']) {
      const member = plenary.newcomer();
      const groupId = process.groups[members.length % 2]!.id;
      await member.post('/api/join', { code: workshop.joinCode, name, groupId });
      members.push(member);
    }
  });
  afterAll(() => plenary.close());

  const prepare = (poll: object = {}) =>
    organizer.post<PollView>(`/api/workshops/${workshop.id}/polls`, adoptionPoll(poll));
  const open = async (poll: PollView) =>
    organizer.post<PollView>(`/api/polls/${poll.id}/open`, { hash: poll.hash });
  const ballot = (poll: PollView, choice: unknown, replaces: number | null = null) => ({
    pollHash: poll.hash,
    choice,
    replaces,
    submissionId: randomUUID(),
  });

  it('gives nobody a binding vote whom nobody confirmed', async () => {
    const poll = await prepare();
    expect(poll).toMatchObject({ unconfirmed: 4, turnout: { of: 0 } });
    await expect(open(poll)).rejects.toMatchObject({ refusal: { status: 409, kind: 'conflict' } });
  });

  it('lets those who joined take part in a straw poll, which adopts nothing', async () => {
    const poll = await open(await prepare({ binding: false }));
    expect(poll.turnout.of).toBe(4);
    await members[0]!.put(`/api/polls/${poll.id}/ballot`, ballot(poll, 'yes'));
    const closed = await organizer.post<PollView>(`/api/polls/${poll.id}/close`);
    expect(closed).toMatchObject({ status: 'closed', binding: false, tally: { cast: 1 } });
  });

  it('counts the ballots of confirmed seats, live by group, and decides at the close', async () => {
    const people = await organizer.get<PersonView[]>(`/api/processes/${process.id}/people`);
    for (const { seat } of people) if (seat) await organizer.post(`/api/seats/${seat.id}/confirm`);
    const [ana, ben, chen] = members as [Person, Person, Person];
    await ana.emit('room:enter', { workshopId: workshop.id });
    const opened = ana.next<{ poll: PollView }>('poll:opened');
    const poll = await open(await prepare());
    expect((await opened).poll).toMatchObject({ id: poll.id, hash: poll.hash, tally: null });

    const twoVoted = ana.next(
      'turnout:counted',
      ({ turnout }: { turnout: { voted: number } }) => turnout.voted === 2,
    );
    const cast = ballot(poll, 'yes');
    const receipt = await ana.emit<{ receipt: string; version: number }>('ballot:cast', {
      pollId: poll.id,
      ...cast,
    });
    expect(receipt).toMatchObject({
      version: 1,
      receipt: expect.stringContaining('"choice":"yes"') as unknown,
    });
    expect(await ana.put(`/api/polls/${poll.id}/ballot`, cast)).toEqual({
      receipt: receipt.receipt,
      version: 1,
    });
    await ben.put(`/api/polls/${poll.id}/ballot`, ballot(poll, 'no'));
    await twoVoted;
    expect(await organizer.get<PollView>(`/api/polls/${poll.id}`)).toMatchObject({
      tally: null,
      decision: null,
    });

    await expect(ana.put(`/api/polls/${poll.id}/ballot`, ballot(poll, 'no'))).rejects.toMatchObject(
      {
        refusal: { status: 409, at: 'replaces' },
      },
    );
    await ana.put(`/api/polls/${poll.id}/ballot`, ballot(poll, 'no', 1));
    expect(await ana.get<MyBallotView>(`/api/polls/${poll.id}/ballot`)).toMatchObject({
      mayVote: true,
      ballot: { choice: 'no', version: 2 },
    });
    await chen.put(`/api/polls/${poll.id}/ballot`, ballot(poll, 'yes'));

    await ben.emit('room:enter', { workshopId: workshop.id });
    const told = ben.next<{ poll: PollView }>('poll:closed');
    const closed = await organizer.post<PollView>(`/api/polls/${poll.id}/close`);
    expect(closed).toMatchObject({
      status: 'closed',
      tally: { cast: 3, counts: { yes: 1, no: 2, abstain: 0 } },
      decision: { outcome: 'not-adopted' },
    });
    expect((await told).poll.decision).toEqual(closed.decision);
    await expect(
      ana.put(`/api/polls/${poll.id}/ballot`, ballot(poll, 'yes', 2)),
    ).rejects.toMatchObject({
      refusal: { status: 403, at: 'closed' },
    });
  });

  it.each([
    ['a choice that is none', { choice: 'maybe' }, 400],
    ['other terms', { pollHash: `sha256:${'0'.repeat(64)}` }, 409],
    ['no submission', { submissionId: undefined }, 400],
  ])('refuses a ballot with %s', async (_, change, status) => {
    const poll = await open(await prepare());
    const sent = { ...ballot(poll, 'yes'), ...change };
    await expect(members[0]!.put(`/api/polls/${poll.id}/ballot`, sent)).rejects.toMatchObject({
      refusal: { status },
    });
    expect((await organizer.get<PollView>(`/api/polls/${poll.id}`)).turnout.voted).toBe(0);
    await organizer.post(`/api/polls/${poll.id}/cancel`, { reason: 'end of this story' });
  });

  it('opens only on what was previewed', async () => {
    const poll = await prepare();
    const late = plenary.newcomer();
    const groupId = process.groups[0]!.id;
    const { seatId } = await late.post<{ seatId: string }>('/api/join', {
      token: workshop.joinToken,
      name: 'Eve',
      groupId,
    });
    await organizer.post(`/api/seats/${seatId}/confirm`);
    await expect(open(poll)).rejects.toMatchObject({ refusal: { kind: 'conflict' } });
    const again = await organizer.get<PollView>(`/api/polls/${poll.id}`);
    expect((await open(again)).turnout.of).toBe(5);
  });

  it('closes by itself when its time is up, and not before its promised time', async () => {
    const poll = await open(
      await prepare({ minimumOpen: 1, closesAt: new Date(Date.now() + 1500).toISOString() }),
    );
    await organizer.emit('room:enter', { workshopId: workshop.id });
    const told = organizer.next<{ poll: PollView }>('poll:closed');
    await expect(organizer.post(`/api/polls/${poll.id}/close`)).rejects.toMatchObject({
      refusal: { status: 409 },
    });
    expect((await told).poll).toMatchObject({ id: poll.id, status: 'closed' });
  });
});
