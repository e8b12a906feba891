import type { PollView } from '#libs/voting';
import type { Person } from './person.js';
import { startPlenary, type Plenary } from './plenary.js';
import {
  choiceOf,
  conflict,
  newBallot,
  numberedPoll,
  told,
  VotingDevice,
} from './voting-device.js';
import { Scene, scriptOf, scriptsOf, type Pair } from './voting-scene.js';
import { votingWorkshop, type VotingWorkshop } from './voting-workshop.js';

const closed = 'forbidden at closed';
const wires = [
  ['socket', 'http'],
  ['http', 'socket'],
  ['http', 'http'],
  ['socket', 'socket'],
] as const;

interface Recorded {
  readonly polls: readonly { readonly id: string; readonly ballots: readonly object[] }[];
}

describe('two devices of one voter', () => {
  let plenary: Plenary;
  let meeting: VotingWorkshop;
  const pairs: Pair[] = [];
  let turn = 0;

  beforeAll(async () => {
    plenary = await startPlenary();
    meeting = await votingWorkshop(plenary, 8, 8);
    for (const [i, person] of meeting.voters.entries()) {
      const other = await anotherBrowser(person);
      const [one, two] = wires[i % wires.length]!;
      pairs.push([new VotingDevice(person, one), new VotingDevice(other, two)]);
    }
  });
  afterAll(() => plenary.close());

  /** The same voter's other browser, which came in by a badge too. */
  const anotherBrowser = async (person: Person): Promise<Person> => {
    const { participants } = await person.get<{ participants: { id: string }[] }>('/api/me');
    const path = `/api/participants/${participants[0]!.id}/badge`;
    const { badge } = await meeting.organizer.post<{ badge: string }>(path);
    const other = plenary.newcomer();
    await other.post('/api/join', { badge });
    expect(other.cookie).not.toBe(person.cookie);
    return other;
  };

  const recordedBallots = async ({ id }: PollView): Promise<readonly object[]> => {
    const path = `/api/processes/${meeting.process.id}/record.json`;
    const { polls } = await meeting.organizer.get<Recorded>(path);
    return polls.find((poll) => poll.id === id)!.ballots;
  };

  describe('are told', () => {
    // each ballot by the version that it replaces, then who casts which and what they are told
    it.each<[string, Record<string, number | null>, [0 | 1, string, number | 'conflict'][]]>([
      [
        'both vote for the first time: the later one is told',
        { a: null, b: null },
        [
          [0, 'a', 1],
          [1, 'b', 'conflict'],
        ],
      ],
      [
        'both change the same ballot: the later one is told',
        { a: null, a2: 1, b2: 1 },
        [
          [0, 'a', 1],
          [0, 'a2', 2],
          [1, 'b2', 'conflict'],
        ],
      ],
      [
        'one sends twice: it is one ballot',
        { a: null, b2: 1 },
        [
          [0, 'a', 1],
          [0, 'a', 1],
          [1, 'b2', 2],
        ],
      ],
      [
        'both send the same ballot, queued in one and copied to the other: it is one ballot',
        { a: null },
        [
          [0, 'a', 1],
          [1, 'a', 1],
        ],
      ],
      [
        'one is stale: it is told each time, and the other goes on',
        { a: null, a2: 1, b: null },
        [
          [0, 'a', 1],
          [1, 'b', 'conflict'],
          [0, 'a2', 2],
          [1, 'b', 'conflict'],
        ],
      ],
      [
        'one looks after a conflict and replaces what it saw',
        { a: null, b: null, b2: 1 },
        [
          [0, 'a', 1],
          [1, 'b', 'conflict'],
          [1, 'b2', 2],
          [0, 'a', 'conflict'],
        ],
      ],
      [
        'an older ballot comes once more after a newer one',
        { a: null, a2: 1 },
        [
          [0, 'a', 1],
          [0, 'a2', 2],
          [0, 'a', 'conflict'],
          [0, 'a2', 2],
        ],
      ],
      [
        'a newer ballot comes before the one that it replaces',
        { a: null, a2: 1 },
        [
          [0, 'a2', 'conflict'],
          [0, 'a', 1],
          [0, 'a2', 2],
        ],
      ],
      [
        'version 0 stands for no ballot',
        { a: 0, b: 0 },
        [
          [0, 'a', 1],
          [1, 'b', 'conflict'],
        ],
      ],
    ])('%s', async (_, replaced, steps) => {
      const devices = pairs[turn++ % pairs.length]!;
      const poll = await meeting.open(numberedPoll);
      const ballots = new Map(
        Object.entries(replaced).map(([name, replaces]) => [name, newBallot(replaces)]),
      );
      const receipts = new Map<string, string>();
      let last = { name: '', version: 0 };
      for (const [device, name, expected] of steps) {
        const outcome = await devices[device].cast(poll, ballots.get(name)!);
        expect([name, told(outcome)]).toEqual([
          name,
          expected === 'conflict' ? conflict : expected,
        ]);
        if ('refused' in outcome) continue;
        expect(outcome.receipt).toBe(receipts.get(name) ?? outcome.receipt);
        receipts.set(name, outcome.receipt);
        if (outcome.version > last.version) last = { name, version: outcome.version };
      }
      const choice = choiceOf(ballots.get(last.name)!);
      for (const device of devices)
        expect((await device.look(poll)).ballot).toMatchObject({ choice, version: last.version });
      await meeting.close(poll);
      expect(await recordedBallots(poll)).toEqual([JSON.parse(receipts.get(last.name)!)]);
      for (const [name, ballot] of ballots)
        for (const device of devices)
          expect([name, told(await device.cast(poll, ballot))]).toEqual([
            name,
            name === last.name ? last.version : closed,
          ]);
    });
  });

  it('never store a submission under another choice', async () => {
    const [[here, there]] = pairs as [Pair];
    const poll = await meeting.open(numberedPoll);
    const ballot = newBallot(null);
    await here.cast(poll, ballot);
    for (const replaces of [null, 1])
      expect(
        told(await there.cast(poll, { ...newBallot(replaces), submissionId: ballot.submissionId })),
      ).toBe(conflict);
    expect((await there.look(poll)).ballot).toMatchObject({ choice: choiceOf(ballot), version: 1 });
    await meeting.close(poll);
  });

  it('are told as promised in every order of three acts', async () => {
    const scripts = scriptsOf(3).filter(([first]) => first!.device === 0);
    expect(scripts).toHaveLength(256);
    await inPolls(scripts, async (script, pair, poll) => {
      const scene = new Scene(pair, poll);
      for (const move of script) await scene.play(move);
    });
  }, 120_000);

  it('are told at the same moment as if one of them had come first', async () => {
    const befores = [[], scriptOf('0 first'), scriptOf('0 first', '1 look')];
    const acts = ['first', 'again', 'change'] as const;
    const moments = befores.flatMap((before) =>
      acts.flatMap((here) => acts.map((there) => ({ before, here, there }))),
    );
    const often = Array.from({ length: 3 }, () => moments).flat();
    await inPolls(often, async ({ before, here, there }, pair, poll) => {
      const scene = new Scene(pair, poll);
      for (const move of before) await scene.play(move);
      await scene.playAtOnce(here, there);
    });
  }, 120_000);

  /** Plays each in a poll of its own voter, as many voters at once as there are. */
  const inPolls = async <Item>(
    items: readonly Item[],
    play: (item: Item, pair: Pair, poll: PollView) => Promise<void>,
  ) => {
    for (let i = 0; i < items.length; i += pairs.length) {
      const poll = await meeting.open(numberedPoll);
      const some = items.slice(i, i + pairs.length);
      await Promise.all(some.map((item, n) => play(item, pairs[n]!, poll)));
      await meeting.close(poll);
    }
  };
});
