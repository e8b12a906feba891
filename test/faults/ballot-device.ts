import { setTimeout as pause } from 'node:timers/promises';
import type { BallotReceipt, PollView } from '#libs/voting';
import { LiveLine } from '../live-line.js';
import { Refused, type Person } from '../person.js';
import type { Answer, BallotLedger, Submission } from './ballot-ledger.js';

export type Way = 'socket' | 'http';

/** Nobody knows what became of a ballot that was sent; or there was nobody to send it to. */
type NoAnswer = 'lost' | 'away';

const untilNextTry = 50;

/** What a browser of a voter does with ballots: each is sent again until it is answered. */
export class BallotDevice {
  /** How often nobody knew what became of a ballot. */
  lost = 0;
  #line: Promise<LiveLine> | undefined;
  #isGone = false;

  constructor(private readonly person: Person) {}

  /** Sends a ballot and answers what the server says of it in the end; the ledger learns it too. */
  async submit(
    { id: pollId, hash: pollHash }: PollView,
    submission: Submission,
    ledger: BallotLedger,
    way: Way = 'socket',
  ): Promise<Answer> {
    const { id: submissionId, choice, replaces } = submission;
    const ballot = { pollHash, choice, replaces, submissionId };
    const send = () => (way === 'http' ? this.#put(pollId, ballot) : this.#say(pollId, ballot));
    for (;;) {
      const answer = await send();
      if (typeof answer === 'object') {
        ledger.note(submission, answer);
        return answer;
      }
      if (this.#isGone) throw new Error('nobody waits for the answer to a ballot any more');
      if (answer === 'lost') {
        this.lost++;
        ledger.lose(submission);
      }
      await pause(untilNextTry);
    }
  }

  /** Opens the live connection, however often that must be tried. */
  async connect(): Promise<void> {
    while (!this.#isGone && !(await this.#connected())) await pause(untilNextTry);
  }

  /** Closes everything; what is not answered yet is given up. */
  async leave(): Promise<void> {
    this.#isGone = true;
    await this.#line?.then(
      (line) => line.close(),
      () => undefined,
    );
  }

  async #connected(): Promise<LiveLine | undefined> {
    const { url, cookie } = this.person;
    this.#line ??= LiveLine.open(url, cookie);
    const line = await this.#line.catch(() => undefined);
    if (!line?.isOpen) this.#line = undefined;
    return line?.isOpen ? line : undefined;
  }

  async #say(pollId: string, ballot: object): Promise<Answer | NoAnswer> {
    const line = await this.#connected();
    if (!line) return 'away';
    const asked = line.ask<BallotReceipt>('ballot:cast', { pollId, ...ballot });
    return asked.then(asAnswer, () => 'lost');
  }

  async #put(pollId: string, ballot: object): Promise<Answer | NoAnswer> {
    try {
      const receipt = await this.person.put<BallotReceipt>(`/api/polls/${pollId}/ballot`, ballot);
      return { ok: true, ...receipt };
    } catch (error) {
      if (error instanceof Refused) return asAnswer({ ok: false, ...error.refusal });
      return isUnheard(error) ? 'away' : 'lost';
    }
  }
}

/** A server whose database is away has said nothing of the ballot. */
const asAnswer = (answer: Answer): Answer | NoAnswer =>
  !answer.ok && answer.kind === 'unavailable' ? 'lost' : answer;

/** Nobody listened, so nothing was sent. */
const isUnheard = (error: unknown): boolean =>
  (error as { cause?: { code?: string } }).cause?.code === 'ECONNREFUSED';
