import type { Claim, UpdateLog } from './update-log.js';

interface Waiting {
  readonly claim: Claim;
  readonly answer: (owner: string | null) => void;
}

const firstPause = 50;
const longestPause = 5_000;

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
      const owners = await this.#owners(asked.map(({ claim }) => claim));
      asked.forEach(({ answer }, i) => owners && answer(owners[i] ?? null));
    }
    this.#isAsking = false;
  }

  async #owners(claims: readonly Claim[]): Promise<readonly (string | null)[] | null> {
    for (let pause = firstPause; !this.#isClosed; pause = Math.min(longestPause, pause * 2)) {
      try {
        return await this.log.claim(claims);
      } catch (error) {
        this.onFailure(error);
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
    return null;
  }
}
