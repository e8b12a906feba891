import { setTimeout as pause } from 'node:timers/promises';
import { Person } from '../person.js';
import { readAsNewcomer } from '../saved-writer.js';
import { gather, type Crowd } from './crowd.js';
import { Delays } from './delays.js';
import { hashOfState } from './document-state.js';
import { mustHold, type Fault, type Report } from './fault.js';
import { Installation } from './installation.js';
import { OwnPostgres } from './own-postgres.js';
import { mustBeGapless } from './stored-rows.js';
import { Typists } from './typists.js';

/**
 * Beside other tests a machine is no stopwatch: there only what is out of all proportion is refused. In the first seconds
 * of a server V8 still compiles what it runs: they are not counted.
 */
const scales = {
  small: { people: 6, documents: 5, floods: 4, warmUp: 0, lasts: 4_000, longestCrossing: 150 },
  whole: {
    people: 20,
    documents: 50,
    floods: 12,
    warmUp: 12_000,
    lasts: 60_000,
    longestCrossing: 15,
  },
} as const;
const every = 200;
const everyOfFlood = 10;
const longestWaitBesideFlood = 1_000;
const longestSettling = 5_000;

type Size = (typeof scales)[keyof typeof scales];

/** Two nodes, and the organizer's cookie is good on both. */
interface Nodes {
  readonly postgres: OwnPostgres;
  readonly here: Installation;
  readonly there: Installation;
  readonly organizer: Person;
}

/** Two servers on one database, with people on both at one text, then at many, then a slow one beside a flood. */
export const twoProcesses: Fault = {
  name: 'two-processes',
  says: 'shows each other’s words in time, without a gap, a difference or anybody left waiting, on two nodes',
  async run(scale, report) {
    const size = scales[scale];
    const postgres = await OwnPostgres.start();
    const installations: Installation[] = [];
    try {
      for (let i = 0; i < 2; i++)
        installations.push(await Installation.start({ env: { DATABASE_URL: postgres.url() } }));
      const [here, there] = installations as [Installation, Installation];
      const nodes = { postgres, here, there, organizer: await here.organizer() };
      await throughActs([
        () => writeTogether(nodes, size, { people: size.people, documents: 1 }, report),
        () => writeTogether(nodes, size, ofMany(size), report),
        () => writeBesideFlood(nodes, size, report),
      ]);
    } finally {
      for (const installation of installations) await installation.remove();
      await postgres.remove();
    }
  },
};

const ofMany = ({ documents }: Size) => ({ people: documents * 2, documents });

/** What fails in one act does not keep the others from being measured. */
async function throughActs(acts: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const act of acts) await act().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, 'not everything held');
}

/** Half of the people are on each node, at the same texts. */
async function spreadCrowd(
  { organizer, there }: Nodes,
  size: { people: number; documents: number },
): Promise<Crowd> {
  const crowd = await gather(organizer, size);
  const people = crowd.people.map((person, i) =>
    i < crowd.people.length / 2 ? person : onNode(person, there),
  );
  return { ...crowd, people };
}

const onNode = ({ cookie }: Person, { url }: Installation): Person =>
  Object.assign(new Person(url), { cookie });

async function writeTogether(
  nodes: Nodes,
  { warmUp, lasts, longestCrossing }: Size,
  size: { people: number; documents: number },
  report: Report,
): Promise<void> {
  const crowd = await spreadCrowd(nodes, size);
  const typists = new Typists(crowd);
  await typists.connect();
  await typists.type(every, AbortSignal.timeout(warmUp));
  const crossings = noteCrossings(typists);
  await typists.type(every, AbortSignal.timeout(lasts));
  await typists.allSaved();
  const what = size.documents === 1 ? 'one text' : `${size.documents} texts`;
  report.tell(`from node to node, ${what}`, crossings.summary);
  report.tell(`acknowledgement, ${what}`, typists.delays.summary);
  try {
    await mustBeGapless(nodes.postgres, report);
    await mustBeEqual(nodes, crowd, typists);
    mustHold(
      crossings.at(0.99) <= longestCrossing,
      `99 of 100 words reach the other node in ${longestCrossing} ms (${crossings.summary})`,
    );
  } finally {
    typists.stop();
  }
}

/** Words that go from a writer on one node to a reader on the other. */
function noteCrossings(typists: Typists): Delays {
  const crossings = new Delays();
  const isHere = (i: number) => i < typists.all.length / 2;
  typists.onShown = (by, to, after) => {
    if (isHere(by) !== isHere(to)) crossings.add(after);
  };
  return crossings;
}

/** Everybody's replica, and a newcomer's on either node, hold the same soon after the last word. */
async function mustBeEqual({ there }: Nodes, crowd: Crowd, typists: Typists): Promise<void> {
  const until = performance.now() + longestSettling;
  for (const documentId of crowd.documentIds) {
    const writers = typists.all.filter((each) => each.documentId === documentId);
    const hashes = async () => {
      const newcomers = [crowd.organizer, onNode(crowd.organizer, there)];
      const read = newcomers.map((person) => readAsNewcomer(person, documentId));
      const docs = [...(await Promise.all(read)), ...writers.map(({ writer }) => writer.doc)];
      return new Set(docs.map(hashOfState));
    };
    let found = await hashes();
    for (; found.size > 1 && performance.now() < until; found = await hashes()) await pause(100);
    mustHold(found.size === 1, `all replicas of a text are equal (there are ${found.size} states)`);
  }
}

/** A few on one node type as fast as they can at the text at which somebody on the other types slowly. */
async function writeBesideFlood(nodes: Nodes, size: Size, report: Report): Promise<void> {
  const crowd = await spreadCrowd(nodes, { people: size.floods * 2, documents: 1 });
  const half = size.floods;
  const flood = new Typists({ ...crowd, people: crowd.people.slice(0, half) });
  const slow = new Typists({ ...crowd, people: crowd.people.slice(half, half + 1) });
  await flood.connect();
  await slow.connect();
  const over = new AbortController();
  const flooding = flood.type(everyOfFlood, over.signal);
  await slow.type(every, AbortSignal.timeout(size.lasts / 2));
  await slow.allSaved();
  over.abort();
  await flooding;
  report.tell('acknowledgement of the flood', flood.delays.summary);
  report.tell('acknowledgement of the slow one beside it', slow.delays.summary);
  await flood.allSaved();
  for (const typists of [flood, slow]) typists.stop();
  mustHold(
    slow.delays.at(1) <= longestWaitBesideFlood,
    `a slow writer is not starved (${slow.delays.summary})`,
  );
}
