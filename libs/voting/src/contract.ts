import { line } from '#libs/workspace';
import { z } from 'zod';
import type { Agreement } from './agreement/index.js';
import type { Decision, Tally } from './decision.js';
import { optionsOf, ruleOf, type MethodName } from './methods/index.js';
import type { Turnout } from './turnout.js';

// one form of each id, for ids are compared
const id = z.uuid().toLowerCase();
const pollHash = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const time = z.iso.datetime({ offset: true });

const option = z.object({ label: line(300), revisionId: id.nullish() });

const common = {
  question: line(500),
  /** a straw poll gauges and adopts nothing */
  binding: z.boolean().default(false),
  /** shows no count of any voter or small group, and keeps no ballots */
  secret: z.boolean().default(false),
  closesAt: time.nullish(),
  /**
   * seconds before which the poll closes only when every ballot is in; 30, or half the time
   * until `closesAt` if that is less. Where silence adopts, it is until `closesAt`, whatever is said here
   */
  minimumOpen: z.int().min(0).max(86_400).optional(),
};

/** Options get the ids "1", "2", … in their order; a rule that names some names them so. */
const pollBy = <M extends MethodName>(method: M) => {
  const { most } = optionsOf(method);
  // each of several options may be approved or not; there is no order of one
  const least = most === 1 || method === 'approval' ? 1 : 2;
  return z.object({
    ...common,
    method: z.literal(method),
    options: z.array(option).min(least).max(most),
    rule: ruleOf(method).prefault({}),
  });
};

/** `POST /api/workshops/:id/polls` */
export const createPoll = z.discriminatedUnion('method', [
  pollBy('yes-no-abstain'),
  pollBy('consent'),
  pollBy('no-objection'),
  pollBy('approval'),
  pollBy('dots'),
  pollBy('score'),
  pollBy('borda'),
  pollBy('schulze'),
]);
export type CreatePoll = z.infer<typeof createPoll>;

/** `POST /api/workshops/:id/rounds`: polls that are opened and closed together, as one page of questions. */
export const createRound = z.object({
  title: line(300),
  polls: z.array(createPoll).min(1).max(50),
});
export type CreateRound = z.infer<typeof createRound>;

/** `POST /api/rounds/:id/open`: the hash of each poll as it was previewed, by its id. */
export const openRound = z.object({ hashes: z.record(id, pollHash) });
export type OpenRound = z.infer<typeof openRound>;

/** `POST /api/polls/:id/open`: the hash of what was previewed. */
export const openPoll = z.object({ hash: pollHash });
export type OpenPoll = z.infer<typeof openPoll>;

/** `POST /api/polls/:id/cancel` */
export const cancelPoll = z.object({ reason: line(500) });
export type CancelPoll = z.infer<typeof cancelPoll>;

/** `POST /api/polls/:id/extend`: a later end of a running poll that has one; the terms keep the one that was promised. */
export const extendPoll = z.object({ closesAt: time });
export type ExtendPoll = z.infer<typeof extendPoll>;

/** `POST /api/polls/:id/ruling`: which of the options that tie across the cut the chair selects, and why. */
export const rulePoll = z.object({
  selected: z.array(z.string().max(40)).min(1).max(500),
  reason: line(500),
});
export type RulePoll = z.infer<typeof rulePoll>;

const optionId = z.string().max(40);

/** A choice as it comes in; each method reads its own. */
const choice = z.union([
  optionId,
  z.number(),
  z.array(optionId).max(500),
  z.array(z.array(optionId).max(500)).max(500),
  z.record(optionId, z.number()),
]);

/**
 * `PUT /api/polls/:id/ballot`: `replaces` is the version of the stored ballot that this one replaces, null for none;
 * `author` the participant who chose, who must be the caller; `padding` makes all ballots of a secret poll one length.
 */
export const castBallot = z.object({
  pollHash,
  choice,
  replaces: z.int().min(0).max(2_147_483_646).nullish(),
  submissionId: id,
  author: id.optional(),
  padding: z.string().max(50_000).optional(),
});
export type CastBallot = z.infer<typeof castBallot>;

/** `ballot:cast`, on the namespace `/live` */
export const castBallotInRoom = castBallot.extend({ pollId: id });

/* What the server answers. */

export type PollStatus = 'draft' | 'open' | 'closed' | 'cancelled';

export interface PollOptionView {
  readonly id: string;
  readonly label: string;
  readonly revisionId: string | null;
  /** hash of the revision that the option is pinned to */
  readonly revision: string | null;
}

