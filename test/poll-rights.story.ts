import { randomUUID } from 'node:crypto';
import type { PollView, RoundView } from '#libs/voting';
import { Refused, type Person } from './person.js';
import { startPlenary, type Plenary } from './plenary.js';
import { adoptionPoll } from './poll.js';
import { makeProcess, type MadeProcess, type MadeWorkshop } from './process.js';

const people = [
  'organizer',
  'facilitator',
  'rapporteur',
  'member',
  'observer',
  // a member who was removed after the polls had opened
  'removed',
  // a member of another process
  'stranger',
  // without a session
  'nobody',
] as const;
type Who = (typeof people)[number];

const drivers: readonly Who[] = ['organizer', 'facilitator'];
const participants: readonly Who[] = [...drivers, 'rapporteur', 'member', 'observer'];
const electors: readonly Who[] = ['facilitator', 'rapporteur', 'member', 'removed'];

const hash = `sha256:${'0'.repeat(64)}`;
const later = '2100-01-01T00:00:00Z';
const reason = 'a story';

/** What can be asked for, in words of the places below; what is asked is refused at the latest because of how things stand. */
const routes: readonly (readonly [
  method: string,
  path: string,
  body: object,
  may: readonly Who[],
])[] = [
  ['GET', '/api/workshops/:workshop/polls', {}, participants],
  ['POST', '/api/workshops/:workshop/polls', adoptionPoll(), drivers],
  ['GET', '/api/polls/:running', {}, [...participants, 'removed']],
  ['GET', '/api/polls/:closed', {}, [...participants, 'removed']],
  ['GET', '/api/polls/:draft', {}, drivers],
  ['GET', '/api/polls/:running/missing', {}, drivers],
  ['GET', '/api/polls/:running/ballot', {}, [...participants, 'removed']],
  ['GET', '/api/polls/:draft/ballot', {}, drivers],
  ['PUT', '/api/polls/:running/ballot', ballot(), electors],
  ['POST', '/api/polls/:draft/open', { hash }, drivers],
  ['POST', '/api/polls/:draft/close', {}, drivers],
  ['POST', '/api/polls/:running/extend', { closesAt: later }, drivers],
  ['POST', '/api/polls/:closed/cancel', { reason }, drivers],
  ['POST', '/api/polls/:closed/ruling', { selected: ['1'], reason }, drivers],
  ['POST', '/api/polls/:closed/run-off', {}, drivers],
  [
    'POST',
    '/api/workshops/:workshop/rounds',
    { title: 'A page', polls: [adoptionPoll()] },
    drivers,
  ],
  ['GET', '/api/rounds/:ended', {}, participants],
  ['GET', '/api/rounds/:prepared', {}, drivers],
  ['POST', '/api/rounds/:ended/open', { hashes: {} }, drivers],
  ['POST', '/api/rounds/:ended/close', {}, drivers],
  ['POST', '/api/rounds/:ended/cancel', { reason }, drivers],
  ['POST', '/api/workshops/:workshop/practice', {}, drivers],
  ['POST', '/api/workshops/:workshop/practice/vote', { choice: 'yes' }, participants],
  ['DELETE', '/api/workshops/:workshop/practice', {}, drivers],
  ['GET', '/api/processes/:process/record.json', {}, participants],
  ['GET', '/api/processes/:process/synthesis.md', {}, participants],
];

/** In place of a ballot that nobody has: who may vote is told of the conflict. */
function ballot() {
  return { pollHash: hash, choice: 'yes', replaces: 7, submissionId: randomUUID() };
}

/** What is refused for who somebody is; all else speaks of how things stand. */
const barred = new Set([401, 403, 404]);

