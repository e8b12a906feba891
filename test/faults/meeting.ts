import { setTimeout as pause } from 'node:timers/promises';
import type { StatementView } from '#libs/drafting';
import { Person } from '../person.js';
import { makeProcess, type MadeProcess, type MadeWorkshop } from '../process.js';
import { builtServer } from '../setup/built-server.js';
import { startServer, type ServerProcess } from '../setup/server-process.js';
import { testDatabase, urlOf } from '../setup/test-database.js';
import { mustHold } from './fault.js';
import { inTime } from './in-time.js';
import { inspectable, restingMemory } from './settled-memory.js';
import { megabytesOf, type Vitals } from './vitals.js';

const probe = [
  ...inspectable,
  '--import',
  './test/setup/typescript.mjs',
  '--import',
  './test/faults/stall-probe.ts',
];
const stalls = /^stalled (\S+)$/gm;
/** As it is shipped: from the source, what takes long would be done in the thread that serves people. */
const start = (env: Readonly<Record<string, string>>) =>
  startServer({ env, node: probe, isBuilt: true });

/** Somebody on the roster, with a browser of their own. */
export interface Member {
  readonly person: Person;
  readonly participantId: string;
}

/** A server in a process of its own, on a fresh database, with a process and a workshop where people write texts. */
export class Meeting {
  private readonly people: Person[] = [];

  private constructor(
    private readonly env: Readonly<Record<string, string>>,
    private server: ServerProcess,
    readonly url: string,
    readonly organizer: Person,
    readonly process: MadeProcess,
    readonly workshop: MadeWorkshop,
  ) {}

  static async open(): Promise<Meeting> {
    await builtServer();
    const env = { DATABASE_URL: urlOf(await testDatabase()) };
    const server = start(env);
    const url = await server.ready;
    const organizer = new Person(url);
    const token = /^organizer \S+#(\S+)$/m.exec(server.printed())![1];
    await organizer.post('/api/sign-in', { token });
    const { process, workshop } = await makeProcess(organizer, { admission: 'roster' });
    return new Meeting(env, server, url, organizer, process, workshop);
  }

  /** A text of its own; answers the id of its document. */
  async newText(title: string): Promise<string> {
    const { documentId } = await this.organizer.post<StatementView>(
      `/api/processes/${this.process.id}/statements`,
      {
        kind: 'finding',
        title,
        themeId: this.process.themes[0]!.id,
        workshopId: this.workshop.id,
      },
    );
    return documentId;
  }

  async member(name: string): Promise<Member> {
    const roster = [{ name, role: 'member', groupId: this.process.groups[0]!.id }];
    const [admitted] = await this.organizer.post<{ participantId: string; badge: string }[]>(
      `/api/processes/${this.process.id}/roster`,
      roster,
    );
    const person = new Person(this.url);
    await person.post('/api/join', { badge: admitted!.badge });
    this.people.push(person);
    return { person, participantId: admitted!.participantId };
  }

  /** Kills the server and starts it again, at the same address. */
  async restart(): Promise<void> {
    await this.server.kill('SIGKILL');
    this.server = start({ ...this.env, PORT: new URL(this.url).port });
    await this.server.ready;
  }

  /** Throws if the server has ended. */
  async mustStand(): Promise<void> {
    const standing = Symbol('standing');
    const ended = await Promise.race([this.server.ended, Promise.resolve(standing)]);
    mustHold(ended === standing, `the server stands; it printed ${this.server.printed()}`);
  }

  /** How the server is now, and how it was since this was last asked. */
  async vitals(): Promise<Vitals> {
    const told = () => [...this.server.printed().matchAll(stalls)];
    const before = told().length;
    void this.server.kill('SIGUSR2');
    const answered = async () => {
      while (told().length === before) await pause(5);
    };
    await inTime(answered(), 'the server tells its longest stall');
    return { stall: Number(told().at(-1)![1]), megabytes: await megabytesOf(this.url) };
  }

  /** The memory of the server at rest, in megabytes; takes most of a minute. */
  restingMegabytes(): Promise<number> {
    return restingMemory(this.server);
  }

  async close(): Promise<void> {
    for (const person of [this.organizer, ...this.people]) person.leave();
    await this.server.kill('SIGTERM');
  }
}

/** Holds a meeting, and closes it whatever happens. */
export async function atMeeting(act: (meeting: Meeting) => Promise<void>): Promise<void> {
  const meeting = await Meeting.open();
  try {
    await act(meeting);
    await meeting.mustStand();
  } finally {
    await meeting.close();
  }
}
