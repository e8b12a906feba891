import { line } from '#libs/workspace';
import { z } from 'zod';
import type { Decision, Tally } from './decision.js';
import { dotsRule } from './methods/dots.js';
import { adoptionRule } from './methods/yes-no-abstain.js';

const id = z.uuid();
const pollHash = z.string().regex(/^sha256:[0-9a-f]{64}$/);

const option = z.object({ label: line(300), revisionId: id.nullish() });

const common = {
  question: line(500),
  /** a straw poll gauges and adopts nothing */
  binding: z.boolean().default(false),
  /** secret polls are not offered yet */
  secret: z
    .boolean()
    .default(false)
    .refine((secret) => !secret, 'secret polls are not offered yet'),
  closesAt: z.iso.datetime({ offset: true }).nullish(),
  /** seconds before which the poll closes only when every ballot is in; 30, or until `closesAt` if that comes sooner */
  minimumOpen: z.int().min(0).max(86_400).optional(),
};

/** `POST /api/workshops/:id/polls` */
export const createPoll = z.discriminatedUnion('method', [
  z.object({
    ...common,
    method: z.literal('yes-no-abstain'),
    options: z.array(option).length(1),
    rule: adoptionRule.prefault({}),
  }),
  z.object({
    ...common,
    method: z.literal('dots'),
    options: z.array(option).min(2).max(500),
    rule: dotsRule,
  }),
]);
export type CreatePoll = z.infer<typeof createPoll>;

/** `POST /api/polls/:id/open`: the hash of what was previewed. */
export const openPoll = z.object({ hash: pollHash });
export type OpenPoll = z.infer<typeof openPoll>;

/** `POST /api/polls/:id/cancel` */
export const cancelPoll = z.object({ reason: line(500) });
export type CancelPoll = z.infer<typeof cancelPoll>;

/** A choice as it comes in; each method reads its own. */
const choice = z.union([z.string().max(40), z.record(z.string().max(40), z.number())]);

/** `PUT /api/polls/:id/ballot`: `replaces` is the version of the stored ballot that this one replaces, null for none. */
export const castBallot = z.object({
  pollHash,
  choice,
  replaces: z.int().min(0).max(2_147_483_646).nullish(),
  submissionId: id,
});
export type CastBallot = z.infer<typeof castBallot>;

/** `ballot:cast`, on the namespace `/live` */
export const castBallotInRoom = castBallot.extend({ pollId: id });

/* What the server answers. */

export type PollStatus = 'draft' | 'open' | 'closed' | 'cancelled';

/** The method with its rule. */
export type MethodAndRule = Pick<CreatePoll, 'method' | 'rule'>;

export interface PollOptionView {
  readonly id: string;
  readonly label: string;
  readonly revisionId: string | null;
  /** hash of the revision that the option is pinned to */
  readonly revision: string | null;
}

/** Who has voted, never how. The key of voters without a group is the empty string. */
export interface Turnout {
  readonly voted: number;
  readonly of: number;
  readonly byGroup: Readonly<Record<string, { readonly voted: number; readonly of: number }>>;
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
  readonly closesAt: string | null;
  readonly status: PollStatus;
  readonly hash: string;
  /** hash of the canonical list of seats and their groups */
  readonly electorate: string;
  readonly turnout: Turnout;
  /** seats that are not confirmed and so have no part in a binding poll */
  readonly unconfirmed: number;
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  readonly cancelReason: string | null;
  /** which poll on the same text this is, cancelled ones counted: 3 is the third */
  readonly attempt: number;
  readonly tally: Tally | null;
  readonly decision: Decision | null;
}

/** `GET /api/polls/:id/ballot`: my own ballot, if I may vote and did. */
export interface MyBallotView {
  readonly mayVote: boolean;
  readonly ballot: {
    readonly choice: unknown;
    readonly version: number;
    readonly receipt: string;
  } | null;
}

/** What a voter gets back once the ballot is stored: its own line of the record, and its version. */
export interface BallotReceipt {
  readonly receipt: string;
  readonly version: number;
}

/** The part of `room:enter`'s answer that this noun gives: polls that were opened, newest first. */
export interface VotingRoomState {
  readonly polls: readonly PollView[];
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
  'poll:closed': (event: { version: number; poll: PollView }) => void;
}
