import { randomUUID } from 'node:crypto';
import type { BallotReceipt, MyBallotView, PollView } from '#libs/voting';
import { Refused, type Person } from './person.js';

/** A ballot as it is submitted; the number makes it another one than all others. */
export interface NumberedBallot {
  readonly submissionId: string;
  readonly number: number;
  readonly replaces: number | null;
}

/** What a ballot was answered: its version and receipt, or the place of the refusal. */
export type Outcome =
  { readonly version: number; readonly receipt: string } | { readonly refused: string };

/** How a ballot is refused that another one is in the way of. */
export const conflict = 'conflict at replaces';

let count = 0;

export const newBallot = (replaces: number | null): NumberedBallot => ({
  submissionId: randomUUID(),
  number: ++count,
  replaces,
});

/** The body of a poll with dots in which every ballot can be told from every other. */
export const numberedPoll = {
  method: 'dots',
  options: [{ label: 'First' }, { label: 'Second' }],
  rule: { dots: 1_000_000 },
};

export const choiceOf = ({ number }: NumberedBallot) => ({ '1': number });

/** One of a voter's devices, and by which wire it votes. */
export class VotingDevice {
  constructor(
    readonly person: Person,
    private readonly wire: 'http' | 'socket',
  ) {}

  async cast({ id: pollId, hash: pollHash }: PollView, ballot: NumberedBallot): Promise<Outcome> {
    const { submissionId, replaces } = ballot;
    const body = { pollHash, choice: choiceOf(ballot), replaces, submissionId };
    try {
      const { version, receipt } =
        this.wire === 'http'
          ? await this.person.put<BallotReceipt>(`/api/polls/${pollId}/ballot`, body)
          : await this.person.emit<BallotReceipt>('ballot:cast', { pollId, ...body });
      return { version, receipt };
    } catch (error) {
      if (error instanceof Refused)
        return { refused: `${error.refusal.kind} at ${error.refusal.at}` };
      throw error;
    }
  }

  look({ id }: PollView): Promise<MyBallotView> {
    return this.person.get(`/api/polls/${id}/ballot`);
  }
}

/** An outcome as a story expects it: the version, or the refusal. */
export const told = (outcome: Outcome): number | string =>
  'refused' in outcome ? outcome.refused : outcome.version;
