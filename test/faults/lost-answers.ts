import { gather } from './crowd.js';
import { mustHold, type Fault, type Report } from './fault.js';
import { Installation } from './installation.js';
import { OwnPostgres } from './own-postgres.js';
import { PostgresDoor } from './postgres-door.js';
import { mustBeGapless } from './stored-rows.js';
import { Typists } from './typists.js';

const scales = {
  small: { people: 6, acknowledgements: 1_000, cutsEvery: 8 },
  whole: { people: 20, acknowledgements: 20_000, cutsEvery: 50 },
} as const;
const every = 20;

/** The connection to Postgres breaks after a commit and before its answer: nobody knows whether it happened. */
export const lostAnswers: Fault = {
  name: 'lost-answers',
  says: 'stores once and acknowledges what was committed on a connection that broke before the answer',
  async run(scale, report) {
    const { people, acknowledgements, cutsEvery } = scales[scale];
    const postgres = await OwnPostgres.start();
    const door = await PostgresDoor.open(postgres.connection, { cutsEvery });
    let installation: Installation | undefined;
    try {
      installation = await Installation.start({ env: { DATABASE_URL: postgres.url(door) } });
      const typists = new Typists(
        await gather(await installation.organizer(), { people, documents: 2 }),
      );
      await typeThrough(typists, acknowledgements);
      await typists.mustBeKept(report);
      tellOf(door, typists, report);
      await mustBeGapless(postgres, report);
      typists.stop();
    } finally {
      await installation?.remove();
      await door.close();
      await postgres.remove();
    }
  },
};

async function typeThrough(typists: Typists, acknowledgements: number): Promise<void> {
  await typists.connect();
  const over = new AbortController();
  const typing = typists.type(every, over.signal);
  await typists.acknowledgements(acknowledgements);
  over.abort();
  await typing;
  await typists.allSaved();
}

function tellOf({ cuts }: PostgresDoor, typists: Typists, report: Report): void {
  report.tell('commits whose answer was lost', cuts);
  report.tell('acknowledgement', typists.delays.summary);
  mustHold(cuts >= 10, `answers were lost (${cuts})`);
  const gone = typists.all.filter(({ writer }) => writer.cut !== null);
  mustHold(gone.length === 0, `nobody is cut for it (${gone.length} are)`);
}
