import { randomUUID } from 'node:crypto';
import type { PollView } from '#libs/voting';
import { openPoll, type Constituency } from '../voters.js';
import { BallotLedger, type Submission } from './ballot-ledger.js';

const priorities = {
  method: 'dots',
  options: [{ label: 'First' }, { label: 'Second' }],
  rule: { dots: 1_000_000 },
};
const choices = ['yes', 'no', 'abstain'] as const;

/** A poll that is open until it is closed amid votes, and all that its voters were told. */
export class Contest {
  readonly ledger = new BallotLedger();
  /** Whether the close has been answered. */
  isClosed = false;
  #submissions = 0;

  private constructor(readonly poll: PollView) {}

  /** Opens one: by turns on a text to adopt, and with dots, where every choice is another one. */
  static async open(constituency: Constituency, nth: number): Promise<Contest> {
    return new Contest(await openPoll(constituency, nth % 2 === 0 ? {} : priorities));
  }

  /** Makes a ballot up, in place of the voter's last unless told otherwise. */
  think(voter: number, replaces = this.ledger.lastVersion(voter)): Submission {
    const nth = ++this.#submissions;
    const choice = this.poll.method === 'dots' ? { '1': nth } : choices[nth % choices.length]!;
    return { id: randomUUID(), voter, choice, replaces, isLate: this.isClosed };
  }
}
