import type { Limits } from './limits.js';
import type { Refused, UpdateLog } from './update-log.js';

const hour = 3_600_000;

/**
 * Keeps what was refused: it may be somebody's honest work, from an old client or after the phase changed. An author may
 * fill only so much of it, for a hostile one has no end of frames.
 */
export class Quarantine {
  readonly #spent = new Map<string, { bytes: number; at: number }>();
  #waiting: Refused[] = [];
  #isKeeping = false;

  constructor(
    private readonly log: Pick<UpdateLog, 'quarantine'>,
    private readonly limits: Pick<Limits, 'quarantineBytes'>,
    private readonly now: () => number,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** Takes refused frames; what is too much for their author is not kept. */
  take(refused: readonly Refused[]): void {
    this.#waiting.push(...refused.filter((each) => this.#affords(each)));
    if (this.#waiting.length > 0 && !this.#isKeeping) void this.#keep();
  }

  #affords({ author, bytes }: Refused): boolean {
    const { quarantineBytes } = this.limits;
    const now = this.now();
    const spent = this.#spent.get(author ?? '') ?? { bytes: 0, at: now };
    const left = Math.max(0, spent.bytes - ((now - spent.at) / hour) * quarantineBytes);
    if (left + bytes.length > quarantineBytes) return false;
    this.#spent.set(author ?? '', { bytes: left + bytes.length, at: now });
    return true;
  }

  /** What cannot be kept is lost here, but not to its author, who has it still. */
  async #keep(): Promise<void> {
    this.#isKeeping = true;
    while (this.#waiting.length > 0)
      await this.log.quarantine(this.#waiting.splice(0)).catch(this.onFailure);
    this.#isKeeping = false;
  }
}
