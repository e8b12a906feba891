import * as Y from 'yjs';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { closing } from '#libs/collab';
import type { Person } from '../person.js';
import { mustHold, type Fault } from './fault.js';
import { forge } from './forgeries.js';
import { atMeeting, type Meeting } from './meeting.js';
import { RawLine } from './raw-line.js';

const reloads = 200;
const victim = 70_001;

const paragraph = (text: string) => {
  const made = new Y.XmlElement('paragraph');
  made.insert(0, [new Y.XmlText(text)]);
  return made;
};

/** An update that writes a paragraph under a client id. */
const writing = (shown: Y.Doc, clientId: number, words: string) =>
  forge(shown, clientId, (root) => root.insert(0, [paragraph(words)]));

/** Comes with a cursor, as an editor does before anything is written, until somebody else in the room is shown it. */
async function pointFirst(ana: RawLine, witness: RawLine): Promise<void> {
  const doc = new Y.Doc();
  doc.clientID = victim;
  const awareness = new Awareness(doc);
  awareness.setLocalState({ user: { name: 'Ana' } });
  ana.says({ kind: 'awareness', update: encodeAwarenessUpdate(awareness, [victim]) });
  awareness.destroy();
  await witness.until(
    () => witness.others.getStates().has(victim),
    'the witness sees who is there',
  );
}

/** Writes under somebody else's id, which must be refused. */
async function squat(eve: Person, documentId: string): Promise<void> {
  const line = await RawLine.open(eve, documentId);
  line.writes(writing(await line.reads(), victim, 'in your name'));
  const taken = line.until(() => line.saved > 0, 'an answer to the squatter').then(() => null);
  const end = await Promise.race([line.ended, taken]);
  line.leaves();
  mustHold(
    end?.code === closing.refused,
    `what is written under another's id is refused: ${JSON.stringify(end)}`,
  );
}

/** Writes, and has it saved. */
async function write(person: Person, documentId: string, clientId: number, words: string) {
  const line = await RawLine.open(person, documentId);
  line.writes(writing(await line.reads(), clientId, words));
  const saved = line.until(() => line.saved > 0, `"${words}" is saved`);
  const end = await Promise.race([line.ended, saved]);
  line.leaves();
  mustHold(end === undefined, `"${words}" is accepted: ${JSON.stringify(end)}`);
}

/** Somebody is seen under an id, `meanwhile` passes, and somebody else writes first under it. */
async function squatAfter(meeting: Meeting, meanwhile: () => Promise<void>): Promise<void> {
  const documentId = await meeting.newText('Whose id is it');
  const [ana, eve] = [await meeting.member('Ana'), await meeting.member('Eve')];
  const lines = [
    await RawLine.open(ana.person, documentId),
    await RawLine.open(eve.person, documentId),
  ] as const;
  await Promise.all(lines.map((line) => line.reads()));
  await pointFirst(...lines);
  await meanwhile();
  await squat(eve.person, documentId);
  await write(ana.person, documentId, victim, 'in my own name');
  await squat(eve.person, documentId);
  for (const line of lines) line.leaves();
}

/** Client ids are seen in every cursor before anything is written under them. */
export const clientIds: Fault = {
  name: 'client-ids',
  says: 'keeps a client id for whoever was first seen under it, and takes two hundred reloads of one person',
  run: (_scale, report) =>
    atMeeting(async (meeting) => {
      await squatAfter(meeting, () => Promise.resolve());
      const documentId = await meeting.newText('Reloaded again and again');
      const { person } = await meeting.member('Ben');
      for (let i = 0; i < reloads; i++) await write(person, documentId, 80_000 + i, `edit ${i}`);
      const line = await RawLine.open(person, documentId);
      const doc = await line.reads();
      line.leaves();
      const kept = doc.getXmlFragment('default').length;
      report.tell('reloads with an edit', kept);
      mustHold(kept === reloads, `every edit is there, not ${kept}`);
    }),
};

/** The same, with a server that was killed in between: whose an id is must be kept where the text is. */
export const clientIdsAfterRestart: Fault = {
  name: 'client-ids-after-restart',
  says: 'keeps a client id for whoever was first seen under it, though the server was killed since',
  run: () => atMeeting((meeting) => squatAfter(meeting, () => meeting.restart())),
};
