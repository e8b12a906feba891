import { Injectable } from '@nestjs/common';
import type { Json } from '#libs/seal';
import { Problem } from '#libs/problem';
import { Bus } from '../platform/bus.js';
import { DirectSessions } from '../platform/database/direct-sessions.js';

/** A ballot to be stored, under the session that sent it. */
export interface Submitted {
  readonly pollId: string;
  readonly workshopId: string;
  readonly pollHash: string;
  readonly sessionId: string;
  readonly accountId: string | null;
  readonly choice: Json;
  /** the version of the stored ballot that it replaces; 0 for none */
  readonly replaces: number;
  readonly submissionId: string;
  readonly author: string | null;
}

/** A ballot that is stored: under which version, and by whom in the poll's record. */
export interface Stored {
  readonly version: number;
  readonly voter: string;
}

interface Waiting {
  readonly ballot: Submitted;
  readonly done: (stored: Stored | null) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * One statement for all ballots of a batch ($1, a JSON list): it locks the rows of their polls against the close, sees by
 * the database's clock that they are open, finds whose session it is (the account's participant first, else whom the
 * browser joined as, also once removed), and stores each ballot in place of the version that it names. A ballot of which
 * it returns no row was not stored: the poll is not open or has other terms, the seat may not vote, another version is
 * stored, this submission already is, or another one of the same voter came with it.
 */
const storeBallots = {
  name: 'store-ballots',
  text: `
  with sent as materialized (
    select * from jsonb_to_recordset(convert_from($1, 'UTF8')::jsonb) as sent (
      n int, poll uuid, hash text, session uuid, account uuid, choice jsonb, replaces int, submission uuid, author uuid)
  ), running as materialized (
    select id, process_id, hash from poll
     where id in (select poll from sent) and status = 'open'
       and (closes_at is null or clock_timestamp() < coalesce(extended_to, closes_at))
     order by id for share
  ), entitled as materialized (
    -- two devices of one voter may come at once: the later one is judged by what the first one left
    select distinct on (sent.poll, e.seat_id) sent.*, e.seat_id, e.voter, holder.id as holder
      from sent
      join running on running.id = sent.poll and running.hash = sent.hash
      left join participant own on own.process_id = running.process_id and own.account_id = sent.account
      left join session_participant joined
        on joined.session_id = sent.session and joined.process_id = running.process_id
      join participant holder on holder.id = coalesce(own.id, joined.participant_id)
      join seat s on s.holder_id = holder.id
      join elector e on e.poll_id = sent.poll and e.seat_id = s.id
     where sent.author is null or sent.author = holder.id
     order by sent.poll, e.seat_id, sent.n
  ), stored as (
    insert into ballot (poll_id, seat_id, choice, version, submission_id, cast_by)
    select poll, seat_id, choice, replaces + 1, submission, holder
      from entitled
     where replaces = 0 or exists (select from ballot b where b.poll_id = poll and b.seat_id = entitled.seat_id)
     order by poll, seat_id
    on conflict (poll_id, seat_id) do update
       set choice = excluded.choice, version = excluded.version, submission_id = excluded.submission_id,
           cast_by = excluded.cast_by, cast_at = clock_timestamp()
     where ballot.version = excluded.version - 1 and ballot.submission_id <> excluded.submission_id
    returning poll_id, seat_id, version
  )
  select entitled.n, stored.version, entitled.voter
    from stored join entitled on entitled.poll = stored.poll_id and entitled.seat_id = stored.seat_id`,
};

/** How many ballots go into one statement at most. */
const mostAtOnce = 500;

/** How many ballots of one voter wait at most. */
const mostInLine = 20;

/** How many statements are on their way at most; while they are, further ballots gather. */
const mostOnTheWay = 2;

function* take<T>(items: Iterable<T>, most: number): Generator<T> {
  let taken = 0;
  for (const item of items) {
    if (taken++ === most) return;
    yield item;
  }
}

const voterOf = ({ pollId, sessionId }: Submitted): string => `${pollId} ${sessionId}`;

/** Stores ballots, those that come while others are being stored together in one statement. */
@Injectable()
export class BallotBox {
  /** by voter, each one's ballots in the order in which they came */
  private readonly lines = new Map<string, Waiting[]>();
  private onTheWay = 0;

  constructor(
    private readonly sessions: DirectSessions,
    private readonly bus: Bus,
  ) {}

  /** Stores a ballot, durably once this resolves; null where it was not stored. */
  put(ballot: Submitted): Promise<Stored | null> {
    const voter = voterOf(ballot);
    const line = this.lines.get(voter) ?? [];
    if (line.length >= mostInLine)
      throw new Problem('unavailable', 'Too many ballots of yours at once. Try again.');
    return new Promise((done, fail) => {
      line.push({ ballot, done, fail });
      this.lines.set(voter, line);
      this.send();
    });
  }

  private send(): void {
    if (this.onTheWay >= mostOnTheWay || this.lines.size === 0) return;
    const batch = this.takeBatch();
    this.onTheWay += 1;
    void this.store(batch).finally(() => {
      this.onTheWay -= 1;
      this.send();
    });
  }

  /** The next ballot of each voter, for a statement cannot store two under one key; who has more waits anew. */
  private takeBatch(): Waiting[] {
    const next = [...take(this.lines, mostAtOnce)];
    return next.map(([voter, line]) => {
      this.lines.delete(voter);
      const first = line.shift()!;
      if (line.length > 0) this.lines.set(voter, line);
      return first;
    });
  }

  private async store(batch: readonly Waiting[]): Promise<void> {
    const sent = batch.map(({ ballot }, n) => rowOf(ballot, n));
    try {
      const rows = await this.sessions.run<[number, number, string]>(storeBallots, [
        Buffer.from(JSON.stringify(sent)),
      ]);
      const stored = new Map(rows.map(([n, version, voter]) => [n, { version, voter }]));
      for (const [n, { done }] of batch.entries()) done(stored.get(n) ?? null);
      this.tell(batch.filter((_, n) => stored.has(n)));
    } catch (error) {
      for (const { fail } of batch) fail(error);
    }
  }

  private tell(stored: readonly Waiting[]): void {
    const polls = new Map(stored.map(({ ballot }) => [ballot.pollId, ballot.workshopId]));
    for (const [pollId, workshopId] of polls)
      this.bus.tell('ballot:counted', { pollId, workshopId });
  }
}

const rowOf = (ballot: Submitted, n: number) => ({
  n,
  poll: ballot.pollId,
  hash: ballot.pollHash,
  session: ballot.sessionId,
  account: ballot.accountId,
  choice: ballot.choice,
  replaces: ballot.replaces,
  submission: ballot.submissionId,
  author: ballot.author,
});
