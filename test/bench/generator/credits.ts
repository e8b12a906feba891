import type { ByteReader } from './byte-reader.js';
import { Histogram } from './histogram.js';
import { openerLength } from './typing.js';
import { scanUpdate } from './update-scan.js';

/** Who is in the credits: writers and all who hear them, by number; `writerOf` knows a writer by the Yjs client id. */
export interface Cast {
  readonly attendees: number;
  readonly writers: number;
  /** How many keystrokes one writer may make. */
  readonly keystrokes: number;
  /** The number of the writer whose Yjs client id this is; -1 for nobody's. */
  writerOf(client: number): number;
}

/** For those who hear things that nobody measures. */
export const uncounted: Pick<Credits, 'hear'> = { hear: () => undefined };

/**
 * Who has heard what, and how long it took. Each keystroke is one operation, so whatever an update covers is counted
 * keystroke by keystroke, in a frame of its own or merged with others, and for each attendee once.
 */
export class Credits {
  /** Keystrokes heard, each as often as there were attendees that heard it. */
  delivered = 0;
  readonly times = new Histogram();
  readonly #heard: Uint32Array;
  readonly #sentAt: Float64Array;
  readonly #clocks: number;
  #from = Infinity;
  #to = Infinity;
  #attendee = 0;
  #now = 0;

  constructor(private readonly cast: Cast) {
    this.#clocks = openerLength + cast.keystrokes;
    this.#heard = new Uint32Array(cast.attendees * cast.writers).fill(openerLength);
    this.#sentAt = new Float64Array(cast.writers * this.#clocks).fill(Infinity);
  }

  /** Only of what is sent between these two are the times kept. */
  openWindow(from: number, to: number): void {
    this.#from = from;
    this.#to = to;
  }

  /** Nobody is credited with what they wrote themselves, even if it is sent back to them. */
  ownsWriter(attendee: number, writer: number): void {
    this.#heard[attendee * this.cast.writers + writer] = 0xffff_ffff;
  }

  sent(writer: number, keystroke: number, now: number): void {
    this.#sentAt[writer * this.#clocks + openerLength + keystroke] = now;
  }

  /** Credits an attendee with all that the update holds and they had not heard. */
  hear(attendee: number, update: ByteReader, now: number): void {
    this.#attendee = attendee;
    this.#now = now;
    scanUpdate(update, this.#credit);
  }

  readonly #credit = (client: number, clock: number, length: number): void => {
    const writer = this.cast.writerOf(client);
    if (writer < 0) return;
    const place = this.#attendee * this.cast.writers + writer;
    const end = Math.min(clock + length, this.#clocks);
    for (let at = Math.max(clock, this.#heard[place]!); at < end; at++)
      this.#count(this.#sentAt[writer * this.#clocks + at]!);
    if (end > this.#heard[place]!) this.#heard[place] = end;
  };

  #count(sentAt: number): void {
    this.delivered++;
    if (sentAt >= this.#from && sentAt < this.#to) this.times.add(this.#now - sentAt);
  }
}
