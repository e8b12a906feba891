import { setTimeout as pause } from 'node:timers/promises';
import { gather } from './crowd.js';
import { mustHold, type Fault } from './fault.js';
import { Installation } from './installation.js';
import { endProcess } from './process-table.js';
import { mustBeGapless } from './stored-rows.js';
import { Typists } from './typists.js';

const scales = {
  small: { crashes: 4, people: 6, perRound: 100 },
  whole: { crashes: 50, people: 20, perRound: 500 },
} as const;
const every = 20;
const longestReturn = 30_000;

/** The embedded Postgres crashes under a server that lives: one session by turns (it recovers by itself), or all of it. */
export const databaseCrash: Fault = {
  name: 'database-crash',
  says: 'lives through a crash of its embedded Postgres amid commits, loses nothing and goes on by itself',
  async run(scale, report) {
    const { crashes, people, perRound } = scales[scale];
    const installation = await Installation.start();
    try {
      const { server } = installation;
      const crowd = await gather(await installation.organizer(), { people, documents: 2 });
      const typists = new Typists(crowd);
      const staying = typists.stay();
      staying.catch(() => undefined);
      const over = new AbortController();
      const typing = typists.type(every, over.signal);
      try {
        for (let round = 0; round < crashes; round++) {
          await typists.acknowledgements(perRound);
          await pause((round * 7) % 20);
          if (round % 2 === 0) await crashSession(installation);
          else await installation.endDatabase('SIGQUIT');
          await typists.acknowledgements(perRound);
          report.tell('crashes', round + 1);
        }
      } finally {
        over.abort();
        await typing;
      }
      await typists.allSaved(longestReturn);
      mustHold(installation.server === server, 'nobody restarted the server');
      await mustBeGapless(installation, report);
      await typists.mustBeKept(report);
      typists.stop();
      await staying;
    } finally {
      await installation.remove();
    }
  },
};

/** Kills the session that appended last, for which Postgres ends every other one too and recovers. */
async function crashSession(installation: Installation): Promise<void> {
  const [session] = await installation.query<{ pid: number }>(
    `select pid from pg_stat_activity
      where datname = 'plenary' and pid <> pg_backend_pid() and query like '%into document_update%'
      order by query_start desc limit 1`,
  );
  mustHold(session !== undefined, 'a session appends');
  await endProcess(session.pid, 'SIGKILL');
}
