import { setTimeout as pause } from 'node:timers/promises';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { Person } from '../person.js';
import { mustHold, type Fault } from './fault.js';
import {
  kinds,
  mark,
  node,
  numbers,
  text,
  textRun,
  updateOf,
  type ForgedItem,
} from './forgeries.js';
import { HonestPair } from './honest-pair.js';
import { atMeeting, type Meeting } from './meeting.js';
import { RawLine } from './raw-line.js';
import { longestStall } from './stall-clock.js';

const eve = 600_000;
/** A document is mended a tenth of a second after its structure changed. */
const untilMended = 400;
const many = 15_900;
const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));

const paragraphAtRoot: ForgedItem = { parent: 'default', ...node('paragraph') };

/** Deletes of ranges of one's own operations. */
const deletesOf = (count: number, range: (i: number) => readonly [clock: number, length: number]) =>
  numbers(0, 1, eve, count, ...times(count, range).flat());

const innerDocument: Pick<ForgedItem, 'kind' | 'content'> = {
  kind: kinds.doc,
  content: (encoder) => {
    encoding.writeVarString(encoder, 'x');
    encoding.writeAny(encoder, {});
  },
};

type AnyValue = Parameters<typeof encoding.writeAny>[1];

const values = (count: number, value: AnyValue): Pick<ForgedItem, 'kind' | 'content'> => ({
  kind: kinds.any,
  content: (encoder) => {
    encoding.writeVarUint(encoder, count);
    for (let i = 0; i < count; i++) encoding.writeAny(encoder, value);
  },
});

/** As long as a value may be. */
const aLongValue = times(8_000, () => null);

/** Each item is put before the one before it: it says only what it comes before. */
const prepended = (count: number) =>
  times<ForgedItem>(count, (i) =>
    i === 0 ? paragraphAtRoot : { rightOrigin: Y.createID(eve, i - 1), ...node('paragraph') },
  );

/** Items at the very beginning, each before another one: Yjs looks through all that stand before it to find its place. */
const conflicting = (count: number) =>
  times<ForgedItem>(count, (i) => ({ rightOrigin: Y.createID(eve, i), ...node('paragraph') }));

const gaps = 2_000;

/** Frames, one after the other; the last of them is the heavy one. */
const cases: Readonly<Record<string, readonly Uint8Array[]>> = {
  'as many nodes as an update may have': [updateOf([eve, 0, times(many, () => paragraphAtRoot)])],
  'as many documents as an update may have': [
    updateOf([eve, 0, times(many, () => ({ parent: 'default', ...innerDocument }))]),
  ],
  'a million values of one attribute': [
    updateOf([eve, 0, [paragraphAtRoot]]),
    updateOf([
      eve,
      1,
      [{ parent: Y.createID(eve, 0), attribute: 'dir', ...values(1_000_000, null) }],
    ]),
  ],
  'a hundred long values of one attribute': [
    updateOf([eve, 0, [paragraphAtRoot]]),
    updateOf([
      eve,
      1,
      [{ parent: Y.createID(eve, 0), attribute: 'dir', ...values(124, aLongValue) }],
    ]),
  ],
  'a mark as deep as a message is long': [
    updateOf([eve, 0, [paragraphAtRoot, { parent: Y.createID(eve, 0), ...textRun }]]),
    updateOf([
      eve,
      2,
      [{ parent: Y.createID(eve, 1), ...mark('bold', '['.repeat(500_000) + ']'.repeat(500_000)) }],
    ]),
  ],
  'deletes of the same range, again and again, where half of it is deleted': [
    updateOf([
      eve,
      0,
      [
        paragraphAtRoot,
        { parent: Y.createID(eve, 0), ...textRun },
        { parent: Y.createID(eve, 1), ...text('x'.repeat(2 * gaps)) },
      ],
    ]),
    deletesOf(gaps, (i) => [2 + 2 * i, 1]),
    deletesOf(gaps, () => [2, 2 * gaps]),
  ],
  'nodes that all want the same place': [
    updateOf([eve, 0, [...prepended(4_000), ...conflicting(4_000)]]),
  ],
  'as many runs of text as a short document may have bytes for': [
    updateOf([
      eve,
      0,
      [
        paragraphAtRoot,
        { parent: Y.createID(eve, 0), ...textRun },
        ...times<ForgedItem>(9_000, (i) => ({ origin: Y.createID(eve, i + 1), ...textRun })),
      ],
    ]),
  ],
  'one paragraph in a document of many pages': [
    updateOf([
      eve,
      0,
      times(5_000, (i) => [
        paragraphAtRoot,
        { parent: Y.createID(eve, 3 * i), ...textRun },
        { parent: Y.createID(eve, 3 * i + 1), ...text('x') },
      ]).flat(),
    ]),
    updateOf([eve, 15_000, [paragraphAtRoot]]),
  ],
};

/** Says frames until one is refused or all are saved; the stall of the last one, in milliseconds. */
async function weigh(
  meeting: Meeting,
  person: Person,
  frames: readonly Uint8Array[],
): Promise<number> {
  const documentId = await meeting.newText('A heavy text');
  const line = await RawLine.open(person, documentId);
  await line.reads();
  for (const [i, frame] of frames.entries()) {
    await pause(untilMended);
    await meeting.vitals();
    line.writes(frame);
    await Promise.race([line.ended, line.until(() => line.saved > i, 'an answer', 60_000)]);
  }
  await pause(untilMended);
  line.leaves();
  return (await meeting.vitals()).stall;
}

/** Well-formed frames that are small to send and much to take. */
export const heavyFrames: Fault = {
  name: 'heavy-frames',
  says: 'keeps its beat under frames that are little to send and much to take',
  async run(_scale, report) {
    const tooLong: string[] = [];
    await atMeeting(async (meeting) => {
      const pair = await HonestPair.at(meeting, await meeting.newText('Beside heavy frames'));
      for (const [name, frames] of Object.entries(cases)) {
        const { person } = await meeting.member('Eve');
        await weigh(meeting, person, frames);
        const stall = Math.round(await weigh(meeting, person, frames));
        report.tell(`${name}: ${frames.at(-1)!.length} bytes, longest stall (ms)`, stall);
        if (stall >= longestStall) tooLong.push(name);
        await pair.exchange();
      }
      pair.mustBeUndisturbed();
    });
    mustHold(
      tooLong.length === 0,
      `no stall is longer than ${longestStall} ms: ${tooLong.join('; ')}`,
    );
  },
};
