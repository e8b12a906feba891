import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { canonicalJson, type Json } from '#libs/seal';
import { Problem } from '#libs/problem';
import { padding, type BallotReceipt, type CastBallot, type MyBallotView } from '#libs/voting';
import type { Session } from '../identity/session.entity.js';
import { Access } from '../workspace/access.js';
import { BallotBox, type Stored } from './ballot-box.js';
import { OpenedPolls, type OpenedPoll } from './opened-polls.js';
import type { Poll } from './poll.entity.js';
import { pollToTally } from './poll-terms.js';
import { Polls } from './polls.js';

interface StoredBallot {
  readonly choice: Json;
  readonly version: number;
  readonly submission_id: string;
}

/** A seat in a poll's electorate. */
interface Place {
  readonly seat: string;
  readonly voter: string;
}

/** A voter's receipt: the ballot's own line of the record; of a secret poll none that could be shown to anybody. */
const receiptOf = ({ secret }: { secret: boolean }, voter: string, choice: Json): string =>
  secret ? 'received' : canonicalJson({ voter, choice });

/** Ballots: stored before they are acknowledged, one per seat, changeable until the close. */
@Injectable()
export class Ballots {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: Access,
    private readonly polls: Polls,
    private readonly opened: OpenedPolls,
    private readonly box: BallotBox,
  ) {}

  /** Stores a ballot and answers its receipt; the same submission sent twice is stored once. */
  async cast(pollId: string, session: Session, ballot: CastBallot): Promise<BallotReceipt> {
    const poll = await this.opened.find(pollId);
    await this.check(poll, session, ballot);
    const stored = await this.store(poll, session, ballot);
    return {
      receipt: receiptOf(poll, stored.voter, ballot.choice as Json),
      version: stored.version,
    };
  }

  /** The caller's own ballot in a poll. */
  async mine(poll: Poll, session: Session): Promise<MyBallotView> {
    const place = await this.placeOf(poll, session);
    if (place === null) return { mayVote: false, ballot: null };
    const stored = await this.stored(poll.id, place.seat);
    const pad = poll.secret && {
      padding: padding(pollToTally(poll), stored?.choice ?? null),
    };
    if (!stored) return { mayVote: true, ballot: null, ...pad };
    const { choice, version } = stored;
    const receipt = receiptOf(poll, place.voter, choice);
    return { mayVote: true, ballot: { choice, version, receipt }, ...pad };
  }

  /** Whether the caller was among those who may vote when the poll opened, whatever became of their role since. */
  async isElector(poll: Poll, session: Session): Promise<boolean> {
    return (await this.placeOf(poll, session)) !== null;
  }

  /** Refuses a choice that the method does not know; who takes no part in the process learns nothing of the poll. */
  private async check(poll: OpenedPoll, session: Session, { choice }: CastBallot): Promise<void> {
    try {
      poll.read(choice);
    } catch (invalid) {
      await this.demandSeat(poll, session);
      throw invalid;
    }
  }

  private async placeOf(
    { id, processId }: { id: string; processId: string },
    session: Session,
  ): Promise<Place | null> {
    const seat = (await this.access.onceIn(session, processId))?.seat?.id;
    return seat === undefined ? null : this.placeOfSeat(id, seat);
  }

  private async placeOfSeat(pollId: string, seat: string): Promise<Place | null> {
    const elector =
      'select seat_id as seat, voter from elector where poll_id = $1 and seat_id = $2';
    const [place] = await this.database.query<Place[]>(elector, [pollId, seat]);
    return place ?? null;
  }

  /** Who the caller is and which seat they hold. */
  private async demandSeat(
    { id, processId }: { id: string; processId: string },
    session: Session,
  ): Promise<{ participant: string; seat: string }> {
    const me = await this.access.onceIn(session, processId);
    const isGone = me?.removedAt != null;
    if (!me || (isGone && !(me.seat && (await this.placeOfSeat(id, me.seat.id)))))
      throw new Problem('missing', 'There is no such poll, or you take no part in it.');
    if (!me.seat) throw new Problem('forbidden', 'You hold no seat, so you have no vote.');
    return { participant: me.id, seat: me.seat.id };
  }

  private async stored(pollId: string, seat: string): Promise<StoredBallot | null> {
    const [stored] = await this.database.query<StoredBallot[]>(
      'select choice, version, submission_id from ballot where poll_id = $1 and seat_id = $2',
      [pollId, seat],
    );
    return stored ?? null;
  }

  /** Whether a poll takes no more ballots, by the clock by which they are stored. */
  private async isOver(pollId: string): Promise<boolean> {
    const over = `
      select status <> 'open' or coalesce(coalesce(extended_to, closes_at) <= clock_timestamp(), false) as "isOver"
        from poll where id = $1`;
    const [row] = await this.database.query<{ isOver: boolean }[]>(over, [pollId]);
    return row!.isOver;
  }

  private async store(poll: OpenedPoll, session: Session, ballot: CastBallot): Promise<Stored> {
    const submitted = {
      pollId: poll.id,
      workshopId: poll.workshopId,
      pollHash: ballot.pollHash,
      sessionId: session.id,
      accountId: session.accountId,
      choice: ballot.choice as Json,
      replaces: ballot.replaces ?? 0,
      submissionId: ballot.submissionId,
      author: ballot.author ?? null,
    };
    for (let tries = 1; ; tries++) {
      const stored =
        (await this.box.put(submitted)) ?? (await this.storedBefore(poll.id, session, ballot));
      if (stored) return stored;
      if (tries === mostTries)
        throw new Problem('unavailable', 'Too many ballots of yours at once. Try again.');
    }
  }

  /**
   * What this very submission was stored as before; else says why this one was not stored. Null where nothing speaks
   * against it: it came together with another one of the same voter.
   */
  private async storedBefore(
    pollId: string,
    session: Session,
    ballot: CastBallot,
  ): Promise<Stored | null> {
    const poll = await this.polls.find(pollId);
    const { participant, seat } = await this.demandSeat(poll, session);
    if (ballot.author !== undefined && ballot.author !== participant)
      throw new Problem(
        'forbidden',
        'This ballot was chosen by somebody else in this browser: it was not counted.',
        'author',
      );
    const place = await this.placeOfSeat(pollId, seat);
    const stored = await this.stored(pollId, seat);
    if (place && poll.hash === ballot.pollHash && isSame(stored, ballot))
      return { version: stored!.version, voter: place.voter };
    const isOver = await this.isOver(pollId);
    const refusal = whyNotStored({ poll, isOver }, place, stored, ballot);
    if (refusal) throw refusal;
    return null;
  }
}

