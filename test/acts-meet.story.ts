import type { RevisionView, StatementView } from '#libs/drafting';
import type { PollView, RoundView } from '#libs/voting';
import { HeldSession } from './held-session.js';
import { startPlenary, type Plenary } from './plenary.js';
import { adoptionPoll } from './poll.js';
import { cast, votingWorkshop, type VotingWorkshop } from './voting-workshop.js';

/** Each story holds a row that an act needs, lets others come meanwhile, and lets go. */
describe('acts that meet', () => {
  let plenary: Plenary;
  let meeting: VotingWorkshop;

  beforeAll(async () => {
    plenary = await startPlenary();
    meeting = await votingWorkshop(plenary, 6, 5);
    await meeting.close(await meeting.open(adoptionPoll()));
  });
  afterAll(() => plenary.close());

  const sessions: HeldSession[] = [];
  const hold = async (statement: string, ...values: readonly unknown[]) => {
    const held = await HeldSession.begin(plenary.connection);
    sessions.push(held);
    expect(await held.hold(statement, ...values)).toBe(1);
    return held;
  };
  const holdWorkshop = () =>
    hold('select 1 from workshop where id = $1 for no key update', meeting.workshop.id);
  /** Each act enters the chain last: all else of it is done, and seen by nobody yet. */
  const holdChain = () =>
    hold('select 1 from audit_chain where process_id = $1 for update', meeting.process.id);
  afterEach(async () => {
    for (const held of sessions.splice(0)) await held.letGo();
  });

  const open = ({ id, hash }: PollView) =>
    meeting.organizer.post<PollView>(`/api/polls/${id}/open`, { hash });
  const openRound = async (...polls: readonly object[]) => {
    const path = `/api/workshops/${meeting.workshop.id}/rounds`;
    const round = await meeting.organizer.post<RoundView>(path, { title: 'A page', polls });
    const hashes = Object.fromEntries(round.polls.map(({ id, hash }) => [id, hash]));
    return meeting.organizer.post<RoundView>(`/api/rounds/${round.id}/open`, { hashes });
  };

  const newText = async () => {
    const { process, workshop, organizer } = meeting;
    const statement = await organizer.post<StatementView>(
      `/api/processes/${process.id}/statements`,
      {
        kind: 'recommendation',
        title: 'A text',
        themeId: process.themes[0]!.id,
        workshopId: workshop.id,
      },
    );
    const path = `/api/statements/${statement.id}/revisions`;
    const revision = await organizer.post<RevisionView>(path);
    return { statement, option: { label: 'A text', revisionId: revision.id } };
  };

  it('closes a round while a title of one of its texts changes', async () => {
    const texts = [await newText(), await newText()];
    const round = await openRound(
      ...texts.map(({ option }) => adoptionPoll({ options: [option] })),
    );
    for (const poll of round.polls) await cast(meeting.voters[0]!, poll, 'yes');
    const held = await holdChain();
    const closing = meeting.organizer.post<RoundView>(`/api/rounds/${round.id}/close`);
    await held.untilWaitedFor(1);
    const { id } = texts[1]!.statement;
    const amending = meeting.organizer.patch(`/api/statements/${id}`, { title: 'Another title' });
    await held.untilWaitedFor(2);
    await held.letGo();
    const { polls } = await closing;
    expect(polls.map(({ decision }) => decision!.outcome)).toEqual(['adopted', 'adopted']);
    await amending;
  });

  it('does not close a poll at an end that was moved meanwhile', async () => {
    const closesAt = new Date(Date.now() + 600).toISOString();
    const poll = await meeting.open(adoptionPoll({ closesAt }));
    const held = await holdWorkshop();
    const later = new Date(Date.now() + 60_000).toISOString();
    const extending = meeting.organizer.post<PollView>(`/api/polls/${poll.id}/extend`, {
      closesAt: later,
    });
    await held.untilWaitedFor(1);
    // the deadline comes, and waits for the poll's row
    await held.untilWaitedFor(2);
    await held.letGo();
    expect(await extending).toMatchObject({ status: 'open', extendedTo: later });
    expect(await cast(meeting.voters[0]!, poll, 'yes')).toMatchObject({ version: 1 });
    await meeting.close(poll);
  });

  it('shows groups of one of two secret polls only that open at once with different voters', async () => {
    const secret = adoptionPoll({ secret: true, question: 'Shall we say so?' });
    const polls = [await meeting.prepare(secret)];
    const held = await holdChain();
    const opening = [open(polls[0]!)];
    await held.untilWaitedFor(1);
    const path = `/api/processes/${meeting.process.id}/roster`;
    const groupId = meeting.process.groups[0]!.id;
    await meeting.organizer.post(path, [{ name: 'Somebody new', role: 'member', groupId }]);
    polls.push(await meeting.prepare(secret));
    opening.push(open(polls[1]!));
    await held.untilWaitedFor(2);
    await held.letGo();
    const opened = await Promise.all(opening);
    expect(opened.map(({ isWhole }) => isWhole)).toEqual([false, true]);
    await Promise.all(opened.map((poll) => meeting.close(poll)));
  });

  it('calls off all of a round that has not closed, though one of them closes meanwhile', async () => {
    const { id, polls } = await openRound(...Array.from({ length: 3 }, () => adoptionPoll()));
    const held = await holdWorkshop();
    const closing = meeting.close(polls[1]!);
    await held.untilWaitedFor(1);
    const reason = 'the page was wrong';
    const cancelling = meeting.organizer.post<RoundView>(`/api/rounds/${id}/cancel`, { reason });
    await held.untilWaitedFor(2);
    await held.letGo();
    await closing;
    const statuses = (await cancelling).polls.map(({ status }) => status);
    expect(statuses).toEqual(['cancelled', 'closed', 'cancelled']);
  });

  it('opens nothing in a workshop that is just being closed', async () => {
    const other = await votingWorkshop(plenary, 2);
    const draft = await other.prepare(adoptionPoll());
    const held = await hold(
      `update workshop set status = 'closed' where id = $1`,
      other.workshop.id,
    );
    const opening = other.organizer.post(`/api/polls/${draft.id}/open`, { hash: draft.hash });
    const refused = expect(opening).rejects.toMatchObject({ refusal: { status: 409 } });
    await held.untilWaitedFor(1);
    await held.letGo();
    await refused;
  });

  it('prepares many rounds at once, and none waits for ever', async () => {
    const path = `/api/workshops/${meeting.workshop.id}/rounds`;
    const body = { title: 'A page', polls: [adoptionPoll(), adoptionPoll()] };
    const rounds = await Promise.all(
      Array.from({ length: 30 }, () => meeting.organizer.post<RoundView>(path, body)),
    );
    expect(rounds).toHaveLength(30);
  });
});
