import { checkChain, type Json, type OpenEntry } from '#libs/seal';
import { Audit } from '../apps/server/src/platform/audit/audit.js';
import { DataSource } from 'typeorm';
import { startPlenary, type Plenary } from './plenary.js';
import { adoptionPoll } from './poll.js';
import { cast, votingWorkshop, type VotingWorkshop } from './voting-workshop.js';

interface EntryRow extends Omit<OpenEntry, 'payload'> {
  readonly salt: string;
  readonly payload: string;
  readonly hash: string;
}

describe('the audit chain of a process', () => {
  let plenary: Plenary;
  let meeting: VotingWorkshop;

  beforeAll(async () => {
    plenary = await startPlenary();
    meeting = await votingWorkshop(plenary, 2);
  });
  afterAll(() => plenary.close());

  const chainOf = async (processId: string) => {
    const rows = await plenary.query<EntryRow>(
      `select number, previous, at, act, commitment, salt, payload, hash from audit_entry
        where process_id = $1 order by number`,
      [processId],
    );
    const entries = rows.map(({ hash: _, payload, ...entry }) => ({
      ...entry,
      payload: JSON.parse(payload) as Json,
    }));
    return { entries, head: rows.at(-1)?.hash ?? '' };
  };

  it('keeps the acts on polls in order, each bound to the one before', async () => {
    const poll = await meeting.open(adoptionPoll());
    await cast(meeting.voters[0]!, poll, 'yes');
    const closed = await meeting.close(poll);
    const other = await meeting.open(
      adoptionPoll({ closesAt: new Date(Date.now() + 60_000).toISOString() }),
    );
    const until = new Date(Date.now() + 120_000).toISOString();
    await meeting.organizer.post(`/api/polls/${other.id}/extend`, { closesAt: until });
    await meeting.organizer.post(`/api/polls/${other.id}/cancel`, { reason: 'a wrong text' });

    const chain = await chainOf(meeting.process.id);
    expect(checkChain(meeting.process.id, chain)).toEqual([]);
    const { fingerprint: result, number, head } = closed.anchor!;
    expect(chain.entries.map(({ act, payload }) => [act, payload])).toEqual([
      ['poll:opened', { poll: poll.id, hash: poll.hash }],
      ['poll:closed', { poll: poll.id, hash: poll.hash, result }],
      ['poll:opened', { poll: other.id, hash: other.hash }],
      ['poll:extended', { poll: other.id, until }],
      ['poll:cancelled', { poll: other.id, reason: 'a wrong text' }],
    ]);
    expect([number, head]).toEqual([2, chain.entries[2]!.previous]);
  });

  it('enters nothing of an act that was refused', async () => {
    const before = await chainOf(meeting.process.id);
    const draft = await meeting.prepare(adoptionPoll());
    await expect(
      meeting.organizer.post(`/api/polls/${draft.id}/open`, { hash: `sha256:${'0'.repeat(64)}` }),
    ).rejects.toMatchObject({ refusal: { status: 409 } });
    await meeting.organizer.post(`/api/polls/${draft.id}/cancel`, { reason: 'never opened' });
    expect(await chainOf(meeting.process.id)).toEqual(before);
  });

  it('is one unbroken chain after 1,500 acts in parallel, of which a third failed', async () => {
    const other = await votingWorkshop(plenary, 1);
    const { app } = plenary;
    const [audit, database] = [app.get(Audit), app.get(DataSource)];
    const acts = Array.from({ length: 1500 }, (_, i) =>
      database
        .transaction(async (manager) => {
          await audit.enter(manager, other.process.id, 'story:act', { i });
          if (i % 3 === 0) throw new Error('the act failed after it was entered');
        })
        .then(
          () => i,
          () => null,
        ),
    );
    const entered = (await Promise.all(acts)).filter((i) => i !== null);
    const chain = await chainOf(other.process.id);
    expect(checkChain(other.process.id, chain)).toEqual([]);
    expect(chain.entries.map(({ number }) => number)).toEqual(
      Array.from({ length: 1000 }, (_, i) => i + 1),
    );
    const kept = chain.entries.map(({ payload }) => (payload as { i: number }).i);
    expect(kept.toSorted((a, b) => a - b)).toEqual(entered);
  }, 60_000);
});