/** How often a ballot is tried that comes together with others of the same voter. */
const mostTries = 5;

const isSame = (stored: StoredBallot | null, { submissionId, choice }: CastBallot): boolean =>
  stored?.submission_id === submissionId &&
  canonicalJson(stored.choice) === canonicalJson(choice as Json);

/** Of a closed secret poll no ballot is kept: one sent again may be one that was counted. */
const tooLate = ({ secret, status }: Poll): string =>
  secret && status === 'closed'
    ? 'The poll is closed. If this ballot came before, it was counted; of a secret poll nobody can tell any more.'
    : 'The poll is closed: this ballot was not counted.';

/** Tells closed, conflict and refused apart, in words. */
function whyNotStored(
  { poll, isOver }: { readonly poll: Poll; readonly isOver: boolean },
  place: Place | null,
  stored: StoredBallot | null,
  { pollHash, replaces, submissionId }: CastBallot,
): Problem | null {
  if (poll.status === 'draft') return new Problem('conflict', 'This poll is not open yet.');
  if (poll.hash !== pollHash)
    return new Problem(
      'conflict',
      'This ballot is for other terms than those of the poll.',
      'pollHash',
    );
  if (isOver) return new Problem('forbidden', tooLate(poll), 'closed');
  if (!place)
    return new Problem('forbidden', 'Your seat is not among those that may vote in this poll.');
  if ((replaces ?? 0) === (stored?.version ?? 0) && stored?.submission_id !== submissionId)
    return null;
  const now = stored ? `version ${stored.version}` : 'none';
  return new Problem(
    'conflict',
    `Another ballot of yours is stored (${now}): look at it first.`,
    'replaces',
  );
}
