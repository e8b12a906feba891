import { ByteReader } from './byte-reader.js';
import { scanUpdate } from './update-scan.js';

/** How many operations are there, counted from each client's first without a gap; what comes ahead of its turn waits. */
export class Coverage {
  operations = 0;
  readonly #ends = new Map<number, number>();
  #ahead: (readonly [client: number, clock: number, length: number])[] = [];

  add(update: Uint8Array): void {
    scanUpdate(new ByteReader().reset(update, 0, update.length), (client, clock, length) => {
      if (!this.#extend(client, clock, length)) this.#ahead.push([client, clock, length]);
    });
    let waiting: number;
    do {
      waiting = this.#ahead.length;
      this.#ahead = this.#ahead.filter((run) => !this.#extend(...run));
    } while (this.#ahead.length < waiting);
  }

  #extend(client: number, clock: number, length: number): boolean {
    const end = this.#ends.get(client) ?? 0;
    if (clock > end) return false;
    const gained = Math.max(0, clock + length - end);
    this.operations += gained;
    this.#ends.set(client, end + gained);
    return true;
  }
}
