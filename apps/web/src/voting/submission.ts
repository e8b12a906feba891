import type { CastBallot, Poll, PollView } from '#libs/voting';
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

/** What a secret choice lacks to the length of the longest; of an open poll nothing. */
async function paddingOf(poll: PollView, choice: Choice): Promise<{ padding?: string }> {
  if (!poll.secret) return {};
  const { padding } = await import('#libs/voting');
  return { padding: padding(poll as Poll, choice) };
}

/** A new submission on this poll, which replaces my stored ballot of that version. */
export const submissionOf = async (
  poll: PollView,
  choice: Choice,
  replaces: number | null,
  author: string,
): Promise<Submission> => ({
  pollId: poll.id,
  pollHash: await shownPollHash(poll),
  choice,
  replaces,
  submissionId: freshId(),
  author,
  ...(await paddingOf(poll, choice)),
});
