import { patiently } from './patiently.js';
import type { Claim, UpdateLog } from './update-log.js';

interface Waiting {
  readonly claim: Claim;
  readonly answer: (owner: string | null) => void;
}

/**
 * Asks the log whose client ids are, for all rooms together: what is asked while an answer is on its way goes with the
 * next one. While the log is away nobody is answered, and what depends on the answer waits.
 */
export class ClaimDesk {
  #waiting: Waiting[] = [];
  #isAsking = false;
  #isClosed = false;

  constructor(
    private readonly log: Pick<UpdateLog, 'claim'>,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** Who owns a client id from now on: the claimant, unless somebody was first. */
  ask(claim: Claim): Promise<string | null> {
    return new Promise((answer) => {
      this.#waiting.push({ claim, answer });
      if (!this.#isAsking) void this.#askAll();
    });
  }

  /** Nobody is answered any more. */
  close(): void {
    this.#isClosed = true;
    this.#waiting = [];
  }

  async #askAll(): Promise<void> {
    this.#isAsking = true;
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const asked = this.#waiting.splice(0);
      const claims = asked.map(({ claim }) => claim);
      const ask = () => this.log.claim(claims);
      const owners = await patiently(ask, this.onFailure, () => this.#isClosed);
      asked.forEach(({ answer }, i) => owners && answer(owners[i] ?? null));
    }
    this.#isAsking = false;
  }
}
