import { Director } from './director.js';
import { startSignedIn, type Signed } from './organizer.js';
import { conference } from './script/conference.js';
import { gather, joinAddress, workshopOf } from './set-up.js';
import { readSettings, type Settings } from './settings.js';

const say = (line: string) => void process.stdout.write(`${line}\n`);

const told = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => told.abort());

// each text that is open listens to the process's end, and many are
process.setMaxListeners(100);

async function run(settings: Settings): Promise<void> {
  const signed = await startSignedIn(settings.dataDir);
  const died = new AbortController();
  void signed.server.ended.then((stderr) => died.abort(new Error(`the server ended. ${stderr}`)));
  try {
    await direct(signed, settings, AbortSignal.any([told.signal, died.signal]));
  } catch (error) {
    if (died.signal.aborted && !told.signal.aborted) throw died.signal.reason;
    throw error;
  } finally {
    await signed.server.stop();
  }
}

async function direct(
  { server, organizer }: Signed,
  { rounds, pace }: Settings,
  stop: AbortSignal,
): Promise<void> {
  const gathering = await gather(organizer);
  const director = new Director({ gathering, stop, say });
  await director.holdSeminars();
  const session = await director.openConference(pace);
  say(`ready ${server.url}`);
  say(`join ${await joinAddress(organizer, workshopOf(gathering.process, conference.title))}`);
  say(`organizer ${server.organizerLink}`);
  try {
    await director.hold(session, rounds);
  } finally {
    for (const person of gathering.people) person.leave();
  }
  const { updatesTyped, ballotsCast } = director.activity;
  say(`rounds held: ${rounds}, updates typed: ${updatesTyped}, ballots cast: ${ballotsCast}`);
}

try {
  await run(readSettings(process.env));
} catch (error) {
  if (!told.signal.aborted) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
process.exit();
