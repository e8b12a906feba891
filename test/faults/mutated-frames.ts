import { Session } from 'node:inspector/promises';
import { setImmediate as othersTurn, setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import type { Chores } from '#libs/collab';
import { documentRoot, documentRules, healDocument } from '#libs/drafting';
import { seededDice } from '../../libs/collab/src/editor.stories.js';
import { letHeapGrow } from '../../apps/server/src/platform/start/let-heap-grow.js';
import { Story, type Person } from '../../libs/collab/src/room.stories.js';
import { Attacker } from './attacker.js';
import { builtChores } from './built-chores.js';
import { mustHold, type Fault, type Report } from './fault.js';
import { fateOf } from './honest-words.js';
import { HostileWords } from './hostile-words.js';
import { longestStall, StallClock } from './stall-clock.js';

const seeds = [41, 42, 43, 44, 45];
const attackers = 200;
/** Attackers are several windows of fewer people. */
const hostileNames = 8;
const roundsBetweenLooks = 10;
const saidAtOnce = 10;
/** One look for what is to be mended may come four seconds after another, and what one mends the next may have to finish. */
const mended = 30_000;
const honest = { ana: 1_000, ben: 1_001 };
const hostileIds = Array.from({ length: hostileNames }, (_, i) => 10_000 + i);

/** A room with two honest people in it and a crowd that sends it mutated frames. */
class Siege {
  readonly story: Story;
  readonly clock = new StallClock();
  readonly crowd: readonly Attacker[];
  said = 0;
  stall = 0;
  private readonly people: readonly Person[];
  private readonly words: HostileWords;

  constructor(
    private readonly seed: number,
    chores: Chores,
  ) {
    const settings = { heal: healDocument, chores, commitWindow: 0, presenceWindow: 20 };
    this.story = new Story(seed, { rules: documentRules, ...settings });
    this.people = Object.entries(honest).map(([name, id]) => this.story.person(name, id));
    const { rooms, documentId } = this.story;
    this.crowd = Array.from(
      { length: attackers },
      (_, i) => new Attacker(rooms, documentId, `eve ${i % hostileNames}`),
    );
    this.words = new HostileWords(seededDice(seed), hostileIds, Object.values(honest));
  }

  async hold(frames: number): Promise<void> {
    for (const person of this.people) person.joins();
    for (let round = 0; this.said < frames; round++) {
      this.clock.excuse(() => this.workHonestly(round));
      if (round % roundsBetweenLooks === 0)
        this.clock.excuse(() => this.words.look(Y.encodeStateAsUpdate(this.people[0]!.doc)));
      await this.sayRound();
      await pause(2);
    }
    this.stall = this.clock.read();
    for (const attacker of this.crowd) attacker.leaves();
    for (const person of this.people) person.catchesUp();
    await this.story.allSaved();
    await this.becomesQuiet();
  }

  /** Throws unless honest people were never troubled, and the log is sound and holds what they wrote. */
  async check(): Promise<ReturnType<typeof fateOf>> {
    const { story, seed } = this;
    for (const { closed, refused, name, doc } of this.people) {
      mustHold(!closed && refused === undefined, `${name} is not sent away (seed ${seed})`);
      mustHold(
        !doc.store.pendingStructs && !doc.store.pendingDs,
        `nothing is pending (seed ${seed})`,
      );
    }
    mustHold(
      story.troubles.length === 0,
      `the room has no trouble: ${String(story.troubles[0]?.error)}`,
    );
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await story.opensRooms().read(story.documentId));
    mustHold(
      !doc.store.pendingStructs && !doc.store.pendingDs,
      `nothing is pending in the log (seed ${seed})`,
    );
    mustHold(healDocument(doc) === null, `the text fits the schema (seed ${seed})`);
    const rows = story.log.rowsOf(story.documentId);
    const fate = fateOf(
      rows,
      Object.values(honest),
      (author) => author?.startsWith('eve') ?? false,
    );
    mustHold(fate.lost === 0, `no honest character is lost (seed ${seed}): ${fate.lost}`);
    return fate;
  }

  /** What came in is shown to the honest, and each writes a paragraph or goes on with it. */
  private workHonestly(round: number): void {
    for (const person of this.people) {
      person.catchesUp();
      person.slow();
      if (round % 4 === 0) startParagraph(person, `${person.name} ${round}: `);
      else continueParagraph(person, 'and on ');
    }
  }

  /** What the crowd had said last may still be on its way into the log, and what it broke may still have to be mended. */
  private async becomesQuiet(): Promise<void> {
    const until = performance.now() + mended;
    for (let unrest; (unrest = await this.unrest()); await pause(50)) {
      const { length } = this.story.troubles;
      mustHold(performance.now() < until, `${unrest} (seed ${this.seed}, ${length} troubles)`);
    }
  }

  /** What is not yet as it must be. */
  private async unrest(): Promise<string | null> {
    const logged = await this.story.logged();
    if (this.people.some(({ text }) => text !== logged))
      return 'somebody sees what is not in the log';
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.people[0]!.doc));
    return healDocument(copy) ? 'the text is not mended' : null;
  }

  private async sayRound(): Promise<void> {
    for (const [i, attacker] of this.crowd.entries()) {
      const message = this.clock.excuse(() => this.words.next(hostileIds[i % hostileNames]!));
      attacker.says(message);
      this.said++;
      if (i % saidAtOnce === 0) await othersTurn();
    }
  }
}

