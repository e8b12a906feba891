import { randomUUID } from 'node:crypto';
import type { RevisionView, StatementView } from '#libs/drafting';
import { recount } from '#libs/synthesis';
import type { MissingVoter, PollView, PracticeView, RoundView } from '#libs/voting';
import { startPlenary, type Plenary } from './plenary.js';
import { adoptionPoll } from './poll.js';
import { cast, castAll, votingWorkshop, type VotingWorkshop } from './voting-workshop.js';

const labels = (...names: string[]) => names.map((label) => ({ label }));
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

describe('the live vote', () => {
  let plenary: Plenary;
  let meeting: VotingWorkshop;

  beforeAll(async () => {
    plenary = await startPlenary();
    meeting = await votingWorkshop(plenary, 3, 2);
  });
  afterAll(() => plenary.close());

  const decided = async (poll: object, choices: readonly unknown[]) => {
    const opened = await meeting.open(poll);
    await castAll(meeting.voters, opened, choices);
    return meeting.close(opened);
  };

  it.each([
    ['consent', {}, [5, 4, 3, 1, undefined], { outcome: 'adopted' }],
    ['consent', { strict: true }, [5, 4, 3, 1], { outcome: 'not-adopted' }],
    ['no-objection', {}, ['stand-aside'], { outcome: 'adopted' }],
    ['no-objection', {}, ['object'], { outcome: 'not-adopted' }],
  ])('decides one text by %s %j', async (method, rule, choices, decision) => {
    const closed = await decided({ method, rule, options: labels('The text') }, choices);
    expect(closed).toMatchObject({ decision, agreement: { '1': {} } });
  });

  it.each([
    ['approval', { seats: 1 }, [['1'], ['1', '2'], ['3'], [], ['1']], [['1'], ['2', '3']]],
    ['dots', { dots: 3 }, [{ '1': 3 }, { '2': 2, '3': 1 }, { '2': 3 }], [['2'], ['1'], ['3']]],
    ['score', {}, [{ '1': 5, '2': 0 }, { '2': 4 }, { '3': 3 }], [['1'], ['3'], ['2']]],
    [
      'borda',
      {},
      [
        [['1'], ['2']],
        [['1'], ['3'], ['2']],
      ],
      [['1'], ['2', '3']],
    ],
    [
      'schulze',
      {},
      [
        [['1'], ['2'], ['3']],
        [['2'], ['1']],
        [['1'], ['3']],
      ],
      [['1'], ['2'], ['3']],
    ],
  ])('orders several by %s', async (method, rule, choices, order) => {
    const options = labels('One', 'Two', 'Three');
    const closed = await decided({ method, rule, options }, choices);
    expect(closed.tally!.order).toEqual(order);
    expect(closed.status).toBe('closed');
  });

  it('adopts the text that beats "none of these", and the others stay as they were', async () => {
    const rule = { default: '3' };
    const options = labels('One', 'Two', 'None of these');
    const closed = await decided({ method: 'schulze', rule, options }, [
      [['1'], ['3'], ['2']],
      [['1'], ['2'], ['3']],
      [['2'], ['1'], ['3']],
    ]);
    expect(closed.decision).toMatchObject({ outcome: 'adopted', adopted: ['1'] });
  });

  it.each([
    ['a default that is no option', 'schulze', { default: '9' }, 'rule.default'],
    ['a field that the method does not have', 'borda', { threshold: 'simple' }, 'rule'],
    ['a cap above the budget', 'dots', { dots: 2, perOption: 3 }, 'rule.perOption'],
    ['a single option to order', 'score', {}, 'options'],
  ])('refuses a poll with %s, naming the place', async (_, method, rule, at) => {
    const options = at === 'options' ? labels('One') : labels('One', 'Two');
    await expect(meeting.prepare({ method, rule, options })).rejects.toMatchObject({
      refusal: { status: 400, at },
    });
  });

  it('gives a receipt that is the ballot’s own line of the record, under an id of this poll alone', async () => {
    const [ana] = meeting.voters;
    const polls = [await meeting.open(adoptionPoll()), await meeting.open(adoptionPoll())];
    const voters = [];
    for (const poll of polls) {
      const { receipt } = await cast(ana!, poll, 'yes');
      voters.push((JSON.parse(receipt) as { voter: string }).voter);
      await meeting.close(poll);
      const record = await meeting.organizer.get<{
        polls: { id: string; ballots: { voter: string; choice: unknown }[] }[];
      }>(`/api/processes/${meeting.process.id}/record.json`);
      expect(record.polls.find(({ id }) => id === poll.id)!.ballots).toEqual([JSON.parse(receipt)]);
    }
    expect(voters[0]).not.toBe(voters[1]);
  });

  it('refuses a ballot that somebody else chose in the same browser', async () => {
    const poll = await meeting.open(adoptionPoll());
    const ballot = {
      pollHash: poll.hash,
      choice: 'yes',
      replaces: null,
      submissionId: randomUUID(),
      author: randomUUID(),
    };
    await expect(
      meeting.voters[0]!.put(`/api/polls/${poll.id}/ballot`, ballot),
    ).rejects.toMatchObject({ refusal: { status: 403, at: 'author' } });
    const me = await meeting.voters[0]!.get<{ participants: { id: string }[] }>('/api/me');
    const own = { ...ballot, author: me.participants[0]!.id };
    expect(await meeting.voters[0]!.put(`/api/polls/${poll.id}/ballot`, own)).toMatchObject({
      version: 1,
    });
    await meeting.close(poll);
  });

  it('stores of two devices that vote at the same moment one, and tells the other', async () => {
    const [ana] = meeting.voters;
    for (let round = 0; round < 10; round++) {
      const poll = await meeting.open(adoptionPoll());
      const answers = await Promise.allSettled([cast(ana!, poll, 'yes'), cast(ana!, poll, 'no')]);
      expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { refusal: { status: 409, at: 'replaces' } },
      });
      await meeting.close(poll);
    }
  });

  it('names to the chair who is missing, and to nobody else', async () => {
    const poll = await meeting.open(adoptionPoll());
    await cast(meeting.voters[0]!, poll, 'yes');
    const path = `/api/polls/${poll.id}/missing`;
    const missing = await meeting.organizer.get<MissingVoter[]>(path);
    expect(missing.map(({ name }) => name)).toEqual([
      'Voter 1.2',
      'Voter 1.3',
      'Voter 2.1',
      'Voter 2.2',
    ]);
    await expect(meeting.voters[0]!.get(path)).rejects.toMatchObject({ refusal: { status: 403 } });
    await meeting.close(poll);
  });

  it('moves the end of a running poll, later and never sooner, and keeps its terms', async () => {
    const poll = await meeting.open(adoptionPoll({ closesAt: inMinutes(1) }));
    const extend = (closesAt: string) =>
      meeting.organizer.post<PollView>(`/api/polls/${poll.id}/extend`, { closesAt });
    const later = inMinutes(3);
    expect(await extend(later)).toMatchObject({
      closesAt: poll.closesAt,
      extendedTo: later,
      hash: poll.hash,
    });
    await expect(extend(inMinutes(2))).rejects.toMatchObject({ refusal: { status: 409 } });
    await meeting.close(poll);
    await expect(extend(inMinutes(9))).rejects.toMatchObject({ refusal: { status: 409 } });
  });

  it('takes ballots until the later end, not until the first one', async () => {
    const closesAt = new Date(Date.now() + 400).toISOString();
    const poll = await meeting.open(adoptionPoll({ closesAt }));
    await meeting.organizer.post(`/api/polls/${poll.id}/extend`, { closesAt: inMinutes(1) });
    while (Date.now() <= Date.parse(closesAt))
      await cast(meeting.voters[1]!, poll, 'no').catch(() => 0);
    expect(await cast(meeting.voters[0]!, poll, 'yes')).toMatchObject({ version: 1 });
    await meeting.close(poll);
  });

  describe('a tie across the cut', () => {
    const tie = { method: 'approval', rule: { seats: 2 }, options: labels('One', 'Two', 'Three') };
    const choices = [['1', '2'], ['1', '3'], ['1']];

    it('is settled by a ruling of the chair, once, with its reason', async () => {
      const closed = await decided(tie, choices);
      expect(closed.decision).toMatchObject({ outcome: 'tie', adopted: ['1'], tied: ['2', '3'] });
      const rule = (selected: string[]) =>
        meeting.organizer.post<PollView>(`/api/polls/${closed.id}/ruling`, {
          selected,
          reason: 'drawn by lot before the room',
        });
      await expect(rule(['1'])).rejects.toMatchObject({ refusal: { at: 'selected.0' } });
      await expect(rule(['2', '3'])).rejects.toMatchObject({ refusal: { at: 'selected' } });
      const ruled = await rule(['3']);
      expect(ruled.ruling).toMatchObject({
        selected: ['3'],
        reason: 'drawn by lot before the room',
      });
      expect(ruled.decision).toEqual(closed.decision);
      await expect(rule(['2'])).rejects.toMatchObject({ refusal: { status: 409 } });
    });

    it('is settled by a run-off among those who tie', async () => {
      const closed = await decided(tie, choices);
      const draft = await meeting.organizer.post<PollView>(`/api/polls/${closed.id}/run-off`);
      expect(draft).toMatchObject({
        runOffOf: closed.id,
        rule: { seats: 1 },
        options: [{ label: 'Two' }, { label: 'Three' }],
      });
      await meeting.organizer.post(`/api/polls/${draft.id}/open`, { hash: draft.hash });
      await castAll(meeting.voters, draft, [['2'], ['2'], ['1']]);
      expect((await meeting.close(draft)).decision).toMatchObject({ adopted: ['2'] });
    });

    it('of texts to adopt is settled by a run-off against "none of these", or by a ruling: never by both', async () => {
      const { organizer, process, workshop } = meeting;
      const themeId = process.themes[0]!.id;
      const texts: { statement: StatementView; option: { label: string; revisionId: string } }[] =
        [];
      for (const title of ['One', 'Two']) {
        const statement = await organizer.post<StatementView>(
          `/api/processes/${process.id}/statements`,
          { kind: 'recommendation', themeId, workshopId: workshop.id, title },
        );
        const path = `/api/statements/${statement.id}/revisions`;
        const revision = await organizer.post<RevisionView>(path);
        texts.push({ statement, option: { label: title, revisionId: revision.id } });
      }
      const standings = async () => {
        const all = await organizer.get<StatementView[]>(`/api/processes/${process.id}/statements`);
        return texts.map(({ statement }) => all.find(({ id }) => id === statement.id)!.standing);
      };
      const none = { label: 'None of these' };
      const poll = {
        method: 'schulze',
        rule: { default: '2', majorities: { '3': '1/1' } },
        options: [texts[0]!.option, none, texts[1]!.option],
      };
      const evenly = [
        [['1'], ['3'], ['2']],
        [['3'], ['1'], ['2']],
      ];
      const closed = await decided(poll, evenly);
      expect(closed.decision).toMatchObject({ outcome: 'tie', adopted: [], tied: ['1', '3'] });

      const runOff = await organizer.post<PollView>(`/api/polls/${closed.id}/run-off`);
      expect(runOff).toMatchObject({
        rule: { default: '2', majorities: { '3': '1/1' }, seats: 1 },
      });
      const ruling = { selected: ['3'], reason: 'drawn by lot' };
      await expect(organizer.post(`/api/polls/${closed.id}/ruling`, ruling)).rejects.toMatchObject({
        refusal: { status: 409 },
      });
      await organizer.post(`/api/polls/${runOff.id}/open`, { hash: runOff.hash });
      await castAll(meeting.voters, runOff, evenly);
      expect((await meeting.close(runOff)).decision).toMatchObject({ tied: ['1', '3'] });
      expect(await standings()).toEqual(['open', 'open']);

      await organizer.post(`/api/polls/${runOff.id}/ruling`, ruling);
      expect(await standings()).toEqual(['open', 'adopted']);
      await expect(organizer.post(`/api/polls/${runOff.id}/run-off`)).rejects.toMatchObject({
        refusal: { status: 409 },
      });
      const record = await (
        await organizer.fetch(`/api/processes/${process.id}/record.json`)
      ).text();
      expect(recount(record).problems).toEqual([]);
    });
  });

  describe('a round of polls', () => {
    const prepare = (n: number) =>
      meeting.organizer.post<RoundView>(`/api/workshops/${meeting.workshop.id}/rounds`, {
        title: 'All recommendations',
        polls: Array.from({ length: n }, (_, i) => adoptionPoll({ question: `No. ${i + 1}?` })),
      });
    const act = (id: string, act: string, body: object = {}) =>
      meeting.organizer.post<RoundView>(`/api/rounds/${id}/${act}`, body);

    it('opens and closes all of them together', async () => {
      const round = await prepare(20);
      const hashes = Object.fromEntries(round.polls.map(({ id, hash }) => [id, hash]));
      const open = await act(round.id, 'open', { hashes });
      expect(open.polls.map(({ question, status }) => [question, status])).toEqual(
        Array.from({ length: 20 }, (_, i) => [`No. ${i + 1}?`, 'open']),
      );
      await Promise.all(open.polls.map((poll) => cast(meeting.voters[0]!, poll, 'yes')));
      const closed = await act(round.id, 'close');
      expect(closed.polls.map(({ decision }) => decision!.outcome)).toEqual(
        Array.from({ length: 20 }, () => 'adopted'),
      );
      expect(closed.polls[3]!.round).toEqual({ id: round.id, title: round.title, position: 3 });
    });

    it('opens none where one has changed since the preview', async () => {
      const round = await prepare(3);
      const hashes = Object.fromEntries(round.polls.map(({ id, hash }) => [id, hash]));
      const other = `sha256:${'0'.repeat(64)}`;
      const wrong = { ...hashes, [round.polls[2]!.id]: other };
      await expect(act(round.id, 'open', { hashes: wrong })).rejects.toMatchObject({
        refusal: { status: 409 },
      });
      const still = await meeting.organizer.get<RoundView>(`/api/rounds/${round.id}`);
      expect(still.polls.every(({ status }) => status === 'draft')).toBe(true);
      await expect(meeting.voters[0]!.get(`/api/rounds/${round.id}`)).rejects.toMatchObject({
        refusal: { status: 403 },
      });
    });

    it('can be closed by several at once with single polls, and nothing waits for ever', async () => {
      const round = await prepare(5);
      const hashes = Object.fromEntries(round.polls.map(({ id, hash }) => [id, hash]));
      const { polls } = await act(round.id, 'open', { hashes });
      const alone = [...polls].reverse().map((poll) => meeting.close(poll));
      await Promise.allSettled([act(round.id, 'close'), ...alone]);
      const after = await meeting.organizer.get<RoundView>(`/api/rounds/${round.id}`);
      expect(after.polls.every(({ status }) => status === 'closed')).toBe(true);
    });
  });

  it('runs a vote for practice that leaves nothing behind', async () => {
    const path = `/api/workshops/${meeting.workshop.id}/practice`;
    const [ana, ben] = meeting.voters;
    await expect(ana!.post(`${path}/vote`, { choice: 'yes' })).rejects.toMatchObject({
      refusal: { status: 409 },
    });
    await ana!.emit('room:enter', { workshopId: meeting.workshop.id });
    const twoVoted = ana!.next(
      'practice:changed',
      ({ practice }: { practice: PracticeView | null }) => practice?.voted === 2,
    );
    await meeting.organizer.post(path);
    for (const voter of [ana!, ben!, ben!]) await voter.post(`${path}/vote`, { choice: 'no' });
    await twoVoted;
    const room = await ben!.emit<{ practice: PracticeView | null }>('room:enter', {
      workshopId: meeting.workshop.id,
    });
    expect(room.practice).toMatchObject({ voted: 2 });
    const ended = ana!.next(
      'practice:changed',
      ({ practice }: { practice: PracticeView | null }) => practice === null,
    );
    await meeting.organizer.delete(path);
    await ended;
  });
});
