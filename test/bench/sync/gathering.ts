import { Attendee } from '../generator/attendee.js';
import { Credits, uncounted } from '../generator/credits.js';
import { caretMessage, updateMessage } from '../generator/messages.js';
import { seeded } from '../generator/random.js';
import { Replica } from '../generator/replica.js';
import { keepTo, moments, until, type Due } from '../generator/timetable.js';
import { openerLength, writeScript, type Script } from '../generator/typing.js';
import type { Server } from '../servers/server.js';
import type { LivePreset } from './presets.js';

const firstClient = 1_000_000_000;
const enteringAtATime = 25;
/** Before the first letter, so that each writer has a paragraph to write in. */
export const openingTime = 500;
/** How long nothing new may come before what is missing is taken for lost. */
const patience = 5_000;

/** All the people of a live preset: their ways in, what they will type, what they have heard. */
export class Gathering {
  readonly credits: Credits;
  readonly #attendees: Attendee[] = [];
  readonly #replicas = new Map<number, Replica>();
  readonly #scripts: readonly Script[];
  readonly #keystrokes: number;

  constructor(
    private readonly preset: LivePreset,
    private readonly server: Server,
    private readonly milliseconds: number,
  ) {
    const { rooms, people, writers, keysPerSecond } = preset;
    const total = rooms * people;
    this.#keystrokes = Math.floor((milliseconds / 1000) * keysPerSecond);
    this.credits = new Credits({
      attendees: total,
      writers: rooms * writers,
      keystrokes: this.#keystrokes,
      writerOf: (client) => this.#writerOf(client - firstClient),
    });
    for (const sampled of [people - 1, total - 2]) this.#replicas.set(sampled, new Replica());
    this.#scripts = Array.from({ length: rooms * writers }, (_, writer) =>
      writeScript(firstClient + this.#attendeeOf(writer), this.#keystrokes),
    );
  }

  /** Carets that attendees have been told of, together. */
  get carets(): number {
    return this.#attendees.reduce((sum, { carets }) => sum + carets, 0);
  }

  async enters(): Promise<void> {
    const total = this.preset.rooms * this.preset.people;
    for (let from = 0; from < total; from += enteringAtATime) {
      const batch = Array.from({ length: Math.min(enteringAtATime, total - from) }, (_, i) =>
        this.#enter(from + i),
      );
      await Promise.all(batch.map(({ inside }) => inside));
    }
  }

  /** Everybody does what they do, from `start` on; resolves when they have done it. */
  acts(start: number): Promise<void> {
    const random = seeded(1);
    const timetable = this.#attendees.flatMap((attendee) => [
      ...this.#typing(attendee, random),
      ...this.#pointing(attendee, random),
    ]);
    return keepTo(timetable, start);
  }

  /** Waits until everybody heard every keystroke, or nothing has come for a while. */
  async hears(): Promise<void> {
    const { rooms, people, writers } = this.preset;
    const all = rooms * writers * this.#keystrokes * (people - 1);
    let before = -1;
    for (let waited = 0; waited < patience && this.credits.delivered < all; waited += 50) {
      if (this.credits.delivered !== before) waited = 0;
      before = this.credits.delivered;
      await until(performance.now() + 50);
    }
  }

  /** What went wrong: who was cut off or refused, and who does not see what was written. */
  async troubles(): Promise<string[]> {
    const found = this.#attendees.flatMap(({ trouble }) => trouble ?? []);
    if (!this.#haveConverged()) found.push('replicas did not converge');
    if (!(await this.#newcomerSees())) found.push('a newcomer does not see what was written');
    return found;
  }

  leaves(): void {
    for (const attendee of this.#attendees) attendee.leave();
  }

  /** Whether the sampled attendees see what was written in their room. */
  #haveConverged(): boolean {
    return [...this.#replicas].every(([attendee, replica]) => {
      const own = this.#scriptOf(attendee);
      for (const update of own ? [own.opener, ...own.keystrokes] : []) replica.keep(update);
      return replica.text() === this.#written(this.#roomOf(attendee));
    });
  }

  /** Whether somebody who comes to the first room now sees what was written in it, where that is kept at all. */
  async #newcomerSees(): Promise<boolean> {
    const door = this.server.door(0, 0);
    if (!door.keepsDocument) return true;
    const replica = new Replica();
    const newcomer = new Attendee(0, door, uncounted, { replica, echoes: false });
    await newcomer.inside;
    newcomer.leave();
    return replica.text() === this.#written(0);
  }

  #enter(number: number): Attendee {
    const door = this.server.door(number, this.#roomOf(number));
    const ways = { replica: this.#replicas.get(number), echoes: this.preset.echoes };
    const attendee = new Attendee(number, door, this.credits, ways);
    const writer = this.#writerOf(number);
    if (writer >= 0) this.credits.ownsWriter(number, writer);
    this.#attendees.push(attendee);
    return attendee;
  }

  #typing(attendee: Attendee, random: () => number): Due[] {
    const script = this.#scriptOf(attendee.number);
    if (!script) return [];
    const opener = attendee.frameOf(updateMessage(script.opener));
    const frames = script.keystrokes.map((update) => attendee.frameOf(updateMessage(update)));
    const writer = this.#writerOf(attendee.number);
    const type = (keystroke: number) => () => {
      this.credits.sent(writer, keystroke, performance.now());
      attendee.send(frames[keystroke]!);
    };
    const { rooms, writers, keysPerSecond } = this.preset;
    const turn = { nth: writer, of: rooms * writers, hertz: keysPerSecond };
    const times = moments(turn, this.milliseconds, random);
    return [
      { at: 0, act: () => attendee.send(opener) },
      ...times.map((at, keystroke) => ({ at: at + openingTime, act: type(keystroke) })),
    ];
  }

  #pointing(attendee: Attendee, random: () => number): Due[] {
    const { carets, caretsPerSecond } = this.preset;
    if (this.#seatOf(attendee.number) >= carets) return [];
    const client = firstClient + attendee.number;
    const clock = this.#writerOf(attendee.number) >= 0 ? openerLength : null;
    const turn = { nth: attendee.number, of: carets, hertz: caretsPerSecond };
    const times = moments(turn, this.milliseconds, random);
    return times.map((at, time) => {
      const frame = attendee.frameOf(caretMessage(client, time, clock));
      return { at: at + openingTime, act: () => attendee.send(frame) };
    });
  }

  #written(room: number): string {
    const { writers } = this.preset;
    const replica = new Replica();
    for (const script of this.#scripts.slice(room * writers, (room + 1) * writers))
      for (const update of [script.opener, ...script.keystrokes]) replica.keep(update);
    return replica.text();
  }

  #roomOf = (attendee: number) => Math.floor(attendee / this.preset.people);
  #seatOf = (attendee: number) => attendee % this.preset.people;

  #scriptOf(attendee: number): Script | undefined {
    return this.#scripts[this.#writerOf(attendee)];
  }

  #attendeeOf(writer: number): number {
    const { people, writers } = this.preset;
    return Math.floor(writer / writers) * people + (writer % writers);
  }

  #writerOf(attendee: number): number {
    const { people, writers, rooms } = this.preset;
    const room = Math.floor(attendee / people);
    const seat = attendee - room * people;
    return seat < writers && room >= 0 && room < rooms ? room * writers + seat : -1;
  }
}
