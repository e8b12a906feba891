import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { writeMessage } from '#libs/collab';
import { documentRules } from '#libs/drafting';
import { Story } from '../../libs/collab/src/room.stories.js';
import { Attacker } from './attacker.js';
import { mustHold, type Fault } from './fault.js';
import { text, updateOf } from './forgeries.js';

/** What each window says, by the length of the text: as much as may wait, then ever less into what room is left. */
const windows: readonly (readonly number[])[] = [
  ...Array.from({ length: 9 }, () => Array<number>(8).fill(900_000)),
  ...[800_000, 300_000, 100_000, 30_000, 10_000, 3_000, 1_000, 300, 100, 30, 10].flatMap((length) =>
    Array.from({ length: 3 }, () => Array<number>(3).fill(length)),
  ),
];

/** Text after an operation that never comes. */
const ahead = (client: number, length: number) =>
  writeMessage({
    kind: 'update',
    update: updateOf([client, 1, [{ origin: Y.createID(client, 0), ...text('x'.repeat(length)) }]]),
  });

/** Frames that wait for what never comes, from one person with many windows. */
export const heldFrames: Fault = {
  name: 'held-frames',
  says: 'takes what others write while somebody fills every window with what has to wait',
  async run(_scale, report) {
    const story = new Story(1, { rules: documentRules });
    const ana = story.person('ana');
    ana.joins();
    await story.until(() => ana.sent > 0, 'ana is in the room');
    const eves = windows.map(() => new Attacker(story.rooms, story.documentId, 'eve'));
    for (const [n, lengths] of windows.entries())
      for (const length of lengths) {
        eves[n]!.says(ahead(5_000 + n, length));
        await pause(1);
      }
    await pause(50);
    report.tell('held (bytes)', story.rooms.load.unsavedBytes);
    ana.types('honest words');
    await story.until(() => ana.closed !== undefined || ana.saved === ana.sent, 'an answer to ana');
    for (const eve of eves) eve.leaves();
    const { closed } = ana;
    await story.ends();
    mustHold(closed === undefined, `ana is not sent away: ${JSON.stringify(closed)}`);
  },
};
