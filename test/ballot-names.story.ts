import { randomUUID } from 'node:crypto';
import type { BallotReceipt, PollView, VotingEvents } from '#libs/voting';
import { HeldSession } from './held-session.js';
import { startPlenary, type Plenary } from './plenary.js';
import { adoptionPoll } from './poll.js';
import { votingWorkshop, type VotingWorkshop } from './voting-workshop.js';

type Turnout = Parameters<VotingEvents['turnout:counted']>[0];

const allButTheDate = [
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
  'setTimeout',
  'clearTimeout',
] as const;

describe('a ballot', () => {
  let plenary: Plenary;
  let meeting: VotingWorkshop;

  beforeAll(async () => {
    plenary = await startPlenary();
    meeting = await votingWorkshop(plenary, 2);
  });
  afterAll(() => plenary.close());

  const ballotOf = ({ hash }: PollView) => ({
    pollHash: hash,
    choice: 'yes',
    replaces: null,
    submissionId: randomUUID(),
  });

  it('is the same submission whatever the case of its ids, and the room hears of it', async () => {
    const [ana, ben] = meeting.voters;
    const poll = await meeting.open(adoptionPoll());
    await ben!.emit('room:enter', { workshopId: meeting.workshop.id });
    const heard = ben!.next<Turnout>('turnout:counted');
    const ballot = ballotOf(poll);
    const upper = {
      ...ballot,
      pollId: poll.id.toUpperCase(),
      submissionId: ballot.submissionId.toUpperCase(),
    };
    const first = await ana!.emit<BallotReceipt>('ballot:cast', upper);
    expect(first).toMatchObject({ version: 1 });
    expect(await heard).toMatchObject({ pollId: poll.id, turnout: { voted: 1, of: 2 } });
    expect(await ana!.emit('ballot:cast', upper)).toEqual(first);
    const path = `/api/polls/${poll.id.toUpperCase()}/ballot`;
    expect(await ana!.put(path, ballot)).toMatchObject({ version: 1, receipt: first.receipt });
    await meeting.close(poll);
  });

  it('that comes late is told so by a server whose clock is behind the database’s', async () => {
    const closesAt = new Date(Date.now() + 200).toISOString();
    const poll = await meeting.open(adoptionPoll({ closesAt }));
    const held = await HeldSession.begin(plenary.connection);
    await held.hold('select 1 from workshop where id = $1 for no key update', meeting.workshop.id);
    // the close that is due waits, so that the poll is over and not closed
    await held.untilWaitedFor(1);
    import.meta.jest.useFakeTimers({ doNotFake: [...allButTheDate], now: Date.now() - 60_000 });
    try {
      const late = meeting.voters[0]!.put(`/api/polls/${poll.id}/ballot`, ballotOf(poll));
      await expect(late).rejects.toMatchObject({ refusal: { status: 403, at: 'closed' } });
    } finally {
      import.meta.jest.useRealTimers();
      await held.letGo();
    }
  });
});
