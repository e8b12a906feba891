import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import type { WorkshopView } from '#libs/workspace';
import { closing } from '#libs/collab';
import { readAsNewcomer, wordsOf } from '../saved-writer.js';
import { BusyWriter } from './busy-writer.js';
import { mustHold, type Fault } from './fault.js';
import { atMeeting, type Meeting, type Member } from './meeting.js';
import { RawLine } from './raw-line.js';

/** What is promised, in milliseconds. */
const soon = 1_000;
/** What the server closes a line with whose person takes no part any more. */
const over = 4401;

/** A way to take somebody's right to write, and to give it back. */
interface Change {
  readonly take: (meeting: Meeting, member: Member) => Promise<unknown>;
  readonly giveBack: (meeting: Meeting, member: Member) => Promise<unknown>;
  readonly code: number;
}

const role =
  (to: string) =>
  (meeting: Meeting, { participantId }: Member) =>
    meeting.organizer.patch(`/api/participants/${participantId}`, { role: to });
const phase =
  (to: string) =>
  ({ organizer, workshop }: Meeting) =>
    organizer.patch(`/api/workshops/${workshop.id}`, { phase: to });
const remove = ({ organizer }: Meeting, { participantId }: Member) =>
  organizer.delete(`/api/participants/${participantId}`);

const lowered: Change = {
  take: role('observer'),
  giveBack: role('member'),
  code: closing.forbidden,
};
const reviewed: Change = {
  take: phase('review'),
  giveBack: phase('draft'),
  code: closing.forbidden,
};
const removed: Change = { take: remove, giveBack: () => Promise.resolve(), code: over };
const changes = [lowered, reviewed, lowered, reviewed, lowered, removed] as const;

async function goLive({ organizer, workshop }: Meeting): Promise<void> {
  const path = `/api/workshops/${workshop.id}`;
  const { agenda } = await organizer.put<WorkshopView>(`${path}/agenda`, [{ title: 'Drafting' }]);
  await organizer.patch(path, { status: 'live', currentItemId: agenda[0]!.id, phase: 'draft' });
}

/** Takes the right of somebody who is typing; answers until when something of theirs was accepted, and when they were cut. */
async function takeWhileTyping(
  meeting: Meeting,
  member: Member,
  documentId: string,
  { take, giveBack, code }: Change,
): Promise<{ accepted: number; cut: number }> {
  const writer = await BusyWriter.at(member.person, documentId, 4_000);
  await take(meeting, member);
  const answered = performance.now();
  const end = await writer.cut;
  const cut = performance.now() - answered;
  mustHold(end.code === code, `the writer is cut off with ${code}, not ${end.code}`);
  await giveBack(meeting, member);
  return { accepted: writer.acceptedUntil(answered), cut };
}

/** Somebody who is shown out and does not hang up talks to the wall. */
async function removeWhoStaysOn(meeting: Meeting): Promise<void> {
  const documentId = await meeting.newText('Stays on');
  const member = await meeting.member('Stays on');
  const line = await RawLine.open(member.person, documentId);
  const doc = await line.reads();
  const writes = (word: string) => {
    const before = Y.encodeStateVector(doc);
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(word)]);
    doc.getXmlFragment('default').push([paragraph]);
    line.writes(Y.encodeStateAsUpdate(doc, before));
  };
  writes('before');
  await line.until(() => line.saved > 0, 'what a member writes is saved');
  line.staysOn();
  await remove(meeting, member);
  await pause(soon);
  writes('afterwards');
  await pause(soon);
  const words = wordsOf(await readAsNewcomer(meeting.organizer, documentId));
  line.leaves();
  mustHold(words.has('before'), 'what a member wrote is there');
  mustHold(!words.has('afterwards'), 'nothing is taken of somebody who was removed');
}

/** A role, a phase or a membership that changes while somebody types. */
export const roleLowered: Fault = {
  name: 'role-lowered',
  says: 'accepts nothing later than a second after the right to write was taken from somebody who types',
  async run(scale, report) {
    const times = scale === 'whole' ? 1_000 : changes.length;
    await atMeeting(async (meeting) => {
      await goLive(meeting);
      let documentId = '';
      let member: Member | undefined;
      let accepted = 0;
      let cut = 0;
      for (let i = 0; i < times; i++) {
        const change = changes[i % changes.length]!;
        if (!member) documentId = await meeting.newText(`Text ${i}`);
        member ??= await meeting.member(`Member ${i}`);
        const last = await takeWhileTyping(meeting, member, documentId, change);
        accepted = Math.max(accepted, last.accepted);
        cut = Math.max(cut, last.cut);
        if (change === removed) member = undefined;
      }
      await removeWhoStaysOn(meeting);
      report.tell('rights taken', times);
      report.tell('last accepted after (ms)', Math.round(accepted));
      report.tell('last cut off after (ms)', Math.round(cut));
      mustHold(accepted < soon, 'nothing is accepted later than a second after');
    });
  },
};
