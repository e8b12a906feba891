import { once } from 'node:events';
import { connect } from 'node:net';
import type { InvitationView, MeView, PersonView, ProcessView } from '#libs/workspace';
import { startPlenary, type Plenary } from './plenary.js';
import type { Person } from './person.js';
import { makeProcess, type MadeProcess, type MadeWorkshop } from './process.js';

const refused = (status: number) => ({ refusal: expect.objectContaining({ status }) as unknown });

describe('getting in', () => {
  let plenary: Plenary;
  let organizer: Person;
  let process: MadeProcess;
  let workshop: MadeWorkshop;

  beforeAll(async () => {
    plenary = await startPlenary();
    organizer = await plenary.organizer();
    ({ process, workshop } = await makeProcess(organizer));
  });
  afterAll(() => plenary.close());

  const groupId = () => process.groups[0]!.id;

  it('signs an organizer in once per link', async () => {
    const stranger = plenary.newcomer();
    await expect(stranger.post('/api/sign-in', { token: 'made-up' })).rejects.toMatchObject(
      refused(403),
    );
    expect((await organizer.get<MeView>('/api/me')).account).toBeDefined();
    expect(await stranger.get<MeView>('/api/me')).toEqual({ participants: [] });
  });

  it('shows a stranger where a code leads, and nothing of the process', async () => {
    const stranger = plenary.newcomer();
    const shown = `${workshop.joinCode.slice(0, 4)}-${workshop.joinCode.slice(4)}`.toLowerCase();
    const invitation = await stranger.post<InvitationView>('/api/invitations', { code: shown });
    expect(invitation).toMatchObject({
      process: { title: 'Integrated Missions' },
      workshop: { title: 'Oslo conference' },
    });
    await expect(stranger.get(`/api/processes/${process.id}`)).rejects.toMatchObject(refused(401));
    await expect(stranger.post('/api/invitations', { code: '00000000' })).rejects.toMatchObject(
      refused(404),
    );
  });

  it('hides a process from who takes part in another one only', async () => {
    const { workshop: elsewhere, process: other } = await makeProcess(organizer, {
      slug: 'another',
    });
    const member = plenary.newcomer();
    await member.post('/api/join', {
      code: elsewhere.joinCode,
      name: 'Olu',
      groupId: other.groups[0]!.id,
    });
    for (const path of ['', '/people', '/statements', '/synthesis.md', '/record.json'])
      await expect(member.fetch(`/api/processes/${process.id}${path}`)).resolves.toMatchObject({
        status: 404,
      });
    await expect(member.emit('room:enter', { workshopId: workshop.id })).rejects.toMatchObject({
      refusal: { kind: 'missing' },
    });
  });

  it('lets the same browser join twice as one person', async () => {
    const member = plenary.newcomer();
    const first = await member.post('/api/join', {
      code: workshop.joinCode,
      name: 'Ana',
      groupId: groupId(),
    });
    const again = await member.post('/api/join', {
      token: workshop.joinToken,
      name: 'Ana',
      groupId: groupId(),
    });
    expect(again).toEqual(first);
    expect(first).toMatchObject({ confirmed: false });
  });

  it('shows names to members only where the person permitted it', async () => {
    const [shy, open] = [plenary.newcomer(), plenary.newcomer()];
    const permissions = { nameInRoom: true, nameInReport: false, nameBesideVote: false };
    await shy.post('/api/join', { code: workshop.joinCode, name: 'Shy', groupId: groupId() });
    await open.post('/api/join', {
      code: workshop.joinCode,
      name: 'Open',
      groupId: groupId(),
      permissions,
    });
    const names = (people: PersonView[]) => people.map(({ name }) => name);
    const seen = names(await open.get<PersonView[]>(`/api/processes/${process.id}/people`));
    expect(seen).toContain('Open');
    expect(seen).not.toContain('Shy');
    expect(
      names(await organizer.get<PersonView[]>(`/api/processes/${process.id}/people`)),
    ).toContain('Shy');
  });

  it.each([
    ['no group', { name: 'X' }],
    ['a group of another process', { name: 'X', groupId: '00000000-0000-4000-8000-000000000000' }],
    ['no name', { name: '  ', groupId: '00000000-0000-4000-8000-000000000000' }],
    [
      'half a character for a name',
      { name: 'X\ud800', groupId: '00000000-0000-4000-8000-000000000000' },
    ],
    [
      'a name that cannot be seen',
      { name: '\u200b', groupId: '00000000-0000-4000-8000-000000000000' },
    ],
    [
      'a name that turns text round',
      { name: 'A\u202Eb', groupId: '00000000-0000-4000-8000-000000000000' },
    ],
    ['a name with a NUL', { name: 'X\0', groupId: '00000000-0000-4000-8000-000000000000' }],
  ])('refuses %s, and leaves no trace', async (_, claim) => {
    const before = await organizer.get<PersonView[]>(`/api/processes/${process.id}/people`);
    const stranger = plenary.newcomer();
    await expect(
      stranger.post('/api/join', { code: workshop.joinCode, ...claim }),
    ).rejects.toMatchObject(refused(400));
    expect(await organizer.get(`/api/processes/${process.id}/people`)).toEqual(before);
    expect(stranger.cookie).toBe('');
  });

  it('admits by badge, with a confirmed seat, as the person of the roster', async () => {
    const [admitted] = await organizer.post<{ badge: string; seatId: string }[]>(
      `/api/processes/${process.id}/roster`,
      [{ name: 'Ms Diallo', groupId: groupId(), role: 'facilitator' }],
    );
    const facilitator = plenary.newcomer();
    const invitation = await facilitator.post<InvitationView>('/api/invitations', {
      badge: admitted!.badge,
    });
    expect(invitation.badge).toMatchObject({ name: 'Ms Diallo', role: 'facilitator' });
    const joined = await facilitator.post('/api/join', { badge: admitted!.badge });
    expect(joined).toMatchObject({ seatId: admitted!.seatId, confirmed: true });
    const view = await facilitator.get<ProcessView>(`/api/processes/${process.slug}`);
    expect(view.me).toMatchObject({ name: 'Ms Diallo', role: 'facilitator', groupId: groupId() });
  });

  it('asks the table of roles on every route', async () => {
    const member = plenary.newcomer();
    const { seatId } = await member.post<{ seatId: string }>('/api/join', {
      code: workshop.joinCode,
      name: 'Ben',
      groupId: groupId(),
    });
    const attempts = [
      member.post(`/api/processes/${process.id}/roster`, [{ name: 'X', role: 'organizer' }]),
      member.post(`/api/processes/${process.id}/workshops`, { title: 'X', kind: 'seminar' }),
      member.patch(`/api/workshops/${workshop.id}`, { status: 'closed' }),
      member.put(`/api/workshops/${workshop.id}/agenda`, []),
      member.get(`/api/workshops/${workshop.id}/invitation`),
      member.post(`/api/seats/${seatId}/confirm`),
    ];
    for (const outcome of await Promise.allSettled(attempts))
      expect(outcome).toMatchObject({ status: 'rejected', reason: refused(403) });
  });

  it('refuses a page of another site, whatever its cookie', async () => {
    const headers = { origin: 'https://evil.example' };
    await expect(organizer.fetch('/api/me', { headers })).resolves.toMatchObject({ status: 403 });
  });

  it('takes a removed member out of room and process at once', async () => {
    const member = plenary.newcomer();
    const joined = await member.post<{ participantId: string }>('/api/join', {
      code: workshop.joinCode,
      name: 'Gone',
      groupId: groupId(),
    });
    await member.emit('room:enter', { workshopId: workshop.id });
    const socket = await member.live();
    const cut = new Promise((done) => socket.once('disconnect', done));
    await organizer.delete(`/api/participants/${joined.participantId}`);
    expect(await cut).toBe('io server disconnect');
    await expect(member.get(`/api/processes/${process.id}`)).rejects.toMatchObject(refused(404));
  });

  it('shows a removed member out of everything, and does not let the same browser in again', async () => {
    const member = plenary.newcomer();
    const claim = { code: workshop.joinCode, name: 'Back', groupId: groupId() };
    const { participantId } = await member.post<{ participantId: string }>('/api/join', claim);
    await organizer.delete(`/api/participants/${participantId}`);
    await expect(member.post('/api/join', claim)).rejects.toMatchObject(refused(403));
  });

  it('ends the live connection of a browser that signs out', async () => {
    const member = plenary.newcomer();
    await member.post('/api/join', {
      code: workshop.joinCode,
      name: 'Leaving',
      groupId: groupId(),
    });
    await member.emit('room:enter', { workshopId: workshop.id });
    const socket = await member.live();
    const cut = new Promise((done) => socket.once('disconnect', done));
    await member.post('/api/sign-out');
    expect(await cut).toBe('io server disconnect');
  });

  it.each(['/socket.io?x', '/elsewhere', '/collab/x'])(
    'survives an upgrade to %s that is broken off',
    async (path) => {
      const { port, hostname } = new URL(plenary.url);
      const socket = connect(Number(port), hostname);
      await once(socket, 'connect');
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
          'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
      );
      const [answer] = (await once(socket, 'data')) as [Buffer];
      expect(answer.toString()).toMatch(/^HTTP\/1\.1 40[14]/);
      socket.resetAndDestroy();
      expect((await plenary.newcomer().fetch('/healthz')).status).toBe(200);
    },
  );
});