const lastOwn = new WeakMap<Person, Y.XmlText>();

function startParagraph(person: Person, text: string): void {
  const [paragraph, run] = [new Y.XmlElement('paragraph'), new Y.XmlText(text)];
  paragraph.insert(0, [run]);
  person.doc.getXmlFragment(documentRoot).push([paragraph]);
  lastOwn.set(person, run);
}

function continueParagraph(person: Person, text: string): void {
  const run = lastOwn.get(person);
  if (run?._item && !run._item.deleted) run.insert(run.length, text);
}

/** What other sieges left behind is not this one's to collect. */
async function collectGarbage(): Promise<void> {
  const session = new Session();
  session.connect();
  await session.post('HeapProfiler.collectGarbage');
  session.disconnect();
}

async function besiege(seed: number, frames: number, report: Report): Promise<void> {
  await collectGarbage();
  const chores = await builtChores();
  const siege = new Siege(seed, chores);
  try {
    await siege.hold(frames);
    const { intact, deleted } = await siege.check();
    const refused = siege.crowd.reduce((sum, { answers }) => sum + answers.refused, 0);
    const otherwise = siege.crowd.reduce((sum, { answers }) => sum + answers.otherwise, 0);
    const rows = siege.story.log.rowsOf(siege.story.documentId);
    const taken = rows.filter(({ author }) => author?.startsWith('eve')).length;
    const { stall } = siege;
    report.tell(
      `seed ${seed}`,
      `${siege.said} said, ${refused} refused, ${otherwise} sent away otherwise, ${taken} hostile rows taken; ` +
        `${intact} honest characters intact, ${deleted} deleted by rights; longest stall ${Math.round(stall)} ms`,
    );
    mustHold(refused > frames / 4 && taken > 0, 'some are refused and some are taken');
    mustHold(stall < longestStall, `no stall is longer than ${longestStall} ms`);
  } finally {
    siege.clock.stop();
    await siege.story.ends();
    await chores.close();
  }
}

/** A million frames, in process. */
export const mutatedFrames: Fault = {
  name: 'mutated-frames',
  says: 'keeps every honest word, and its beat, under mutated frames',
  async run(scale, report) {
    // as the server does: what is measured is this process
    letHeapGrow();
    const frames = scale === 'whole' ? 200_000 : 4_000;
    for (const seed of scale === 'whole' ? seeds : seeds.slice(0, 1))
      await besiege(seed, frames, report);
  },
};
