import type { PollView } from '#libs/voting';
import {
  choiceOf,
  conflict,
  newBallot,
  told,
  type NumberedBallot,
  type VotingDevice,
} from './voting-device.js';

/** A voter with two devices. */
export type Pair = readonly [VotingDevice, VotingDevice];

const acts = ['first', 'again', 'change', 'look'] as const;
/**
 * What a device may do: vote as if nothing were stored, send its last ballot again, change the ballot that it last knew
 * of, or look at what is stored.
 */
type Act = (typeof acts)[number];

export interface Move {
  readonly device: 0 | 1;
  readonly act: Act;
}

/** `'0 first'` is the first device's first vote. */
export const scriptOf = (...moves: readonly `${0 | 1} ${Act}`[]): Move[] =>
  moves.map((move) => {
    const [device, act] = move.split(' ') as ['0' | '1', Act];
    return { device: device === '0' ? 0 : 1, act };
  });

/** Every script of so many moves. */
export const scriptsOf = (length: number): Move[][] => {
  if (length === 0) return [[]];
  const moves = ([0, 1] as const).flatMap((device) => acts.map((act) => ({ device, act })));
  return scriptsOf(length - 1).flatMap((script) => moves.map((move) => [...script, move]));
};

/** What is promised of one voter's ballots: what is stored, and what each is told. */
class Promised {
  constructor(
    private stored: NumberedBallot | null = null,
    private version = 0,
  ) {}

  cast(ballot: NumberedBallot): number | string {
    if (this.stored?.submissionId === ballot.submissionId) return this.version;
    if ((ballot.replaces ?? 0) !== this.version) return conflict;
    this.stored = ballot;
    return ++this.version;
  }

  get seen(): object | null {
    return this.stored && { choice: choiceOf(this.stored), version: this.version };
  }

  copy(): Promised {
    return new Promised(this.stored, this.version);
  }
}

/** What a device knows of its voter's ballot. */
interface Knowledge {
  last: NumberedBallot | null;
  version: number | null;
}

/** One voter's two devices in one poll, beside what is promised to them. */
export class Scene {
  private readonly promised = new Promised();
  private readonly knowledge: readonly [Knowledge, Knowledge] = [
    { last: null, version: null },
    { last: null, version: null },
  ];

  constructor(
    private readonly pair: Pair,
    private readonly poll: PollView,
  ) {}

  /** One device acts, and is told what was promised. */
  async play({ device, act }: Move): Promise<void> {
    if (act === 'look') return this.look(device);
    const ballot = this.ballotOf({ device, act });
    const outcome = told(await this.pair[device].cast(this.poll, ballot));
    expect(outcome).toBe(this.promised.cast(ballot));
    this.learn(device, ballot, outcome);
  }

  /** Both act at the same moment: they are told, and there is stored, what one of the two orders promises. */
  async playAtOnce(here: Exclude<Act, 'look'>, there: Exclude<Act, 'look'>): Promise<void> {
    const ballots = [
      this.ballotOf({ device: 0, act: here }),
      this.ballotOf({ device: 1, act: there }),
    ] as const;
    const outcomes = await Promise.all(
      ballots.map(async (ballot, i) => told(await this.pair[i]!.cast(this.poll, ballot))),
    );
    const stored = seen(await this.pair[0].look(this.poll));
    expect([this.inOrder(ballots, [0, 1]), this.inOrder(ballots, [1, 0])]).toContainEqual({
      outcomes,
      stored,
    });
  }

  private inOrder(ballots: readonly NumberedBallot[], order: readonly number[]) {
    const promised = this.promised.copy();
    const outcomes: (number | string)[] = [];
    for (const i of order) outcomes[i] = promised.cast(ballots[i]!);
    return { outcomes, stored: promised.seen };
  }

  private async look(device: 0 | 1): Promise<void> {
    const view = await this.pair[device].look(this.poll);
    expect(seen(view)).toEqual(this.promised.seen);
    this.knowledge[device].version = view.ballot?.version ?? null;
  }

  private ballotOf({ device, act }: Move): NumberedBallot {
    const { last, version } = this.knowledge[device];
    if (act === 'again' && last) return last;
    return newBallot(act === 'change' ? version : null);
  }

  private learn(device: 0 | 1, last: NumberedBallot, outcome: number | string): void {
    const { version } = this.knowledge[device];
    Object.assign(this.knowledge[device], {
      last,
      version: typeof outcome === 'number' ? outcome : version,
    });
  }
}

const seen = ({ ballot }: Awaited<ReturnType<VotingDevice['look']>>): object | null =>
  ballot && { choice: ballot.choice, version: ballot.version };
