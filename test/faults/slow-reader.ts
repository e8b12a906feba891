import * as Y from 'yjs';
import { readAsNewcomer, SavedWriter } from '../saved-writer.js';
import { gather } from './crowd.js';
import { hashOfState } from './document-state.js';
import { mustHold, type Fault, type Report } from './fault.js';
import { Installation } from './installation.js';
import { inspectable, settledMemory } from './settled-memory.js';

const scales = { small: { megabytes: 24 }, whole: { megabytes: 120 } } as const;
const MB = 1024 * 1024;
const pieceLength = 64 * 1024;
const mostOnTheWay = 8;
const measurements = 12;
const mostMemory = 10;
const longestReturn = 5_000;

/** The three who matter: who writes the stream, who reads along, and who stops reading. */
interface Room {
  readonly installation: Installation;
  readonly writer: SavedWriter;
  readonly reader: SavedWriter;
  readonly slow: SavedWriter;
}

/** Somebody stops reading while a stream of edits passes in the room; the text itself stays short. */
export const slowReader: Fault = {
  name: 'slow-reader',
  says: 'keeps no stream for somebody who stopped reading, who has the whole text soon after',
  async run(scale, report) {
    const installation = await Installation.start({ node: inspectable });
    try {
      const organizer = await installation.organizer();
      const { people, documentIds } = await gather(organizer, { people: 3, documents: 1 });
      const [writer, reader, slow] = people.map(
        (person) => new SavedWriter(person, documentIds[0]!),
      ) as [SavedWriter, SavedWriter, SavedWriter];
      const room = { installation, writer, reader, slow };
      await writer.connect();
      await reader.connect();
      await streamPastAll(room, scales[scale].megabytes, report);
      const whole = hashOfState(await readAsNewcomer(organizer, documentIds[0]!));
      await mustReturn(room, whole, report);
      for (const each of [writer, reader, slow]) each.stop();
    } finally {
      await installation.remove();
    }
  },
};

/** The same stream twice: past those who read, then past one who does not. What the second costs more is kept for it. */
async function streamPastAll(room: Room, megabytes: number, report: Report): Promise<void> {
  const { slow } = room;
  await stream(room, megabytes);
  const before = await settledMemory(room.installation.server);
  const withReaders = await stream(room, megabytes);
  await slow.connect();
  slow.pause();
  const withSlowOne = await stream(room, megabytes);
  report.tell('streamed, MB', megabytes);
  report.tell('memory grown past readers, MB', (withReaders - before).toFixed(1));
  report.tell('memory grown past a slow one, MB', (withSlowOne - withReaders).toFixed(1));
  mustHold(
    withSlowOne - withReaders < mostMemory,
    `a slow reader costs less than ${mostMemory} MB (${withSlowOne - withReaders})`,
  );
}

/** Sends edits that each replace the text by another as long; answers the most memory that the server held meanwhile. */
async function stream({ installation, writer, reader }: Room, megabytes: number): Promise<number> {
  let most = 0;
  for (let measured = 0; measured < measurements; measured++) {
    const pieces = Math.ceil((megabytes * MB) / pieceLength / measurements);
    for (let i = 0; i < pieces; i++) await streamPiece(writer);
    await writer.until(() => writer.unsaved.size === 0, 'the stream is saved');
    most = Math.max(most, await settledMemory(installation.server));
  }
  const whole = hashOfState(writer.doc);
  await reader.until(() => hashOfState(reader.doc) === whole, 'who reads along has the text');
  return most;
}

async function streamPiece(writer: SavedWriter): Promise<void> {
  const piece = `${crypto.randomUUID()}${'x'.repeat(pieceLength - 36)}`;
  writer.edit(piece.slice(0, 36), (text) => replaceText(text, piece));
  await writer.until(() => writer.unsaved.size < mostOnTheWay, 'the stream is taken');
}

function replaceText(text: Y.XmlFragment, piece: string): void {
  text.delete(0, text.length);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(piece)]);
  text.push([paragraph]);
}

/** Who reads again has the whole text soon: on the same connection, or on the next if that was cut so that it may. */
async function mustReturn({ slow }: Room, whole: string, report: Report): Promise<void> {
  const since = performance.now();
  slow.resume();
  const resumed = slow.until(() => hashOfState(slow.doc) === whole, 'the text', longestReturn);
  const end = await Promise.race([resumed.then(() => 'resumed'), slow.gone.then(() => 'cut')]);
  resumed.catch(() => undefined);
  if (end === 'cut') {
    const { code } = slow.cut!;
    mustHold(code < 4400 || code >= 4500, `a cut slow reader may come back (${code})`);
    await slow.connect();
    await slow.until(() => hashOfState(slow.doc) === whole, 'the text', longestReturn);
  }
  report.tell('the slow reader', end === 'cut' ? 'was cut and came back' : 'resumed');
  report.tell('has the text after', `${Math.round(performance.now() - since)} ms`);
}
