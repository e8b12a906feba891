import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { canonicalJson, type Json } from '#libs/drafting';
import { Problem } from '#libs/problem';
import { checkChoice, type BallotReceipt, type CastBallot, type MyBallotView } from '#libs/voting';
import { Bus } from '../platform/bus.js';
import type { Participant } from '../workspace/participant.entity.js';
import { pollToTally } from './poll-terms.js';
import { Polls } from './polls.js';

/**
 * One statement: it locks the poll's row against the close, sees by the database's clock that the poll is open, and
 * stores the ballot in place of the version that it names.
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
    private readonly polls: Polls,
    private readonly bus: Bus,
  ) {}

  /** Stores a ballot and answers its receipt; the same submission sent twice is stored once. */
  async cast(pollId: string, me: Participant, ballot: CastBallot): Promise<BallotReceipt> {
    const seat = me.seat?.id;
    if (seat === undefined)
      throw new Problem('forbidden', 'You hold no seat, so you have no vote.');
    const poll = await this.polls.find(pollId);
    checkChoice(pollToTally(poll), ballot.choice);
    const { pollHash, choice, replaces, submissionId } = ballot;
    const rows = await this.database.query<{ version: number }[]>(storeBallot, [
      pollId,
      pollHash,
      seat,
      JSON.stringify(choice),
      replaces ?? 0,
      submissionId,
      me.id,
    ]);
    const version = rows[0]?.version ?? (await this.alreadyStored(pollId, seat, ballot));
    if (rows.length > 0) this.bus.tell('ballot:counted', { pollId, workshopId: poll.workshopId });
    return { receipt: receiptOf(seat, choice), version };
  }

  /** The caller's own ballot in a poll. */
  async mine(pollId: string, me: Participant): Promise<MyBallotView> {
    const seat = me.seat?.id;
    if (seat === undefined) return { mayVote: false, ballot: null };
    const [elector] = await this.database.query<unknown[]>(
      'select 1 from elector where poll_id = $1 and seat_id = $2',
      [pollId, seat],
    );
    const stored = await this.stored(pollId, seat);
    const ballot = stored && {
      choice: stored.choice,
      version: stored.version,
      receipt: receiptOf(seat, stored.choice),
    };
    return { mayVote: elector !== undefined, ballot };
  }

  private async stored(pollId: string, seat: string): Promise<Stored | null> {
    const [stored] = await this.database.query<Stored[]>(
      'select choice, version, submission_id from ballot where poll_id = $1 and seat_id = $2',
      [pollId, seat],
    );
    return stored ?? null;
  }

  /** The version of a submission that was stored before; else says why this one was not. */
  private async alreadyStored(
    pollId: string,
    seat: string,
    { pollHash, submissionId, choice }: CastBallot,
  ) {
    const [poll, stored] = [await this.polls.find(pollId), await this.stored(pollId, seat)];
    const same =
      stored?.submission_id === submissionId &&
      canonicalJson(stored.choice) === canonicalJson(choice);
    if (same && poll.hash === pollHash) return stored.version;
    if (poll.status === 'draft') throw new Problem('conflict', 'This poll is not open yet.');
    if (poll.hash !== pollHash)
      throw new Problem(
        'conflict',
        'This ballot is for other terms than those of the poll.',
        'pollHash',
      );
    if (poll.status !== 'open' || (poll.closesAt !== null && poll.closesAt <= new Date()))
      throw new Problem('forbidden', 'The poll is closed: this ballot was not counted.', 'closed');
    if (!(await this.mine(pollId, { seat: { id: seat } } as Participant)).mayVote)
      throw new Problem('forbidden', 'Your seat is not among those that may vote in this poll.');
    const now = stored ? `version ${stored.version}` : 'none';
    throw new Problem(
      'conflict',
      `Another ballot of yours is stored (${now}): look at it first.`,
      'replaces',
    );
  }
}
