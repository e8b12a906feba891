import type { CastBallot, MyBallotView, PollView } from '#libs/voting';
import { paddingOf } from './my-ballot';
import { shownPollHash } from './shown-poll-hash';

export type Choice = CastBallot['choice'];

/** One act of voting: tried again it keeps its id, so that it is stored once. */
export interface Submission {
  readonly pollId: string;
  readonly pollHash: string;
  readonly choice: Choice;
  readonly replaces: number | null;
  readonly submissionId: string;
  /** the participant who chose; under another session it is refused */
  readonly author: string;
  /** in a secret poll, what makes all ballots one length */
  readonly padding?: string;
}

/** A random UUID; also where the page came over plain HTTP and the browser keeps `randomUUID` from it. */
const freshId = (): string => {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

/** A new submission on this poll, in place of my ballot that is stored there. */
export const submissionOf = (
  poll: PollView,
  choice: Choice,
  mine: MyBallotView,
  author: string,
): Submission => ({
  pollId: poll.id,
  pollHash: shownPollHash(poll),
  choice,
  replaces: mine.ballot?.version ?? null,
  submissionId: freshId(),
  author,
  ...paddingOf(mine, choice),
});
