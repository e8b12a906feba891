import { randomUUID } from 'node:crypto';
import { padding, type MyBallotView, type Poll, type PollView } from '#libs/voting';
import { startPlenary, type Plenary } from './plenary.js';
import { adoptionPoll } from './poll.js';
import { cast, castAll, votingWorkshop, type VotingWorkshop } from './voting-workshop.js';

const yes = (n: number): string[] => Array.from({ length: n }, () => 'yes');
const no = (n: number): string[] => Array.from({ length: n }, () => 'no');
const silent = (n: number): undefined[] => Array.from({ length: n }, () => undefined);

describe('a secret poll', () => {
  let plenary: Plenary;
  let meeting: VotingWorkshop;
  let groups: readonly string[];

  beforeAll(async () => {
    plenary = await startPlenary();
    meeting = await votingWorkshop(plenary, 6, 5, 3, 2);
    groups = meeting.process.groups.map(({ id }) => id);
  });
  afterAll(() => plenary.close());

  const secret = (change: object = {}) =>
    adoptionPoll({ secret: true, question: `Question ${randomUUID()}`, ...change });
  const decided = async (poll: object, choices: readonly unknown[]) => {
    const opened = await meeting.open(poll);
    await castAll(meeting.voters, opened, choices);
    return meeting.close(opened);
  };
  const everything = [...yes(4), ...no(2), ...yes(1), ...no(4), ...yes(3), 'abstain', 'no'];

  it('shows cells of five or more, and pools the groups below', async () => {
    const closed = await decided(secret(), everything);
    expect(closed.tally).toMatchObject({
      cast: 16,
      counts: { yes: 8, no: 7, abstain: 1 },
      byGroup: {
        [groups[0]!]: { counts: { yes: 4, no: 2, abstain: 0 } },
        [groups[1]!]: { counts: { yes: 1, no: 4, abstain: 0 } },
      },
    });
    expect(Object.keys(closed.tally!.byGroup)).toHaveLength(2);
  });

  it('takes the smallest other group into a pool that stays below five', async () => {
    const closed = await decided(secret(), [...everything.slice(0, 11), ...silent(1), ...yes(4)]);
    expect(Object.keys(closed.tally!.byGroup)).toEqual([groups[0]!]);
  });

  it('counts nothing where fewer than five have voted', async () => {
    const closed = await decided(secret(), yes(4));
    expect(closed).toMatchObject({
      tally: { cast: 0, counts: { yes: 0, no: 0, abstain: 0 }, byGroup: {} },
      decision: { outcome: 'no-quorum', reasons: [{ kind: 'secrecy', met: false }] },
    });
  });

  it('names in its turnout no group below five', async () => {
    const poll = await meeting.open(secret());
    await castAll(meeting.voters, poll, everything);
    const { turnout } = await meeting.voters[0]!.get<PollView>(`/api/polls/${poll.id}`);
    expect(turnout).toEqual({
      voted: 16,
      of: 16,
      byGroup: { [groups[0]!]: { voted: 6, of: 6 }, [groups[1]!]: { voted: 5, of: 5 } },
      pooled: { voted: 5, of: 5, groups: [groups[2]!, groups[3]!].sort() },
    });
    expect((await meeting.close(poll)).turnout).toEqual(turnout);
  });

  it('names nobody who is missing, not to the chair either', async () => {
    const poll = await meeting.open(secret());
    const missing = meeting.organizer.get(`/api/polls/${poll.id}/missing`);
    await expect(missing).rejects.toMatchObject({ refusal: { status: 403 } });
    await meeting.close(poll);
  });

  it('does not open while its rule asks of a group that has fewer than five voters', async () => {
    const draft = await meeting.prepare(secret({ rule: { groups: 'no-group-opposed' } }));
    expect(draft.tooSmall).toEqual(
      expect.arrayContaining([
        { group: groups[2]!, electors: 3 },
        { group: groups[3]!, electors: 2 },
      ]),
    );
    await expect(
      meeting.organizer.post(`/api/polls/${draft.id}/open`, { hash: draft.hash }),
    ).rejects.toMatchObject({ refusal: { status: 409, at: 'rule.groups' } });
  });

  it('keeps neither ballots nor who voted once it has closed, and cells alone in the record', async () => {
    const poll = await meeting.open(secret());
    await castAll(meeting.voters, poll, everything);
    await meeting.close(poll);
    const left = await plenary.query('select 1 from ballot where poll_id = $1', [poll.id]);
    expect(left).toEqual([]);
    const marked = await plenary.query('select 1 from elector where poll_id = $1 and present', [
      poll.id,
    ]);
    expect(marked).toEqual([]);
    const mine = await meeting.voters[0]!.get<MyBallotView>(`/api/polls/${poll.id}/ballot`);
    expect(mine).toMatchObject({ mayVote: true, ballot: null });
    const { polls } = await meeting.organizer.get<{ polls: Record<string, unknown>[] }>(
      `/api/processes/${meeting.process.id}/record.json`,
    );
    const record = polls.find(({ id }) => id === poll.id)!;
    expect(record['ballots'] ?? []).toEqual([]);
    expect(record['electorate'] ?? []).toEqual([]);
  });

  it('forgets the ballots of one that is called off', async () => {
    const poll = await meeting.open(secret());
    await castAll(meeting.voters, poll, everything);
    await meeting.organizer.post(`/api/polls/${poll.id}/cancel`, { reason: 'the text was wrong' });
    const left = await plenary.query('select 1 from ballot where poll_id = $1', [poll.id]);
    expect(left).toEqual([]);
  });

  it('gives a receipt that proves nothing to anybody', async () => {
    const poll = await meeting.open(secret());
    const receipts = [
      await cast(meeting.voters[0]!, poll, 'yes'),
      await cast(meeting.voters[1]!, poll, 'no'),
    ];
    expect(receipts).toEqual([
      { receipt: 'received', version: 1 },
      { receipt: 'received', version: 1 },
    ]);
    await meeting.close(poll);
  });

  it('answers in one length, whatever was chosen', async () => {
    const poll = await meeting.open(secret());
    const lengths = { sent: new Set<number>(), stored: new Set<number>(), mine: new Set<number>() };
    for (const [i, choice] of ['yes', 'no', 'abstain'].entries()) {
      const body = JSON.stringify({
        pollHash: poll.hash,
        choice,
        replaces: null,
        submissionId: randomUUID(),
        padding: padding(poll as Poll, choice),
      });
      lengths.sent.add(body.length);
      const stored = await meeting.voters[i]!.fetch(`/api/polls/${poll.id}/ballot`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body,
      });
      expect(stored.ok).toBe(true);
      lengths.stored.add((await stored.text()).length);
      const mine = await meeting.voters[i]!.fetch(`/api/polls/${poll.id}/ballot`);
      lengths.mine.add((await mine.text()).length);
    }
    expect(Object.values(lengths).map(({ size }) => size)).toEqual([1, 1, 1]);
    await meeting.close(poll);
  });

  describe('that repeats another one', () => {
    const question = 'Shall we do this?';

    it('shows groups again while the same people may vote, and none once others may', async () => {
      const first = await decided(secret({ question }), everything);
      const again = await decided(secret({ question }), everything);
      expect([first, again].map(({ tally }) => Object.keys(tally!.byGroup).length)).toEqual([2, 2]);

      const [newcomer] = await meeting.organizer.post<{ badge: string }[]>(
        `/api/processes/${meeting.process.id}/roster`,
        [{ name: 'Somebody new', role: 'member', groupId: groups[0] }],
      );
      const draft = await meeting.prepare(secret({ question }));
      expect(draft.isWhole).toBe(true);
      await meeting.organizer.post(`/api/polls/${draft.id}/open`, { hash: draft.hash });
      await castAll(meeting.voters, draft, everything);
      const person = plenary.newcomer();
      await person.post('/api/join', { badge: newcomer!.badge });
      await cast(person, draft, 'no');
      const closed = await meeting.close(draft);
      expect(closed).toMatchObject({
        isWhole: true,
        tally: { cast: 17, byGroup: {} },
        agreement: { '1': { support: {}, groupInformedConsensus: null } },
      });
    });

    it('opens with other voters only under a rule that asks nothing of groups', async () => {
      const draft = await meeting.prepare(
        secret({ question, rule: { groupQuorum: '1/2' }, binding: true }),
      );
      await expect(
        meeting.organizer.post(`/api/polls/${draft.id}/open`, { hash: draft.hash }),
      ).rejects.toMatchObject({ refusal: { status: 409, at: 'rule.groups' } });
    });
  });

  it.each(['draft', 'open', 'closed'])(
    'tells nobody of a count that is not published: %s',
    async (until) => {
      const draft = await meeting.prepare(secret());
      if (until !== 'draft') {
        await meeting.organizer.post(`/api/polls/${draft.id}/open`, { hash: draft.hash });
        await castAll(meeting.voters, draft, [...yes(3), ...no(3)]);
      }
      if (until === 'closed') await meeting.close(draft);
      const view = await meeting.organizer.get<PollView>(`/api/polls/${draft.id}`);
      const figures = { tally: view.tally, decision: view.decision, agreement: view.agreement };
      if (until === 'closed') expect(figures.tally).toMatchObject({ cast: 6, byGroup: {} });
      else expect(figures).toEqual({ tally: null, decision: null, agreement: null });
      if (until === 'open') await meeting.close(draft);
    },
  );
});
