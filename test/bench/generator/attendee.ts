import { ByteReader } from './byte-reader.js';
import { Client } from './client.js';
import type { Credits } from './credits.js';
import type { Door } from './door.js';
import { emptyStep1, emptyStep2, syncType, type } from './messages.js';
import type { Replica } from './replica.js';
import { scanAwareness } from './scan-awareness.js';

const reader = new ByteReader();

interface Ways {
  /** Keeps all that is heard, for a sampled few. */
  readonly replica?: Pick<Replica, 'keep'> | undefined;
  /** Whether awareness that is news is sent back, as the stock provider of y-websocket does. */
  readonly echoes: boolean;
}

/** Somebody in a room: says what a stock client says on its way in, and credits the writers with what comes. */
export class Attendee {
  /** The document as it was has come, or need not; rejects where the server ends the connection before that. */
  readonly inside: Promise<void>;
  /** Carets heard of. */
  carets = 0;
  refused: string | undefined;
  readonly #client: Client;
  readonly #known = new Map<number, number>();
  readonly #step2: Buffer;
  #onSynced: () => void = () => undefined;

  constructor(
    readonly number: number,
    door: Door,
    private readonly credits: Pick<Credits, 'hear'>,
    private readonly ways: Ways,
  ) {
    this.#client = new Client(door, (bytes, start, end) => this.#hear(bytes, start, end));
    this.#step2 = this.#client.frameOf(emptyStep2);
    this.inside = this.#enter(door);
  }

  get trouble(): string | undefined {
    return this.refused ?? this.#client.closed;
  }

  frameOf(message: Uint8Array): Buffer {
    return this.#client.frameOf(message);
  }

  send(frame: Uint8Array): void {
    this.#client.send(frame);
  }

  leave(): void {
    this.#client.leave();
  }

  async #enter({ greeting, keepsDocument }: Door): Promise<void> {
    const synced = new Promise<void>((resolve) => (this.#onSynced = resolve));
    await this.#client.opened;
    for (const message of greeting) this.send(this.frameOf(message));
    if (!keepsDocument) return;
    this.send(this.frameOf(emptyStep1));
    await Promise.race([synced, this.#client.ended]);
  }

  #hear(bytes: Buffer, start: number, end: number): void {
    reader.reset(bytes, start, end);
    const kind = reader.varint();
    if (kind === type.sync) this.#sync();
    else if (kind === type.awareness) this.#awareness(start, end);
    else if (kind === type.refused) this.refused = bytes.toString('utf8', start, end);
  }

  #sync(): void {
    const kind = reader.varint();
    if (kind === syncType.step1) return this.send(this.#step2);
    const end = reader.varint() + reader.at;
    this.ways.replica?.keep(reader.bytes.subarray(reader.at, end));
    this.credits.hear(this.number, reader.reset(reader.bytes, reader.at, end), performance.now());
    if (kind === syncType.step2) this.#onSynced();
  }

  #awareness(start: number, end: number): void {
    let isNews = false;
    reader.varint();
    scanAwareness(reader, (client, clock) => {
      this.carets++;
      if (!this.ways.echoes || clock <= (this.#known.get(client) ?? -1)) return;
      this.#known.set(client, clock);
      isNews = true;
    });
    if (isNews) this.send(this.frameOf(reader.bytes.subarray(start, end)));
  }
}
