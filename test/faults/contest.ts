import { randomUUID } from 'node:crypto';
import type { PollView } from '#libs/voting';
import { Refused } from '../person.js';
import { adoptionPoll } from '../poll.js';
import type { Constituency } from '../voters.js';
import { BallotLedger, type Submission } from './ballot-ledger.js';
import { mustHold } from './fault.js';
import { untilAnswered } from './until-answered.js';

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

  private constructor(
    private readonly constituency: Constituency,
    readonly poll: PollView,
  ) {}

  /** Opens one: by turns on a text to adopt, and with dots, where every choice is another one. */
  static async open(constituency: Constituency, nth: number): Promise<Contest> {
    const { organizer, workshop } = constituency;
    const body = adoptionPoll(nth % 2 === 0 ? {} : priorities);
    const prepare = () => organizer.post<PollView>(`/api/workshops/${workshop.id}/polls`, body);
    const { id, hash } = await untilAnswered(prepare);
    const open = async () => {
      const view = await organizer.get<PollView>(`/api/polls/${id}`);
      return view.status === 'open'
        ? view
        : organizer.post<PollView>(`/api/polls/${id}/open`, { hash });
    };
    return new Contest(constituency, await untilAnswered(open));
  }

  /** Closes it, however often that must be asked for. */
  async close(): Promise<void> {
    const { organizer } = this.constituency;
    const path = `/api/polls/${this.poll.id}`;
    const close = () => organizer.post<PollView>(`${path}/close`);
    // where the answer was lost it may be closed already
    const look = (error: unknown) => {
      if (error instanceof Refused) return organizer.get<PollView>(path);
      throw error;
    };
    const { status } = await untilAnswered(() => close().catch(look));
    mustHold(status === 'closed', `a poll closes (it is ${status})`);
    this.isClosed = true;
  }

  /** Makes a ballot up, in place of the voter's last unless told otherwise. */
  think(voter: number, replaces = this.ledger.lastVersion(voter)): Submission {
    const nth = ++this.#submissions;
    const choice = this.poll.method === 'dots' ? { '1': nth } : choices[nth % choices.length]!;
    return { id: randomUUID(), voter, choice, replaces, isLate: this.isClosed };
  }
}
