import { setTimeout as pause } from 'node:timers/promises';
import { gather } from './crowd.js';
import { mustHold, type Fault } from './fault.js';
import { Installation } from './installation.js';
import { Typists } from './typists.js';

/** Beside other tests a machine is no stopwatch: there only what is out of all proportion is refused. */
const scales = {
  small: { kills: 4, people: 6, documents: 2, perRound: 200, longest: 250 },
  whole: { kills: 200, people: 20, documents: 4, perRound: 250, longest: 50 },
} as const;
/** A word in so many milliseconds, of each. */
const every = 30;

/** The server dies while people type, every other time with its Postgres, which stops at once by turns of two signals. */
export const kill: Fault = {
  name: 'kill',
  says: 'loses nothing that it had acknowledged or shown when it is killed, alone or with Postgres',
  async run(scale, report) {
    const { kills, people, documents, perRound, longest } = scales[scale];
    const installation = await Installation.start();
    try {
      const typists = new Typists(
        await gather(await installation.organizer(), { people, documents }),
      );
      for (let round = 0; round < kills; round++) {
        await typists.connect();
        await typeUntilKilled(installation, typists, { round, perRound });
        await installation.start();
        await typists.mustBeKept(report);
        report.tell('kills', round + 1);
        report.tell('acknowledgement', typists.delays.summary);
      }
      mustHold(
        typists.delays.at(0.99) < longest,
        `99 of 100 acknowledgements come within ${longest} ms (${typists.delays.summary})`,
      );
    } finally {
      await installation.remove();
    }
  },
};

async function typeUntilKilled(
  installation: Installation,
  typists: Typists,
  { round, perRound }: { round: number; perRound: number },
): Promise<void> {
  const over = new AbortController();
  const typing = typists.type(every, over.signal);
  await typists.acknowledgements(perRound);
  // the blow falls at another moment of the beat each time
  await pause((round * 7) % 30);
  await installation.end('SIGKILL');
  if (round % 2 === 1) await installation.endDatabase(round % 4 === 1 ? 'SIGQUIT' : 'SIGKILL');
  over.abort();
  await Promise.all([typing, typists.gone()]);
}
