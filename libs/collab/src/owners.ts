import type { ClaimDesk } from './claim-desk.js';
import { NewClients } from './new-clients.js';
import type { Limits } from './limits.js';

/**
 * Whose the client ids of one document are, as far as that was asked here; the log knows the rest. An id is bound by the
 * first frame that names it, an update or a cursor, before anybody else sees it.
 */
export class Owners {
  readonly #known = new Map<number, string | null>();
  readonly #asked = new Map<number, Promise<void>>();
  readonly #newClients: NewClients;

  constructor(
    private readonly documentId: string,
    private readonly desk: ClaimDesk,
    limits: Pick<Limits, 'newClients'>,
    now: () => number,
  ) {
    this.#newClients = new NewClients(limits, now);
  }

  /** Who writes under a client id; undefined while that was not asked. */
  of(client: number): string | null | undefined {
    return this.#known.get(client);
  }

  /** How many more client ids this author may name now. */
  left(author: string | null): number {
    return this.#newClients.left(author);
  }

  /** Claims client ids for an author; resolves once `of` knows whose they are. */
  async claim(author: string | null, clients: readonly number[]): Promise<void> {
    await Promise.all(clients.map((client) => this.#claimOne(author, client)));
  }

  #claimOne(author: string | null, client: number): Promise<void> {
    if (this.#known.has(client)) return Promise.resolve();
    let asked = this.#asked.get(client);
    if (!asked) {
      asked = this.#ask(author, client);
      this.#asked.set(client, asked);
    }
    return asked;
  }

  async #ask(author: string | null, client: number): Promise<void> {
    this.#newClients.spend(author, 1);
    const owner = await this.desk.ask({ documentId: this.documentId, client, author });
    this.#asked.delete(client);
    this.#known.set(client, owner);
    if (owner !== author) this.#newClients.spend(author, -1);
  }
}
