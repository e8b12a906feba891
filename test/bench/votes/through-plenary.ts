import { randomUUID } from 'node:crypto';
import type { BallotReceipt, PollView } from '#libs/voting';
import type { LiveLine } from '../../live-line.js';
import { openPoll, type Constituency } from '../../voters.js';
import type { BallotBox, Contestant, Counts } from './ballot-box.js';

/** Our whole server: everybody votes over the live connection that shows them the room. */
export const throughPlenary = (
  constituency: Constituency,
  lines: readonly LiveLine[],
): Contestant => ({
  name: 'plenary',
  part: 'ours',
  open: async () => boxOf(await openPoll(constituency), constituency, lines),
});

const boxOf = (
  { id: pollId, hash: pollHash }: PollView,
  { organizer }: Constituency,
  lines: readonly LiveLine[],
): BallotBox => ({
  async cast(voter, choice, replaces) {
    const ballot = { pollId, pollHash, choice, replaces, submissionId: randomUUID() };
    const answer = await lines[voter]!.ask<BallotReceipt>('ballot:cast', ballot);
    if (!answer.ok) throw new Error(`a ballot was refused: ${answer.message}`);
    return answer.version;
  },
  async close() {
    const { tally } = await organizer.post<PollView>(`/api/polls/${pollId}/close`);
    return tally!.counts as unknown as Counts;
  },
});
