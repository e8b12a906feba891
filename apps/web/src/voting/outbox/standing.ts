import type { BallotReceipt, MyBallotView } from '#libs/voting';
import { ApiProblem } from '../../platform/api';
import { WrongText } from '../pinned-revision';
import type { Choice } from '../submission';
import type { KeptBallot } from './kept-ballot';

/** My stored ballot, as the server tells it. */
export type StoredBallot = NonNullable<MyBallotView['ballot']>;

/** Where a ballot of mine stands; `received` means stored. All but that one is kept in the browser. */
export type Standing =
  | { readonly kind: 'sending' | 'waiting'; readonly ballot: KeptBallot; readonly isKept: boolean }
  | { readonly kind: 'received'; readonly ballot: KeptBallot; readonly receipt: BallotReceipt }
  /** another one of mine was stored meanwhile, from another device */
  | { readonly kind: 'conflict'; readonly ballot: KeptBallot; readonly stored: StoredBallot }
  | {
      readonly kind: 'closed' | 'voided';
      readonly ballot: KeptBallot;
      readonly stored: Choice | undefined;
    }
  | { readonly kind: 'wrong-text'; readonly ballot: KeptBallot }
  | { readonly kind: 'refused'; readonly ballot: KeptBallot; readonly problem: ApiProblem };

/** Whether it failed for a while only: the network, the server or its database. */
export const isAway = (thrown: unknown): boolean =>
  thrown instanceof ApiProblem
    ? thrown.kind === 'offline' || thrown.kind === 'unavailable'
    : !(thrown instanceof WrongText);

/** What the outbox asks of the server. */
export interface Server {
  /** Stores a ballot, after its texts were found to be the poll's. */
  deliver(ballot: KeptBallot): Promise<BallotReceipt>;
  mine(pollId: string): Promise<MyBallotView>;
  isVoided(pollId: string): Promise<boolean>;
  /** ids of the participants that this browser's session is */
  myself(): Promise<readonly string[]>;
}

const isSameChoice = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Whether the stored ballot is one that this browser sent, and of which only the answer was lost. */
const isUnanswered = ({ unanswered }: KeptBallot, { choice, version }: StoredBallot): boolean =>
  unanswered.some(
    (sent) => (sent.replaces ?? 0) + 1 === version && isSameChoice(sent.choice, choice),
  );

/** The ballot again, in place of what is stored now. */
export const replacing = (ballot: KeptBallot, version: number): KeptBallot => ({
  ...ballot,
  submission: { ...ballot.submission, replaces: version },
  unanswered: [],
});

/** What a refusal means: to be sent again in place of a ballot that is known, or a standing. */
export async function judge(
  ballot: KeptBallot,
  problem: unknown,
  server: Server,
): Promise<Standing | { readonly kind: 'again'; readonly ballot: KeptBallot }> {
  if (problem instanceof WrongText) return { kind: 'wrong-text', ballot };
  const refused = problem as ApiProblem;
  const { pollId, choice } = ballot.submission;
  if (refused.at === 'closed') {
    const [mine, isVoided] = await Promise.all([server.mine(pollId), server.isVoided(pollId)]);
    const stored = mine.ballot?.choice as Choice | undefined;
    return { kind: isVoided ? 'voided' : 'closed', ballot, stored };
  }
  if (refused.at !== 'replaces') return { kind: 'refused', ballot, problem: refused };
  const { ballot: stored } = await server.mine(pollId);
  if (!stored) return { kind: 'again', ballot: replacing(ballot, 0) };
  // both say the same: there is nothing to decide
  if (isSameChoice(stored.choice, choice)) return { kind: 'received', ballot, receipt: stored };
  if (isUnanswered(ballot, stored))
    return { kind: 'again', ballot: replacing(ballot, stored.version) };
  return { kind: 'conflict', ballot, stored };
}
