import { gather } from './crowd.js';
import { mustHold, type Fault } from './fault.js';
import { Installation } from './installation.js';
import { Typists } from './typists.js';

const scales = {
  small: { stops: 3, people: 6, perRound: 100 },
  whole: { stops: 50, people: 20, perRound: 500 },
} as const;
const every = 20;
/** What the server says as it goes, so that browsers come back. */
const restart = 1012;

/** An operator restarts the server while people type. */
export const toldToStop: Fault = {
  name: 'told-to-stop',
  says: 'saves what it had taken, says that it restarts, and ends well when it is told to stop amid typing',
  async run(scale, report) {
    const { stops, people, perRound } = scales[scale];
    const installation = await Installation.start();
    try {
      const typists = new Typists(
        await gather(await installation.organizer(), { people, documents: 2 }),
      );
      for (let round = 0; round < stops; round++) {
        await typists.connect();
        const over = new AbortController();
        const typing = typists.type(every, over.signal);
        await typists.acknowledgements(perRound);
        const { code, stderr } = await installation.end('SIGTERM');
        over.abort();
        await Promise.all([typing, typists.gone()]);
        mustHold(code === 0 && stderr === '', `it ends well (${code}): ${stderr}`);
        const codes = new Set(typists.all.map(({ writer }) => writer.cut?.code));
        mustHold(codes.size === 1 && codes.has(restart), `all are told (${[...codes].join()})`);
        await installation.start();
        await typists.mustBeKept(report);
        report.tell('stops', round + 1);
      }
    } finally {
      await installation.remove();
    }
  },
};