describe('of polls', () => {
  let plenary: Plenary;
  let process: MadeProcess;
  let workshop: MadeWorkshop;
  const who = {} as Record<Who, Person>;
  const places: Record<string, string> = {};
  let partly: RoundView;
  let running: PollView;

  beforeAll(async () => {
    plenary = await startPlenary();
    const organizer = await plenary.organizer();
    ({ process, workshop } = await makeProcess(organizer, { admission: 'roster' }));
    const other = await makeProcess(organizer, { slug: 'another', admission: 'roster' });
    const admit = async (at: MadeProcess, role: string) => {
      const person = plenary.newcomer();
      const [admitted] = await organizer.post<{ badge: string; participantId: string }[]>(
        `/api/processes/${at.id}/roster`,
        [{ name: role, role, groupId: at.groups[0]!.id }],
      );
      await person.post('/api/join', { badge: admitted!.badge });
      return { person, ...admitted! };
    };
    who.organizer = organizer;
    for (const role of ['facilitator', 'rapporteur', 'member', 'observer'] as const)
      who[role] = (await admit(process, role)).person;
    const removed = await admit(process, 'member');
    who.removed = removed.person;
    who.stranger = (await admit(other.process, 'facilitator')).person;
    who.nobody = plenary.newcomer();

    const prepare = () =>
      organizer.post<PollView>(`/api/workshops/${workshop.id}/polls`, adoptionPoll());
    const open = ({ id, hash: previewed }: PollView) =>
      organizer.post<PollView>(`/api/polls/${id}/open`, { hash: previewed });
    const prepareRound = (n: number) =>
      organizer.post<RoundView>(`/api/workshops/${workshop.id}/rounds`, {
        title: 'A page',
        polls: Array.from({ length: n }, () => adoptionPoll()),
      });
    running = await open(await prepare());
    const closed = await open(await prepare());
    await organizer.post(`/api/polls/${closed.id}/close`);
    const ended = await prepareRound(1);
    await open(ended.polls[0]!);
    await organizer.post(`/api/rounds/${ended.id}/close`);
    partly = await prepareRound(2);
    await open(partly.polls[0]!);
    Object.assign(places, {
      process: process.id,
      workshop: workshop.id,
      running: running.id,
      closed: closed.id,
      draft: (await prepare()).id,
      ended: ended.id,
      prepared: (await prepareRound(1)).id,
    });
    await organizer.delete(`/api/participants/${removed.participantId}`);
  });
  afterAll(() => plenary.close());

  it.each(routes)(
    '%s %s is open to those who may, and to nobody else',
    async (method, path, body, may) => {
      const place = path.replace(/:(\w+)/, (_, name: string) => places[name]!);
      const allowed: Who[] = [];
      for (const name of people) {
        const sent = {
          method,
          headers: { 'content-type': 'application/json' },
          ...(method !== 'GET' && { body: JSON.stringify(body) }),
        };
        const { status } = await who[name].fetch(place, sent);
        expect(status).toBeLessThan(500);
        if (status === 400) throw new Error(`${name}: what is asked is malformed`);
        if (name === 'nobody') expect(status).toBe(401);
        if (!barred.has(status)) allowed.push(name);
      }
      expect(allowed).toEqual(people.filter((name) => may.includes(name)));
    },
  );

  it.each([
    ['room:enter', participants],
    ['ballot:cast', electors],
  ])('%s is open in the room to those who may, and to nobody else', async (event, may) => {
    const allowed: Who[] = [];
    for (const name of people.filter((each) => each !== 'nobody')) {
      const asked = { workshopId: workshop.id, pollId: running.id, ...ballot() };
      const kind = await who[name].emit(event, asked).then(
        () => 'done',
        (error: Refused) => error.refusal.kind,
      );
      expect(kind).not.toMatch(/internal|invalid/);
      if (!['forbidden', 'missing'].includes(kind)) allowed.push(name);
    }
    expect(allowed).toEqual(people.filter((name) => may.includes(name)));
    await expect(plenary.newcomer().live()).rejects.toThrow();
  });

  it('what is only prepared of a round that has begun is seen by those who prepare', async () => {
    const seenBy = async (name: Who) =>
      (await who[name].get<RoundView>(`/api/rounds/${partly.id}`)).polls.map(
        ({ status }) => status,
      );
    expect(await seenBy('facilitator')).toEqual(['open', 'draft']);
    expect(await seenBy('member')).toEqual(['open']);
  });
});
