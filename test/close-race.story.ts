import { canonicalJson, type Json } from '#libs/seal';
import type { BallotReceipt, PollView } from '#libs/voting';
import { HeldSession } from './held-session.js';
import { Refused, type Person, type Refusal } from './person.js';
import { startPlenary, type Plenary } from './plenary.js';
import { adoptionPoll } from './poll.js';
import { cast, votingWorkshop, type VotingWorkshop } from './voting-workshop.js';

/** What a voter was told: a receipt, or why there is none. */
type Told = BallotReceipt | Refusal;

const told = (answer: Promise<BallotReceipt>): Promise<Told> =>
  answer.catch((error: unknown) => {
    if (error instanceof Refused) return error.refusal;
    throw error;
  });

interface Recorded {
  readonly polls: readonly {
    readonly id: string;
    readonly tally: unknown;
    readonly ballots: readonly Json[];
  }[];
}

describe('a close while ballots are on their way', () => {
  let plenary: Plenary;
  let meeting: VotingWorkshop;
  let ana: Person;
  let others: readonly Person[];

  beforeAll(async () => {
    plenary = await startPlenary();
    meeting = await votingWorkshop(plenary, 3, 3);
    [ana, ...others] = meeting.voters as [Person, ...Person[]];
  });
  afterAll(() => plenary.close());

  const sessions: HeldSession[] = [];
  const hold = async () => {
    const held = await HeldSession.begin(plenary.connection);
    sessions.push(held);
    return held;
  };
  afterEach(async () => {
    for (const held of sessions.splice(0)) await held.letGo();
  });
  const holdPoll = async ({ id }: PollView, how: 'share' | 'update') => {
    const held = await hold();
    expect(await held.hold(`select 1 from poll where id = $1 for ${how}`, id)).toBe(1);
    return held;
  };

  /** Whatever was acknowledged last is in the record, and nothing else is. */
  const mustBeCounted = async ({ id }: PollView, answers: readonly Told[]) => {
    const path = `/api/processes/${meeting.process.id}/record.json`;
    const { polls } = await meeting.organizer.get<Recorded>(path);
    const { tally, ballots } = polls.find((poll) => poll.id === id)!;
    const receipts = answers.flatMap((answer) => ('receipt' in answer ? answer.receipt : []));
    expect(ballots.map((ballot) => canonicalJson(ballot)).toSorted()).toEqual(receipts.toSorted());
    expect(tally).toMatchObject({ cast: receipts.length });
    for (const answer of answers)
      if (!('receipt' in answer)) expect(answer).toMatchObject({ kind: 'forbidden', at: 'closed' });
    return receipts.length;
  };

  it('waits for who read the poll before it, and counts what is acknowledged meanwhile', async () => {
    const poll = await meeting.open(adoptionPoll());
    const before = await cast(others[0]!, poll, 'no');
    const held = await holdPoll(poll, 'share');
    const closing = meeting.close(poll);
    await held.untilWaitedFor(1);
    const meanwhile = told(cast(ana, poll, 'yes'));
    const first = await Promise.race([meanwhile, closing]);
    expect(first).toMatchObject({ version: 1 });
    await held.letGo();
    expect(await closing).toMatchObject({ status: 'closed', tally: { cast: 2 } });
    await mustBeCounted(poll, [before, await meanwhile]);
    await expect(cast(others[1]!, poll, 'yes')).rejects.toMatchObject({
      refusal: { kind: 'forbidden', at: 'closed' },
    });
  });

  it('counts the new ballot, not the old, of who was changing it when the close was asked for', async () => {
    const poll = await meeting.open(adoptionPoll());
    await cast(ana, poll, 'yes');
    const held = await hold();
    expect(await held.hold('select 1 from ballot where poll_id = $1 for update', poll.id)).toBe(1);
    const changing = told(cast(ana, poll, 'no', 1));
    await held.untilWaitedFor(1);
    const closing = meeting.close(poll);
    await held.untilWaitedFor(2);
    await held.letGo();
    expect(await changing).toMatchObject({ version: 2 });
    expect(await closing).toMatchObject({ tally: { cast: 1, counts: { yes: 0, no: 1 } } });
    await mustBeCounted(poll, [await changing]);
  });

  it.each(['ballots', 'the close'])(
    'counts what it acknowledges and no more where %s came first to a poll that was held',
    async (first) => {
      const poll = await meeting.open(adoptionPoll());
      const held = await holdPoll(poll, 'update');
      const vote = () => meeting.voters.map((voter) => told(cast(voter, poll, 'yes')));
      const close = () => meeting.close(poll);
      let ballots: Promise<Told>[];
      let closing: Promise<PollView>;
      if (first === 'ballots') {
        ballots = vote();
        await held.untilWaitedFor(1);
        closing = close();
      } else {
        closing = close();
        await held.untilWaitedFor(1);
        ballots = vote();
      }
      await held.untilWaitedFor(2);
      await held.letGo();
      const { tally } = await closing;
      const counted = await mustBeCounted(poll, await Promise.all(ballots));
      expect(tally).toMatchObject({ cast: counted });
    },
  );

  describe('and another server is storing a ballot of the same voter', () => {
    /** As another node would, on the same database. */
    const storeElsewhere = async ({ id }: PollView) => {
      const held = await hold();
      const stored = await held.hold(
        `insert into ballot (poll_id, seat_id, choice, version, submission_id, cast_by)
         select e.poll_id, e.seat_id, '"abstain"', 1, gen_random_uuid(), s.holder_id
           from elector e join seat s on s.id = e.seat_id
          where e.poll_id = $1 and s.holder_id = $2`,
        id,
        await participantOf(ana, meeting),
      );
      expect(stored).toBe(1);
      return held;
    };

    it('counts that one where it is stored, and acknowledges no other', async () => {
      const poll = await meeting.open(adoptionPoll());
      const held = await storeElsewhere(poll);
      const here = told(cast(ana, poll, 'yes'));
      await held.untilWaitedFor(1);
      const closing = meeting.close(poll);
      await held.untilWaitedFor(2);
      await held.letGo();
      expect(await here).toHaveProperty('kind');
      expect(['closed', 'replaces']).toContain(((await here) as Refusal).at);
      expect(await closing).toMatchObject({ tally: { cast: 1, counts: { abstain: 1 } } });
    });

    it('counts the one here where that one comes to nothing', async () => {
      const poll = await meeting.open(adoptionPoll());
      const held = await storeElsewhere(poll);
      const here = told(cast(ana, poll, 'yes'));
      await held.untilWaitedFor(1);
      const closing = meeting.close(poll);
      await held.untilWaitedFor(2);
      await held.letGo('rollback');
      expect(await closing).toMatchObject({ tally: { counts: { yes: 1, abstain: 0 } } });
      expect(await mustBeCounted(poll, [await here])).toBe(1);
    });
  });

  it('counts a ballot that was being stored when the time was up', async () => {
    const closesAt = new Date(Date.now() + 1_500).toISOString();
    const poll = await meeting.open(adoptionPoll({ closesAt, minimumOpen: 1 }));
    await meeting.organizer.emit('room:enter', { workshopId: meeting.workshop.id });
    const closed = meeting.organizer.next<{ poll: PollView }>('poll:closed');
    await cast(ana, poll, 'yes');
    const held = await hold();
    await held.hold('select 1 from ballot where poll_id = $1 for update', poll.id);
    const changing = told(cast(ana, poll, 'no', 1));
    await held.untilWaitedFor(1);
    // the close by the clock waits for that ballot
    await held.untilWaitedFor(2);
    expect(new Date().toISOString() >= closesAt).toBe(true);
    expect(await told(cast(others[0]!, poll, 'yes'))).toMatchObject({ at: 'closed' });
    await held.letGo();
    expect((await closed).poll).toMatchObject({ id: poll.id, tally: { counts: { no: 1 } } });
    await mustBeCounted(poll, [await changing]);
  });
});

const participantOf = async (person: Person, { process }: VotingWorkshop): Promise<string> => {
  const { participants } = await person.get<{ participants: { id: string; processId: string }[] }>(
    '/api/me',
  );
  return participants.find(({ processId }) => processId === process.id)!.id;
};
