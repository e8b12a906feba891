import { setTimeout as pause } from 'node:timers/promises';
import { gather } from './crowd.js';
import { Delays } from './delays.js';
import { mustHold, type Fault, type Report } from './fault.js';
import { Installation } from './installation.js';
import { OwnPostgres } from './own-postgres.js';
import { residentMemory } from './process-table.js';
import { Typists } from './typists.js';

const scales = {
  small: { people: 8, away: 3_000 },
  whole: { people: 20, away: 600_000 },
} as const;
/** A word in so many milliseconds, of each. */
const every = 500;
/** Of two seconds: a browser looks twice a second. */
const longestUntold = 1_500;
const longestReturn = 15_000;
const mostMemory = 64;

interface Stage {
  readonly postgres: OwnPostgres;
  readonly installation: Installation;
  readonly typists: Typists;
  readonly report: Report;
  /** From an editor's first unsaved word to its browser's saying so. */
  readonly told: Delays;
}

/** Postgres stops and stays away while people type on: once the server lives through it, once it is killed meanwhile. */
export const databaseAway: Fault = {
  name: 'database-away',
  says: 'pauses, says so and loses nothing while the database is away, also when it is killed meanwhile',
  async run(scale, report) {
    const { people, away } = scales[scale];
    const postgres = await OwnPostgres.start();
    let installation: Installation | undefined;
    try {
      installation = await Installation.start({ env: { DATABASE_URL: postgres.url() } });
      const crowd = await gather(await installation.organizer(), { people, documents: 2 });
      const stage = {
        postgres,
        installation,
        report,
        typists: new Typists(crowd),
        told: new Delays(),
      };
      await throughOutages(stage, away);
    } finally {
      await installation?.remove();
      await postgres.remove();
    }
  },
};

async function throughOutages(stage: Stage, away: number): Promise<void> {
  const { typists, told, report } = stage;
  const staying = typists.stay();
  staying.catch(() => undefined);
  try {
    typists.typeOnce();
    await typists.allSaved();
    await outage(stage, away, lives);
    await outage(stage, away, isKilled);
  } finally {
    typists.stop();
    report.tell('told that it is not saved after', told.summary);
  }
  await staying;
  mustHold(
    told.at(1) <= longestUntold,
    `each is told within ${longestUntold} ms that it is not saved (${told.summary})`,
  );
}

/** What happens to the server in an outage of this length. */
type Course = (stage: Stage, away: number) => Promise<void>;

const lives: Course = async ({ installation, report }, away) => {
  const { pid } = installation.server;
  const before = await residentMemory(pid);
  await pause(away);
  const grown = (await residentMemory(pid)) - before;
  report.tell('memory grown while away, MB', Math.round(grown));
  mustHold(grown < mostMemory, `memory is bounded while the database is away (+ ${grown} MB)`);
};

const isKilled: Course = async ({ installation }, away) => {
  await pause(away / 2);
  await installation.end('SIGKILL');
  const started = await installation.start().then(
    () => 'it started',
    (error: unknown) => (error as Error).message,
  );
  mustHold(/DATABASE_URL: cannot open/.test(started), `a start now says why not: ${started}`);
  await pause(away / 2);
};

async function outage(stage: Stage, away: number, course: Course): Promise<void> {
  const { postgres, installation, typists } = stage;
  await postgres.crash();
  const telling = untilTold(stage);
  const over = new AbortController();
  const typing = typists.type(every, over.signal);
  let since = 0;
  try {
    await mustSayUnready(stage);
    await course(stage, away);
    await telling;
    mustNotBeShown(typists);
    await postgres.restart();
    if (course === isKilled) await installation.start();
    since = performance.now();
  } finally {
    over.abort();
    await typing;
  }
  await mustArrive(stage, since);
}

/** Each types a word, and waits until its browser says that something is not saved. */
async function untilTold({ typists, told }: Stage): Promise<void> {
  typists.typeOnce();
  const since = performance.now();
  const words = typists.all.map(async ({ writer }) => {
    const word = () => writer.ledger.word(performance.now()).kind;
    while (word() !== 'unsaved' && word() !== 'offline') await pause(20);
    told.add(performance.now() - since);
  });
  await Promise.all(words);
}

async function mustSayUnready({ installation, report }: Stage): Promise<void> {
  const since = performance.now();
  const { status } = await fetch(`${installation.url}/readyz`);
  const after = performance.now() - since;
  report.tell('/readyz answers while away', `${status} after ${Math.round(after)} ms`);
  mustHold(status === 503, `/readyz says that the database is away, not ${status}`);
  mustHold(after < longestUntold, `/readyz answers within ${longestUntold} ms`);
}

/** Nothing that is not saved was shown to anybody. */
function mustNotBeShown({ all }: Typists): void {
  const unsaved = new Set(all.flatMap(({ writer }) => [...writer.unsaved]));
  mustHold(unsaved.size > 0, 'there are words that are not saved');
  const shown = all.flatMap(({ writer }) => [...writer.shown].filter((word) => unsaved.has(word)));
  mustHold(shown.length === 0, `nothing unsaved is shown (${shown.length} words are)`);
}

/** All that was typed meanwhile is saved soon, and is in the text. */
async function mustArrive({ typists, report }: Stage, since: number): Promise<void> {
  await typists.allSaved(longestReturn);
  report.tell(
    'everything saved after the return within',
    `${Math.round(performance.now() - since)} ms`,
  );
  await typists.mustBeKept(report);
}
