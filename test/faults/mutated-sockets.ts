import * as Y from 'yjs';
import { WebSocket } from 'ws';
import { closing } from '#libs/collab';
import { seededDice } from '../../libs/collab/src/editor.stories.js';
import type { Person } from '../person.js';
import { mustHold, type Fault, type Report } from './fault.js';
import { HonestPair } from './honest-pair.js';
import { HostileWords } from './hostile-words.js';
import { inTime } from './in-time.js';
import { atMeeting, type Meeting } from './meeting.js';
import { RawLine } from './raw-line.js';
import { longestStall } from './stall-clock.js';

const seeds = [51, 52, 53, 54, 55];
const people = 8;
const windowsEach = 4;
const framesBetweenWords = 250;
const hostileIds = Array.from({ length: people }, (_, i) => 10_000 + i);

/** A window of somebody hostile: says one thing after the other, and is opened again whenever it was sent away. */
class HostileWindow {
  refused = 0;
  private socket: WebSocket | undefined;

  constructor(
    private readonly person: Person,
    private readonly documentId: string,
  ) {}

  /** Says something; resolves once the server has heard it, or has hung up. */
  async says(bytes: Uint8Array): Promise<void> {
    const socket = (this.socket ??= await this.open());
    const heard = new Promise<void>((done) => {
      socket.once('pong', () => done());
      socket.once('close', () => done());
    });
    socket.send(bytes);
    socket.ping();
    await inTime(heard, 'the server has heard what was said');
    socket.removeAllListeners('pong');
  }

  leaves(): void {
    this.socket?.terminate();
  }

  private open(): Promise<WebSocket> {
    const address = `${this.person.url.replace('http', 'ws')}/collab/${this.documentId}`;
    const socket = new WebSocket(address, { headers: { cookie: this.person.cookie } });
    socket.setMaxListeners(100);
    socket.on('close', (code) => {
      if (code === closing.refused) this.refused++;
      this.socket = undefined;
    });
    return new Promise((done, fail) => {
      socket.once('open', () => done(socket));
      socket.once('error', fail);
      socket.once('close', () => fail(new Error('the window does not open')));
    });
  }
}

/** A crowd that besieges one text of a meeting, and how many frames it has left to say. */
class Siege {
  readonly windows: HostileWindow[] = [];
  private readonly words: HostileWords;
  private left: number;

  private constructor(
    seed: number,
    private readonly pair: HonestPair,
    private readonly witness: RawLine,
    frames: number,
  ) {
    this.words = new HostileWords(seededDice(seed), hostileIds, [pair.writesAs]);
    this.left = frames;
  }

  static async at(meeting: Meeting, seed: number, frames: number): Promise<Siege> {
    const documentId = await meeting.newText(`Besieged ${seed}`);
    const pair = await HonestPair.at(meeting, documentId);
    const { person } = await meeting.member('Witness');
    const witness = await RawLine.open(person, documentId);
    await witness.reads();
    const siege = new Siege(seed, pair, witness, frames);
    for (let i = 0; i < people; i++) {
      const eve = await meeting.member(`Eve ${i}`);
      for (let n = 0; n < windowsEach; n++)
        siege.windows.push(new HostileWindow(eve.person, documentId));
    }
    return siege;
  }

  async hold(): Promise<void> {
    while (this.left > 0) {
      await this.pair.exchange();
      this.words.look(Y.encodeStateAsUpdate(this.witness.shown));
      const until = this.left - framesBetweenWords;
      await Promise.all(this.windows.map((each, i) => this.sayOn(each, i, until)));
    }
    for (const each of this.windows) each.leaves();
    await this.pair.exchange();
    this.pair.mustBeUndisturbed();
    this.witness.leaves();
  }

  private async sayOn(window: HostileWindow, i: number, until: number): Promise<void> {
    while (this.left > until) {
      this.left--;
      await window.says(this.words.next(hostileIds[Math.floor(i / windowsEach)]!));
    }
  }
}

async function besiege(meeting: Meeting, seed: number, frames: number, report: Report) {
  const siege = await Siege.at(meeting, seed, frames);
  await meeting.vitals();
  const began = performance.now();
  await siege.hold();
  const { stall } = await meeting.vitals();
  const refused = siege.windows.reduce((sum, each) => sum + each.refused, 0);
  const seconds = Math.round((performance.now() - began) / 1_000);
  report.tell(
    `seed ${seed}`,
    `${frames} said, ${refused} refused, in ${seconds} s; longest stall ${Math.round(stall)} ms`,
  );
  mustHold(refused > frames / 8, 'some are refused');
  mustHold(stall < longestStall, `no stall is longer than ${longestStall} ms`);
}

/** Two hundred thousand frames, by socket. */
export const mutatedSockets: Fault = {
  name: 'mutated-sockets',
  says: 'stands mutated frames by socket, and honest people go on as if nothing was',
  run: (scale, report) =>
    atMeeting(async (meeting) => {
      const frames = scale === 'whole' ? 40_000 : 1_000;
      for (const seed of scale === 'whole' ? seeds : seeds.slice(0, 1)) {
        await besiege(meeting, seed, frames, report);
        await meeting.mustStand();
      }
    }),
};
