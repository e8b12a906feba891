import type { Limits } from './limits.js';
import { closing } from './messages.js';
import type { Peer } from './peer.js';
import type { Room } from './room.js';

type Waiting = Pick<Limits, 'loadingFrames' | 'loadingBytes'>;

/** One peer's way into a room: what it says while the document is still being loaded waits, within a bound. */
export class Connection {
  #state: 'loading' | 'inside' | 'left' = 'loading';
  #room: Room | undefined;
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;

  constructor(
    private readonly peer: Peer,
    private readonly limits: Waiting,
    private readonly onLeave: () => void,
  ) {}

  /** Takes one message of the peer, whatever it holds; never throws. */
  receive(bytes: Uint8Array): void {
    if (this.#state === 'inside') this.#room!.receive(this.peer, bytes);
    else if (this.#state === 'loading') this.#wait(bytes);
  }

  /** The peer has read all that it was sent, after a `send` that could not be. */
  drained(): void {
    if (this.#state === 'inside') this.#room!.drained(this.peer);
  }

  /** The peer is gone. What it sent is still saved. */
  leave(): void {
    if (this.#state === 'left') return;
    this.#state = 'left';
    this.#waiting = [];
    this.#room?.leave(this.peer);
    this.onLeave();
  }

  /** The document is loaded. */
  enter(room: Room): void {
    if (this.#state !== 'loading') return;
    this.#state = 'inside';
    this.#room = room;
    room.join(this.peer);
    for (const bytes of this.#waiting.splice(0)) room.receive(this.peer, bytes);
  }

  /** The peer may not come in, now or at all. */
  turnAway(code: number, reason: string): void {
    if (this.#state === 'left') return;
    this.leave();
    this.peer.close(code, reason);
  }

  #wait(bytes: Uint8Array): void {
    this.#waiting.push(bytes.slice());
    this.#waitingBytes += bytes.length;
    const { loadingFrames, loadingBytes } = this.limits;
    if (this.#waiting.length > loadingFrames || this.#waitingBytes > loadingBytes)
      this.turnAway(closing.busy, 'too much was said before the document was loaded');
  }
}
