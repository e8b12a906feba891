import { randomUUID } from 'node:crypto';
import type { AggregatesJson, PollView } from '#libs/voting';
import { startPlenary, type Plenary } from './plenary.js';
import { adoptionPoll } from './poll.js';
import { cast, castAll, votingWorkshop, type VotingWorkshop } from './voting-workshop.js';

const votes = (n: number, choice: string) => Array.from({ length: n }, () => choice);

/** What could be told of a secret poll beside its figures. */
describe('a secret poll keeps to itself', () => {
  let plenary: Plenary;
  let meeting: VotingWorkshop;

  beforeAll(async () => {
    plenary = await startPlenary();
    meeting = await votingWorkshop(plenary, 7);
  });
  afterAll(() => plenary.close());

  const secret = (change: object = {}) =>
    adoptionPoll({ secret: true, question: `Question ${randomUUID()}`, ...change });
  const cellsOf = async ({ id }: PollView) => {
    const { polls } = await meeting.organizer.get<{
      polls: { id: string; aggregates: AggregatesJson }[];
    }>(`/api/processes/${meeting.process.id}/record.json`);
    return polls.find((poll) => poll.id === id)!.aggregates.cells;
  };

  it('who of those that never came has voted', async () => {
    const poll = await meeting.open(secret());
    await castAll(meeting.voters, poll, votes(6, 'yes'));
    const closed = await meeting.close(poll);
    expect(await cellsOf(closed)).toMatchObject([{ electors: 7, cast: 6, present: 0 }]);
  });

  it('nothing that its rule needs: those present, where it divides by them', async () => {
    for (const voter of meeting.voters.slice(0, 3))
      await voter.emit('room:enter', { workshopId: meeting.workshop.id });
    const poll = await meeting.open(secret({ rule: { base: 'present' } }));
    await castAll(meeting.voters.slice(1), poll, votes(5, 'yes'));
    const closed = await meeting.close(poll);
    expect(closed.decision!.reasons).toMatchObject([{ kind: 'threshold', of: 6, yes: 5 }]);
  });

  it.each([0, 4])(
    'a verdict, where its rule asks of a group of which %i have voted',
    async (voters) => {
      const poll = await meeting.open(secret({ rule: { groups: 'no-group-opposed' } }));
      await castAll(meeting.voters, poll, votes(voters, 'yes'));
      expect((await meeting.close(poll)).decision).toMatchObject({
        outcome: 'no-quorum',
        reasons: [{ kind: 'secrecy', met: false }],
      });
    },
  );

  it('nothing false: it does not say of a ballot that was counted that it was not', async () => {
    const poll = await meeting.open(secret());
    const [ana, ben] = meeting.voters;
    const ballot = {
      pollHash: poll.hash,
      choice: 'yes',
      replaces: null,
      submissionId: randomUUID(),
    };
    await ana!.put(`/api/polls/${poll.id}/ballot`, ballot);
    await meeting.close(poll);
    const again = ana!.put(`/api/polls/${poll.id}/ballot`, ballot);
    await expect(again).rejects.toMatchObject({
      refusal: { status: 403, at: 'closed', detail: expect.not.stringMatching(/not counted/) },
    });
    await expect(cast(ben!, poll, 'yes')).rejects.toMatchObject({ refusal: { at: 'closed' } });
  });
});
