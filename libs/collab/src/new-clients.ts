import type { Limits } from './limits.js';

const refillEvery = 10_000;

/**
 * How many new Yjs client ids each author may bring. Every reload of a page makes one, and every id slows each replica
 * down a little for ever: so the rate is bounded, not the number.
 */
export class NewClients {
  readonly #spent = new Map<string, { count: number; at: number }>();

  constructor(
    private readonly limits: Pick<Limits, 'newClients'>,
    private readonly now: () => number,
  ) {}

  /** How many this author may bring now; the server may always. */
  left(author: string | null): number {
    if (author === null) return Infinity;
    return this.limits.newClients - this.#spentBy(author);
  }

  spend(author: string | null, count: number): void {
    if (author === null || count === 0) return;
    this.#spent.set(author, { count: this.#spentBy(author) + count, at: this.now() });
  }

  #spentBy(author: string): number {
    const spent = this.#spent.get(author);
    if (!spent) return 0;
    return Math.max(0, spent.count - (this.now() - spent.at) / refillEvery);
  }
}
