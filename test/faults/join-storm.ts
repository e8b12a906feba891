import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { readMessage, writeMessage } from '#libs/collab';
import { Client } from '../bench/generator/client.js';
import { plainDoor } from '../bench/generator/door.js';
import type { Person } from '../person.js';
import { SavedWriter } from '../saved-writer.js';
import { gather } from './crowd.js';
import { Delays } from './delays.js';
import { hashOfState, hashOfUpdates } from './document-state.js';
import { mustHold, type Fault, type Report } from './fault.js';
import { Installation } from './installation.js';
import { residentMemory } from './process-table.js';

const scales = {
  // beside other tests a machine is no stopwatch
  small: { joiners: 40, longest: 5_000 },
  whole: { joiners: 300, longest: 2_000 },
} as const;
const documentLength = 800_000;
const paragraphLength = 400;
const paragraphsAtOnce = 100;
const askForAll = writeMessage({ kind: 'step1', vector: Y.encodeStateVector(new Y.Doc()) });

/** A whole plenary opens the same long text in one moment, right after a restart of the server. */
export const joinStorm: Fault = {
  name: 'join-storm',
  says: 'gives a long text to a whole plenary that comes in at once, right after a start',
  async run(scale, report) {
    const { joiners, longest } = scales[scale];
    const installation = await Installation.start();
    try {
      const organizer = await installation.organizer();
      const { people, documentIds } = await gather(organizer, { people: joiners, documents: 1 });
      const documentId = documentIds[0]!;
      const written = await writeLongText(organizer, documentId);
      await installation.end('SIGTERM');
      await installation.start();
      const storm = await measureStorm(installation, people, documentId, report);
      mustHaveJoined(storm, written);
      report.tell('synced', storm.delays.summary);
      mustHold(
        storm.delays.at(0.99) < longest,
        `99 of 100 have the text within ${longest} ms (${storm.delays.summary})`,
      );
    } finally {
      await installation.remove();
    }
  },
};

interface Storm {
  readonly delays: Delays;
  /** What came first, and how many got something else. */
  readonly text: Uint8Array;
  readonly different: number;
}

/** Writes the text and answers the hash of its state. */
async function writeLongText(person: Person, documentId: string): Promise<string> {
  const writer = new SavedWriter(person, documentId);
  await writer.connect();
  const paragraphs = documentLength / paragraphLength;
  for (let i = 0; i < paragraphs; i += paragraphsAtOnce) {
    writer.edit(`from ${i}`, (text) => {
      for (let n = i; n < i + paragraphsAtOnce; n++) addParagraph(text, n);
    });
    await writer.until(() => writer.unsaved.size === 0, 'the long text is saved');
  }
  writer.stop();
  await writer.gone;
  return hashOfState(writer.doc);
}

function addParagraph(text: Y.XmlFragment, n: number): void {
  const paragraph = new Y.XmlElement('paragraph');
  const words = `Paragraph ${n} says what it says. `.repeat(paragraphLength);
  paragraph.insert(0, [new Y.XmlText(words.slice(0, paragraphLength))]);
  text.push([paragraph]);
}

async function measureStorm(
  { server }: Installation,
  people: readonly Person[],
  documentId: string,
  report: Report,
): Promise<Storm> {
  const before = await residentMemory(server.pid);
  const over = new AbortController();
  const most = mostMemory(server.pid, over.signal);
  const delays = new Delays();
  let first: Uint8Array | undefined;
  let different = 0;
  const began = performance.now();
  const take = (text: Uint8Array) => {
    delays.add(performance.now() - began);
    first ??= new Uint8Array(text);
    if (Buffer.compare(text, first) !== 0) different++;
  };
  await Promise.all(people.map((person) => join(person, documentId, take)));
  over.abort();
  report.tell('joiners', `${delays.count} × ${(first!.length / 1e6).toFixed(2)} MB`);
  report.tell('memory grown, MB', Math.round((await most) - before));
  return { delays, text: first!, different };
}

/** Opens a text and shows it as it came. Whoever kept or applied 300 of them here would measure this process. */
async function join(
  { url, cookie }: Person,
  documentId: string,
  take: (text: Uint8Array) => void,
): Promise<void> {
  const path = `/collab/${documentId}`;
  const door = { ...plainDoor, port: Number(new URL(url).port), path, cookie, keepsDocument: true };
  let onTaken: () => void;
  const taken = new Promise<void>((done) => (onTaken = done));
  const client = new Client(door, (bytes, start, end) => {
    const message = readMessage(
      new Uint8Array(bytes.buffer, bytes.byteOffset + start, end - start),
    );
    if (message.kind !== 'step2') return;
    take(message.update);
    onTaken();
  });
  try {
    await client.opened;
    client.send(client.frameOf(askForAll));
    await Promise.race([taken, client.ended]);
  } finally {
    client.leave();
  }
}

async function mostMemory(pid: number, signal: AbortSignal): Promise<number> {
  let most = 0;
  for (; !signal.aborted; await pause(20)) most = Math.max(most, await residentMemory(pid));
  return most;
}

function mustHaveJoined({ text, different }: Storm, written: string): void {
  mustHold(hashOfUpdates([text]) === written, 'the text that came is the one that was written');
  mustHold(different === 0, `all got the same bytes (${different} did not)`);
}
