import { setTimeout as pause } from 'node:timers/promises';
import { inspect } from 'node:util';
import * as Y from 'yjs';
import { initProseMirrorDoc } from '@tiptap/y-tiptap';
import { documentRoot, documentRules, documentSchema, healDocument } from '#libs/drafting';
import { closing } from '#libs/collab';
import { Story, type Person } from '../../libs/collab/src/room.stories.js';
import { Drafter } from './drafter.js';
import { mustHold, type Fault } from './fault.js';

const names = ['ana', 'ben', 'cleo', 'dan', 'eli'];
/** Operations between two looks at what has come in. */
const stride = 6;
/** How long the last changes may take to everybody, in milliseconds: a slow machine is not a lost update. */
const patience = 30_000;

const standingOf = ({ name, doc, isOnline, closed, refused, saved, sent }: Person) => {
  const clocks = Y.decodeStateVector(Y.encodeStateVector(doc));
  return {
    name,
    isOnline,
    closed,
    refused,
    saved,
    sent,
    clocks,
    pending: doc.store.pendingStructs,
  };
};

/** A document that five people edit at random, over lines that break and a server that restarts. */
class RandomDay {
  readonly story: Story;
  readonly people: Person[];
  refused = 0;
  restarts = 0;
  /** How often a line broke, or was cut by a restart. */
  returns = 0;
  private readonly drafters: Map<Person, Drafter>;

  constructor(private readonly seed: number) {
    this.story = new Story(seed, {
      rules: documentRules,
      heal: healDocument,
      commitWindow: 0,
      presenceWindow: 1_000,
    });
    this.people = names.map((name) => this.story.person(name));
    this.drafters = new Map(
      this.people.map((person) => [person, new Drafter(person.doc, this.story.dice)]),
    );
  }

  async pass(operations: number): Promise<void> {
    for (const person of this.people) person.joins();
    for (let i = 0; i < operations; i++) {
      if (i % stride === 0) await pause(0);
      const person = this.story.dice.pick(this.people);
      this.changeLine(person);
      this.drafters.get(person)!.doSomething();
      if (this.story.dice() < 0.002) await this.restart();
    }
  }

  /** Brings everybody together again. */
  async settle(): Promise<void> {
    for (const person of this.people) this.reconnect(person);
    await this.allSaved();
    await this.until(() => this.areEqual(), 'all replicas are equal');
    await this.untilHealed();
  }

  /** Throws unless the log, read back, is what everybody has, and fits the schema as it stands. */
  async check(): Promise<void> {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await this.story.rooms.read(this.story.documentId));
    const { seed } = this;
    const isSame = this.people.every(
      (person) => person.text === doc.getXmlFragment(documentRoot).toJSON(),
    );
    mustHold(isSame, `the log is what everybody has (seed ${seed})`);
    mustHold(
      !doc.store.pendingStructs && !doc.store.pendingDs,
      `nothing is pending (seed ${seed})`,
    );
    mustHold(healDocument(doc) === null, `nothing is left to heal (seed ${seed})`);
    initProseMirrorDoc(doc.getXmlFragment(documentRoot), documentSchema()).doc.check();
    mustHold(this.refused === 0, `no honest update is refused (seed ${seed})`);
    mustHold(this.story.troubles.length === 0, `the server has no trouble (seed ${seed})`);
  }

  private changeLine(person: Person): void {
    const { dice } = this.story;
    const roll = dice();
    if (!person.isOnline && roll < 0.1) this.reconnect(person);
    else if (roll < 0.02) person.leaves();
    else if (roll < 0.05) person.slow();
    else if (roll < 0.15) person.catchesUp();
  }

  private reconnect(person: Person): void {
    this.noteRefusal(person);
    person.catchesUp();
    if (person.isOnline) return;
    this.returns++;
    person.joins();
  }

  /** A server that goes in order, or that is gone from one moment to the next while its last commit is on its way. */
  private async restart(): Promise<void> {
    const { story, people } = this;
    const before = story.rooms;
    this.restarts++;
    if (story.dice() < 0.5) await before.close();
    else for (const person of people) person.leaves();
    story.rooms = story.opensRooms();
    for (const person of people) this.reconnect(person);
  }

  private noteRefusal({ closed, refused }: Person): void {
    if (refused !== undefined || (closed && closed.code !== closing.restart)) this.refused++;
  }

  private areEqual(): boolean {
    const [first, ...others] = this.people.map(({ doc }) => Y.snapshot(doc));
    return others.every((other) => Y.equalSnapshots(first!, other));
  }

  /** The server mends what it finds in its own time; editors do too, when they show it. */
  private async untilHealed(): Promise<void> {
    await this.until(() => this.isHealed() && this.areEqual(), 'healed');
    await this.allSaved();
  }

  private allSaved(): Promise<void> {
    return this.until(() => this.people.every(({ saved, sent }) => saved === sent), 'all is saved');
  }

  /** Waits for something, and says how everybody stood where it did not come. */
  private async until(holds: () => boolean, what: string): Promise<void> {
    const { seed, people, story } = this;
    await story.until(holds, what, patience).catch((cause: unknown) => {
      const { troubles } = story;
      const standing = { seed, people: people.map(standingOf), troubles, load: story.rooms.load };
      throw new Error(inspect(standing, { depth: 5 }), { cause });
    });
  }

  private isHealed(): boolean {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.people[0]!.doc));
    return healDocument(copy) === null;
  }
}

/** What happened in a day, to see that there was something to bring together. */
export interface Sum {
  rows: number;
  mended: number;
  restarts: number;
  returns: number;
  characters: number;
}

/** Lets one day pass, pinned by its seed; throws where it does not end well. */
export async function passOneDay(seed: number, operations: number, sum: Sum): Promise<void> {
  const day = new RandomDay(seed);
  try {
    await day.pass(operations);
    await day.settle();
    await day.check();
    const rows = day.story.log.rowsOf(day.story.documentId);
    sum.rows += rows.length;
    sum.mended += rows.filter(({ author }) => author === null).length;
    sum.restarts += day.restarts;
    sum.returns += day.returns;
    sum.characters += day.people[0]!.text.length;
  } finally {
    await day.story.ends();
  }
}

/** Random editing on the project's own schema. */
export const convergence: Fault = {
  name: 'convergence',
  says: 'brings five people who edit at random, over lines that break and servers that restart, to one sound text',
  async run(scale, report) {
    const [seeds, operations] = scale === 'whole' ? [200, 2_000] : [4, 400];
    const sum: Sum = { rows: 0, mended: 0, restarts: 0, returns: 0, characters: 0 };
    for (let seed = 1; seed <= seeds; seed++) {
      await passOneDay(seed, operations, sum);
      report.tell('seeds', seed);
    }
    report.tell('operations', seeds * operations);
    for (const [name, figure] of Object.entries(sum)) report.tell(name, figure as number);
  },
};
