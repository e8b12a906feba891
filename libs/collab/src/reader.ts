import type { Peer } from './peer.js';

/**
 * One connection as the room tells it things. One that reads too slowly is not buffered for: it is an offset, the state
 * vector of what it was sent, and gets the rest in one once it has read.
 */
export class Reader {
  #lacksAfter: Uint8Array | null = null;
  #behindSince = 0;

  constructor(
    private readonly peer: Peer,
    private readonly now: () => number,
  ) {}

  get isBehind(): boolean {
    return this.#lacksAfter !== null;
  }

  /** Sends messages to somebody who is not behind, if they can be; `before` is the state vector that they had until now. */
  send(messages: readonly Uint8Array[], before: () => Uint8Array): boolean {
    const isSent = this.peer.send(messages);
    if (!isSent) {
      this.#lacksAfter = before();
      this.#behindSince = this.now();
    }
    return isSent;
  }

  /**
   * The connection has read all that it was sent: from now on it is sent what is new again, and `catchUp` is to follow
   * with what it lacks beyond this state vector. Null where it lacks nothing.
   */
  startCatchingUp(): Uint8Array | null {
    const vector = this.#lacksAfter;
    this.#lacksAfter = null;
    return vector;
  }

  /** Sends what the connection lacked beyond a state vector; if it fell behind again meanwhile, it still lacks that. */
  catchUp(messages: readonly Uint8Array[], vector: Uint8Array): boolean {
    if (!this.isBehind) return this.send(messages, () => vector);
    this.#lacksAfter = vector;
    return false;
  }

  /** For how many milliseconds the connection has read nothing of what it lacks. */
  behindFor(): number {
    return this.isBehind ? this.now() - this.#behindSince : 0;
  }
}