/** How the chair settled a tie across the cut. */
export interface Ruling {
  /** ids of the options selected, of those that tied */
  readonly selected: readonly string[];
  readonly reason: string;
  readonly at: string;
}

/** A poll's place among those that are opened and closed together. */
export interface RoundPlace {
  readonly id: string;
  readonly title: string;
  /** from 0 */
  readonly position: number;
}

/** Where a poll's result stands in the process's audit chain, for whoever wants to keep it. */
export interface Anchor {
  /** hash of the sealed result, which the chain's entry names */
  readonly fingerprint: string;
  /** the entry's number in the chain and its hash */
  readonly number: number;
  readonly head: string;
}

/** `GET /api/polls/:id`; in a draft, hash and electorate are those that an opening now would have. */
export interface PollView {
  readonly id: string;
  readonly workshopId: string;
  readonly question: string;
  readonly method: CreatePoll['method'];
  readonly rule: CreatePoll['rule'];
  readonly binding: boolean;
  readonly secret: boolean;
  readonly options: readonly PollOptionView[];
  readonly minimumOpen: number;
  /** the end that was promised at the opening */
  readonly closesAt: string | null;
  /** a later end, given while the poll ran */
  readonly extendedTo: string | null;
  readonly status: PollStatus;
  readonly hash: string;
  /** hash of the canonical list of seats and their groups */
  readonly electorate: string;
  readonly turnout: Turnout;
  /** seats that are not confirmed and so have no part in a binding poll */
  readonly unconfirmed: number;
  /** groups too small for what the rule of a secret poll asks of them, which keep it from opening; null: without a group */
  readonly tooSmall: readonly { readonly group: string | null; readonly electors: number }[];
  /** a secret poll like an earlier one, but with other voters: its figures are those of all together, never of groups */
  readonly isWhole: boolean;
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  readonly cancelReason: string | null;
  /** which poll on the same text this is, cancelled ones counted: 3 is the third */
  readonly attempt: number;
  readonly round: RoundPlace | null;
  /** the poll whose tie this one decides */
  readonly runOffOf: string | null;
  readonly tally: Tally | null;
  readonly decision: Decision | null;
  readonly agreement: Agreement | null;
  readonly ruling: Ruling | null;
  readonly anchor: Anchor | null;
}

/** `POST /api/workshops/:id/rounds` and what follows: a round's polls in their order. */
export interface RoundView {
  readonly id: string;
  readonly title: string;
  readonly polls: readonly PollView[];
}

/** `GET /api/polls/:id/missing`: who may vote in a running open poll and has not. */
export interface MissingVoter {
  readonly participantId: string;
  readonly name: string;
  readonly groupId: string | null;
  /** whether they are in the workshop's room now */
  readonly isHere: boolean;
}

/** A vote for practice, of everybody in the room: counted while it runs, and kept nowhere. */
export interface PracticeView {
  readonly since: string;
  readonly voted: number;
}

/** `POST /api/workshops/:id/practice/vote` */
export const practiceVote = z.object({ choice: z.enum(['yes', 'no', 'abstain']) });
export type PracticeVote = z.infer<typeof practiceVote>;

/**
 * `GET /api/polls/:id/ballot`: my own ballot, if I may vote and did; of a closed secret poll none is kept. `padding` makes
 * the answers of a secret poll one length.
 */
export interface MyBallotView {
  readonly mayVote: boolean;
  readonly padding?: string;
  readonly ballot: {
    readonly choice: unknown;
    readonly version: number;
    readonly receipt: string;
  } | null;
}

/**
 * What a voter gets back once the ballot is stored, and its version: the ballot's own line of the record, or, in a secret
 * poll, the word "received".
 */
export interface BallotReceipt {
  readonly receipt: string;
  readonly version: number;
}

/** The part of `room:enter`'s answer that this noun gives: polls that were opened, newest first. */
export interface VotingRoomState {
  readonly polls: readonly PollView[];
  readonly practice: PracticeView | null;
}

/** What the room is told, on the namespace `/live`; a cancelled poll is closed without a result. */
export interface VotingEvents {
  'poll:opened': (event: { version: number; poll: PollView }) => void;
  'turnout:counted': (event: {
    version: number;
    workshopId: string;
    pollId: string;
    turnout: Turnout;
  }) => void;
  /** a running poll has a later end */
  'poll:extended': (event: { version: number; poll: PollView }) => void;
  /** also when a tie was settled later */
  'poll:closed': (event: { version: number; poll: PollView }) => void;
  'practice:changed': (event: { workshopId: string; practice: PracticeView | null }) => void;
}
