import { closing } from '#libs/collab';
import { mustHold, type Fault } from './fault.js';
import { numbers } from './forgeries.js';
import { HonestPair } from './honest-pair.js';
import { atMeeting } from './meeting.js';
import { RawLine } from './raw-line.js';
import { longestStall } from './stall-clock.js';

const frames = 100;
const mostMegabytes = 20;

/** Updates of a few bytes that claim to hold ever more structs, clients or deletes. */
const forged = (i: number): Uint8Array => {
  const count = 2 ** (20 + (i % 33));
  if (i % 3 === 0) return numbers(1, count, 5, 0);
  return i % 3 === 1 ? numbers(count, 1, 5, 0) : numbers(0, 1, 5, count);
};

/** A server that believes such a count makes room for it: 144 ms and 268 MB a frame. */
export const forgedCounts: Fault = {
  name: 'forged-counts',
  says: 'refuses a hundred forged counts, without making room for what they claim',
  async run(scale, report) {
    await atMeeting(async (meeting) => {
      const documentId = await meeting.newText('Under forged counts');
      const pair = await HonestPair.at(meeting, documentId);
      const { person: eve } = await meeting.member('Eve');
      const give = async (i: number) => {
        const line = await RawLine.open(eve, documentId);
        line.writes(forged(i));
        const { code } = await line.ended;
        mustHold(
          code === closing.refused,
          `forged count ${i} is refused, not answered with ${code}`,
        );
        if (i % 10 === 0) await pair.exchange();
      };
      for (let i = 0; i < frames; i++) await give(i);
      const before = await meeting.vitals();
      const rounds = scale === 'whole' ? 10 : 1;
      for (let i = 0; i < frames * rounds; i++) await give(i);
      const after = await meeting.vitals();
      pair.mustBeUndisturbed();
      report.tell('forged counts', frames * (rounds + 1));
      report.tell('longest stall (ms)', Math.round(after.stall));
      report.tell('memory (MB)', Math.round(after.megabytes - before.megabytes));
      mustHold(after.stall < longestStall, `no stall is longer than ${longestStall} ms`);
      mustHold(
        after.megabytes - before.megabytes < mostMegabytes,
        `memory grows by less than ${mostMegabytes} MB`,
      );
    });
  },
};
