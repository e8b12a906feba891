import type { BallotReceipt, MyBallotView } from '#libs/voting';
import { ApiProblem } from '../../platform/api';
import { WrongText } from '../pinned-revision';
import type { BallotStore } from './ballot-store';
import { isSameBallot, type KeptBallot } from './kept-ballot';
import { Outbox } from './outbox';

const ballotOf = (choice: string, change: Partial<KeptBallot['submission']> = {}): KeptBallot => ({
  submission: {
    pollId: 'poll',
    pollHash: 'sha256:1',
    choice,
    replaces: null,
    submissionId: `submission of ${choice}`,
    author: 'ana',
    ...change,
  },
  poll: {
    method: 'yes-no-abstain',
    question: 'Shall it be adopted?',
    secret: false,
    options: [],
    workshopId: 'workshop',
    end: null,
  },
  unchecked: [],
  unanswered: [],
});

const offline = new ApiProblem('offline', 'no network');
const closed = new ApiProblem('forbidden', 'The poll is closed.', 'closed');
const replaces = new ApiProblem('conflict', 'Another ballot is stored.', 'replaces');

/** One browser's store and one server, both in memory; what the server answers is set by the story. */
class World {
  kept: KeptBallot[] = [];
  stored: MyBallotView['ballot'] = null;
  delivered: KeptBallot[] = [];
  me: string[] = ['ana'];
  fails: unknown[] = [];
  voided = false;
  keeps = true;
  pauses: number[] = [];
  #timers: (() => void)[] = [];

  store: BallotStore = {
    all: () => Promise.resolve([...this.kept]),
    keep: (ballot) => {
      if (!this.keeps) return Promise.reject(new Error('keeps nothing'));
      const { author, pollId } = ballot.submission;
      const others = this.kept.filter(
        ({ submission }) => submission.author !== author || submission.pollId !== pollId,
      );
      this.kept = [...others, ballot];
      return Promise.resolve();
    },
    forget: (ballot) => {
      this.kept = this.kept.filter((kept) => !isSameBallot(kept, ballot));
      return Promise.resolve();
    },
  };

