import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Problem } from '#libs/problem';
import { canonicalJson, type Json } from '#libs/seal';
import { checkChoice, type BallotReceipt, type CastBallot, type MyBallotView } from '#libs/voting';
import type { Session } from '../identity/session.entity.js';
import { Bus } from '../platform/bus.js';
import { Access } from '../workspace/access.js';
import type { Poll } from './poll.entity.js';
import { pollToTally } from './poll-terms.js';
import { Polls } from './polls.js';

/**
 * One statement: it locks the poll's row against the close, sees by the database's clock that the poll is open, and
 * stores the ballot in place of the version ($5) that it names, 0 for none. It answers no row where it stored nothing:
 * the poll is not open or has other terms, the seat may not vote, another version is stored, or this one already is.
 */
const storeBallot = `
  with running as materialized (
    select id from poll
     where id = $1 and hash = $2 and status = 'open' and (closes_at is null or clock_timestamp() < closes_at)
       for share
  )
  insert into ballot (poll_id, seat_id, choice, version, submission_id, cast_by)
  select running.id, elector.seat_id, $4::jsonb, 1, $6, $7
    from running join elector on elector.poll_id = running.id and elector.seat_id = $3
   where $5 = 0 or exists (select 1 from ballot b where b.poll_id = running.id and b.seat_id = $3)
  on conflict (poll_id, seat_id) do update
     set choice = excluded.choice, version = ballot.version + 1, submission_id = excluded.submission_id,
         cast_by = excluded.cast_by, cast_at = clock_timestamp()
   where ballot.version = $5 and ballot.submission_id <> excluded.submission_id
  returning version`;

interface Stored {
  readonly choice: Json;
  readonly version: number;
  readonly submission_id: string;
}

/** A voter's receipt: the ballot's own line of the record. */
const receiptOf = (voter: string, choice: Json): string => canonicalJson({ voter, choice });

/** Ballots: stored before they are acknowledged, one per seat, changeable until the close. */
@Injectable()
export class Ballots {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: Access,
    private readonly polls: Polls,
    private readonly bus: Bus,
  ) {}

  /** Stores a ballot and answers its receipt; the same submission sent twice is stored once. */
  async cast(pollId: string, session: Session, ballot: CastBallot): Promise<BallotReceipt> {
    const poll = await this.polls.find(pollId);
    const { seat, castBy } = await this.voter(poll, session);
    checkChoice(pollToTally(poll), ballot.choice);
    const { pollHash, choice, replaces, submissionId } = ballot;
    const rows = await this.database.query<{ version: number }[]>(storeBallot, [
      pollId,
      pollHash,
      seat,
      JSON.stringify(choice),
      replaces ?? 0,
      submissionId,
      castBy,
    ]);
    const version = rows[0]?.version ?? (await this.versionOfReplay(pollId, seat, ballot));
    if (rows.length > 0) this.bus.tell('ballot:counted', { pollId, workshopId: poll.workshopId });
    return { receipt: receiptOf(seat, choice as Json), version };
  }

  /** The caller's own ballot in a poll. */
  async mine(poll: Poll, session: Session): Promise<MyBallotView> {
    const seat = await this.seatOfElector(poll, session);
    if (seat === null) return { mayVote: false, ballot: null };
    const stored = await this.stored(poll.id, seat);
    const { choice, version } = stored ?? { choice: null, version: 0 };
    return {
      mayVote: true,
      ballot: stored && { choice, version, receipt: receiptOf(seat, choice) },
    };
  }

  /** Whether the caller was among those who may vote when the poll opened, whatever became of their role since. */
  async isElector(poll: Poll, session: Session): Promise<boolean> {
    return (await this.seatOfElector(poll, session)) !== null;
  }

  private async seatOfElector(poll: Poll, session: Session): Promise<string | null> {
    const seat = (await this.access.onceIn(session, poll.processId))?.seat?.id;
    return seat !== undefined && (await this.isSeated(poll.id, seat)) ? seat : null;
  }

  /** Whose ballot it would be. Who takes no part in the process does not learn that the poll exists. */
  private async voter(poll: Poll, session: Session): Promise<{ seat: string; castBy: string }> {
    const me = await this.access.onceIn(session, poll.processId);
    const isGone = me?.removedAt != null;
    if (!me || (isGone && !(me.seat && (await this.isSeated(poll.id, me.seat.id)))))
      throw new Problem('missing', 'There is no such poll, or you take no part in it.');
    if (!me.seat) throw new Problem('forbidden', 'You hold no seat, so you have no vote.');
    return { seat: me.seat.id, castBy: me.id };
  }

  private async isSeated(pollId: string, seat: string): Promise<boolean> {
    const elector = 'select 1 from elector where poll_id = $1 and seat_id = $2';
    return (await this.database.query<unknown[]>(elector, [pollId, seat])).length > 0;
  }

  private async stored(pollId: string, seat: string): Promise<Stored | null> {
    const [stored] = await this.database.query<Stored[]>(
      'select choice, version, submission_id from ballot where poll_id = $1 and seat_id = $2',
      [pollId, seat],
    );
    return stored ?? null;
  }

  /** The version under which this very submission was stored before; else says why this one was not. */
  private async versionOfReplay(pollId: string, seat: string, ballot: CastBallot): Promise<number> {
    const [poll, stored] = [await this.polls.find(pollId), await this.stored(pollId, seat)];
    const isSame =
      poll.hash === ballot.pollHash &&
      stored?.submission_id === ballot.submissionId &&
      canonicalJson(stored.choice) === canonicalJson(ballot.choice as Json);
    if (isSame) return stored.version;
    throw await this.whyNotStored(poll, seat, stored, ballot);
  }

  /** Tells closed, conflict and refused apart, in words. */
  private async whyNotStored(
    poll: Poll,
    seat: string,
    stored: Stored | null,
    { pollHash }: CastBallot,
  ): Promise<Problem> {
    if (poll.status === 'draft') return new Problem('conflict', 'This poll is not open yet.');
    if (poll.hash !== pollHash)
      return new Problem(
        'conflict',
        'This ballot is for other terms than those of the poll.',
        'pollHash',
      );
    if (poll.status !== 'open' || (poll.closesAt !== null && poll.closesAt <= new Date()))
      return new Problem('forbidden', 'The poll is closed: this ballot was not counted.', 'closed');
    if (!(await this.isSeated(poll.id, seat)))
      return new Problem('forbidden', 'Your seat is not among those that may vote in this poll.');
    const now = stored ? `version ${stored.version}` : 'none';
    return new Problem(
      'conflict',
      `Another ballot of yours is stored (${now}): look at it first.`,
      'replaces',
    );
  }
}
