import type { Dice } from '../../libs/collab/src/editor.stories.js';
import type { BallotDevice, Way } from './ballot-device.js';
import type { Answer, Submission } from './ballot-ledger.js';
import type { Contest } from './contest.js';
import { mustHold } from './fault.js';

/** Somebody who changes their ballots again and again, as hasty people on bad lines do. */
export class StormVoter {
  constructor(
    private readonly place: number,
    readonly device: BallotDevice,
    private readonly dice: Dice,
  ) {}

  /** One ballot in place of the last: it is taken, unless the poll is closed. */
  async cast(contest: Contest): Promise<void> {
    const way = this.dice.below(20) === 0 ? 'http' : 'socket';
    mustBeTakenOrClosed(await this.#submit(contest, contest.think(this.place), way));
  }

  /** Votes twice or in the wrong order. */
  async err(contest: Contest): Promise<void> {
    const way = this.dice.pick(['socket', 'http'] as const);
    await this.dice.pick(this.#errors)(contest, way);
  }

  /** After the close: a new ballot is not taken, and who asks again for their receipt gets it. */
  async comeLate(contest: Contest): Promise<void> {
    const last = contest.ledger.last(this.place);
    const late = await this.#submit(contest, contest.think(this.place), 'socket');
    mustHold(!late.ok && late.at === 'closed', 'who comes late is told that the poll is closed');
    if (last) mustHold((await this.#submit(contest, last, 'http')).ok, 'a receipt is kept');
  }

  readonly #sendTwice = async (contest: Contest, way: Way): Promise<void> => {
    const ballot = contest.think(this.place);
    const answers = [this.#submit(contest, ballot, 'socket'), this.#submit(contest, ballot, way)];
    for (const answer of await Promise.all(answers)) mustBeTakenOrClosed(answer);
  };

  /** Two devices, neither of which knows of the other's ballot. */
  readonly #contradict = async (contest: Contest, way: Way): Promise<void> => {
    const [one, other] = [contest.think(this.place), contest.think(this.place)];
    const answers = [this.#submit(contest, one, 'socket'), this.#submit(contest, other, way)];
    const taken = (await Promise.all(answers)).filter(({ ok }) => ok);
    mustHold(taken.length < 2, 'of two ballots in one place at most one is taken');
  };

  /** The newer of two ballots is sent first. */
  readonly #overtake = async (contest: Contest, way: Way): Promise<void> => {
    const older = contest.think(this.place);
    const newer = contest.think(this.place, (older.replaces ?? 0) + 1);
    await Promise.all([this.#submit(contest, newer, 'socket'), this.#submit(contest, older, way)]);
  };

  /** A ballot that was taken comes once more after a newer one. */
  readonly #lagBehind = async (contest: Contest, way: Way): Promise<void> => {
    const older = contest.ledger.last(this.place);
    await this.cast(contest);
    if (!older || older === contest.ledger.last(this.place)) return;
    const answer = await this.#submit(contest, older, way);
    mustHold(!answer.ok, 'an older ballot is not taken after a newer one');
  };

  readonly #errors = [this.#sendTwice, this.#contradict, this.#overtake, this.#lagBehind];

  #submit({ poll, ledger }: Contest, submission: Submission, way: Way): Promise<Answer> {
    return this.device.submit(poll, submission, ledger, way);
  }
}

const mustBeTakenOrClosed = (answer: Answer): void =>
  mustHold(
    answer.ok || answer.at === 'closed',
    `a ballot is taken while the poll is open (${JSON.stringify(answer)})`,
  );
