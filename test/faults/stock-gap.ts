import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import type { OpenDocument } from '../person.js';
import { mustHold, type Fault } from './fault.js';
import { inTime } from './in-time.js';
import { atMeeting, type Meeting } from './meeting.js';

const people = 5;

/** What a stock client's connection tells: `connected` before the server has said anything. */
const connected = ({ provider }: OpenDocument): Promise<void> =>
  new Promise((done) => {
    const hear = ({ status }: { status: string }) => {
      if (status !== 'connected') return;
      provider.off('status', hear);
      done();
    };
    provider.on('status', hear);
  });

const run = ({ doc }: OpenDocument): Y.XmlText | undefined => {
  const first = doc.getXmlFragment('default').firstChild;
  return first instanceof Y.XmlElement ? (first.firstChild as Y.XmlText) : undefined;
};

const type = (opened: OpenDocument, letters: string) =>
  run(opened)!.insert(run(opened)!.length, letters);

const textOf = (opened: OpenDocument) => run(opened)?.toJSON() ?? '';

async function sees(reader: OpenDocument, text: string): Promise<void> {
  const shown = async () => {
    while (!textOf(reader).endsWith(text)) await pause(1);
  };
  await inTime(shown(), `${text} arrives`);
}

/** Edits offline, comes back, and presses a key at once: before the server has asked for what it lacks. */
async function makeGap(writer: OpenDocument, reader: OpenDocument, n: number): Promise<void> {
  writer.provider.disconnect();
  type(writer, `[offline ${n}`);
  const back = inTime(connected(writer), 'the writer is back');
  writer.provider.connect();
  await back;
  mustHold(!writer.provider.synced, 'the key is pressed before the server has answered');
  type(writer, ` key ${n}]`);
  await sees(reader, `[offline ${n} key ${n}]`);
}

/** Two windows on a text of their own, and gaps one after the other; answers how often the writer was refused. */
async function makeGaps(meeting: Meeting, name: string, times: number): Promise<number> {
  const documentId = await meeting.newText(`The text of ${name}`);
  const { person } = await meeting.member(name);
  const [writer, reader] = [await person.open(documentId), await person.open(documentId)];
  let refused = 0;
  writer.provider.on('connection-close', (event) => {
    if (event && event.code >= 4_000) refused++;
  });
  writer.doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('.')]);
    writer.doc.getXmlFragment('default').insert(0, [paragraph]);
  });
  await sees(reader, '.');
  for (let n = 0; n < times; n++) await makeGap(writer, reader, n);
  for (const { doc } of [writer, reader])
    mustHold(!doc.store.pendingStructs && !doc.store.pendingDs, 'nothing is pending');
  mustHold(textOf(writer) === textOf(reader), 'both windows show the same');
  return refused;
}

/** The gap that every stock client makes whose person types while it reconnects. */
export const stockGap: Fault = {
  name: 'stock-gap',
  says: 'takes what stock clients send before they have sent what it builds on, and refuses none of it',
  async run(scale, report) {
    const times = scale === 'whole' ? 1_000 / people : 4;
    await atMeeting(async (meeting) => {
      const names = Array.from({ length: people }, (_, i) => `Member ${i}`);
      const refusals = await Promise.all(names.map((name) => makeGaps(meeting, name, times)));
      const refused = refusals.reduce((sum, each) => sum + each, 0);
      report.tell('gaps', people * times);
      report.tell('refused', refused);
      mustHold(refused === 0, 'no gap is refused');
    });
  },
};