  outbox = () =>
    new Outbox(
      this.store,
      {
        deliver: (ballot) => this.#deliver(ballot),
        mine: () => Promise.resolve({ mayVote: true, ballot: this.stored }),
        isVoided: () => Promise.resolve(this.voided),
        myself: () => Promise.resolve(this.me),
      },
      {
        now: () => 0,
        random: () => 0.5,
        later: (pause, run) => {
          this.pauses.push(pause);
          this.#timers.push(run);
          return () => (this.#timers = this.#timers.filter((timer) => timer !== run));
        },
      },
    );

  async timePasses(): Promise<void> {
    for (const run of this.#timers.splice(0)) run();
    await new Promise((done) => setTimeout(done, 5));
  }

  async #deliver(ballot: KeptBallot): Promise<BallotReceipt> {
    this.delivered.push(ballot);
    await Promise.resolve();
    const problem = this.fails.shift();
    if (problem) throw problem;
    const version = this.stored?.version ?? 0;
    if ((ballot.submission.replaces ?? 0) !== version) throw replaces;
    this.stored = { choice: ballot.submission.choice, version: version + 1, receipt: 'line' };
    return { receipt: 'line', version: version + 1 };
  }
}

const kindOf = (outbox: Outbox) => outbox.view().mine.get('poll')?.kind;

describe('the outbox', () => {
  it('keeps a ballot before it is sent, and lets it go once it is stored', async () => {
    const world = new World();
    const outbox = world.outbox();
    const cast = outbox.cast(ballotOf('yes'));
    await Promise.resolve();
    expect(world.kept).toHaveLength(1);
    await cast;
    expect(kindOf(outbox)).toBe('received');
    expect(world.kept).toEqual([]);
  });

  it('says so where the browser keeps nothing, and sends it all the same', async () => {
    const world = new World();
    world.keeps = false;
    world.fails = [offline];
    const outbox = world.outbox();
    await outbox.cast(ballotOf('yes'));
    expect(outbox.view().mine.get('poll')).toMatchObject({ kind: 'waiting', isKept: false });
    await world.timePasses();
    expect(kindOf(outbox)).toBe('received');
  });

  it('sends what waits by itself, also after the browser was closed', async () => {
    const world = new World();
    world.fails = [offline];
    await world.outbox().cast(ballotOf('yes'));
    const reopened = world.outbox();
    await reopened.resume();
    expect(kindOf(reopened)).toBe('waiting');
    await world.timePasses();
    expect(kindOf(reopened)).toBe('received');
    expect(world.stored?.choice).toBe('yes');
    expect(world.kept).toEqual([]);
  });

  it('does not send it under another session, and shows that it waits', async () => {
    const world = new World();
    world.fails = [offline];
    await world.outbox().cast(ballotOf('yes'));
    world.me = ['ben'];
    const bens = world.outbox();
    await bens.resume();
    await world.timePasses();
    expect(world.delivered).toHaveLength(1);
    expect(bens.view().others).toHaveLength(1);
    expect(kindOf(bens)).toBeUndefined();
    await bens.dismiss(bens.view().others[0]!);
    expect(world.kept).toEqual([]);
    expect(bens.view().others).toEqual([]);
  });

  it('takes a ballot back that the session has meanwhile left', async () => {
    const world = new World();
    world.fails = [offline];
    const outbox = world.outbox();
    await outbox.cast(ballotOf('yes'));
    world.me = ['ben'];
    await world.timePasses();
    expect(world.delivered).toHaveLength(1);
    expect(outbox.view()).toMatchObject({ others: [{ submission: { author: 'ana' } }] });
    expect(kindOf(outbox)).toBeUndefined();
  });

  it('replaces what the tap before stored, however fast the second one comes', async () => {
    const world = new World();
    const outbox = world.outbox();
    const first = outbox.cast(ballotOf('yes'));
    while (world.delivered.length === 0) await Promise.resolve();
    await Promise.all([first, outbox.cast(ballotOf('no'))]);
    expect(world.stored).toMatchObject({ choice: 'no', version: 2 });
    expect(kindOf(outbox)).toBe('received');
  });

  it('knows its own ballot again whose answer was lost, and asks nobody', async () => {
    const world = new World();
    const outbox = world.outbox();
    world.fails = [offline];
    await outbox.cast(ballotOf('yes'));
    world.stored = { choice: 'yes', version: 1, receipt: 'line' };
    await outbox.cast(ballotOf('no'));
    expect(world.stored).toMatchObject({ choice: 'no', version: 2 });
    expect(kindOf(outbox)).toBe('received');
  });

  it('asks the voter where another device stored another choice, and replaces it when told to', async () => {
    const world = new World();
    world.stored = { choice: 'abstain', version: 4, receipt: 'line' };
    const outbox = world.outbox();
    await outbox.cast(ballotOf('no'));
    expect(outbox.view().mine.get('poll')).toMatchObject({
      kind: 'conflict',
      stored: { choice: 'abstain' },
    });
    expect(world.kept).toHaveLength(1);
    await outbox.replace('poll');
    expect(world.stored).toMatchObject({ choice: 'no', version: 5 });
  });

  it('has nothing to ask where the other device chose the same', async () => {
    const world = new World();
    world.stored = { choice: 'no', version: 4, receipt: 'line' };
    const outbox = world.outbox();
    await outbox.cast(ballotOf('no'));
    expect(kindOf(outbox)).toBe('received');
  });

  it.each([
    ['closed', false],
    ['voided', true],
  ])(
    'tells %s with what counts, and keeps it until the voter has read it',
    async (kind, voided) => {
      const world = new World();
      world.fails = [closed];
      world.voided = voided;
      world.stored = { choice: 'yes', version: 1, receipt: 'line' };
      const outbox = world.outbox();
      await outbox.cast(ballotOf('no', { replaces: 1 }));
      expect(outbox.view().mine.get('poll')).toMatchObject({ kind, stored: 'yes' });
      expect(world.kept).toHaveLength(1);
      await outbox.dismiss(world.kept[0]!);
      expect(world.kept).toEqual([]);
      expect(kindOf(outbox)).toBeUndefined();
    },
  );

  it.each([
    ['refused', new ApiProblem('forbidden', 'You hold no seat, so you have no vote.')],
    ['wrong-text', new WrongText()],
  ])('tells %s and tries again when asked', async (kind, problem) => {
    const world = new World();
    world.fails = [problem];
    const outbox = world.outbox();
    await outbox.cast(ballotOf('yes'));
    expect(kindOf(outbox)).toBe(kind);
    await world.timePasses();
    expect(world.delivered).toHaveLength(1);
    await outbox.tryAgain('poll');
    expect(kindOf(outbox)).toBe('received');
  });

  it('goes at once, not after the pause that it had come to, when the connection is back', async () => {
    const world = new World();
    world.fails = [offline, offline, offline];
    const outbox = world.outbox();
    await outbox.cast(ballotOf('yes'));
    await world.timePasses();
    await world.timePasses();
    outbox.retry();
    expect(world.pauses).toEqual([1700, 3200, 6200, 1700]);
    await world.timePasses();
    expect(kindOf(outbox)).toBe('received');
    expect(world.delivered).toHaveLength(4);
  });

  it('waits longer after each failure, but not past a quarter of the time that is left', async () => {
    const world = new World();
    world.fails = [offline, offline, offline];
    const outbox = world.outbox();
    await outbox.cast(ballotOf('yes'));
    await world.timePasses();
    await world.timePasses();
    expect(world.pauses).toEqual([1700, 3200, 6200]);
    const hurried = new World();
    hurried.fails = [offline];
    const late = ballotOf('yes');
    const end = new Date(2000).toISOString();
    await hurried.outbox().cast({ ...late, poll: { ...late.poll, end } });
    expect(hurried.pauses).toEqual([450]);
  });
});
