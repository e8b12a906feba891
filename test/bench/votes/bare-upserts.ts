import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { countOf, type BallotBox, type Choice, type Contestant } from './ballot-box.js';

/** The least that a stored ballot needs: no session, no electorate, no status of the poll, no tally. */
export const bareTable = `
  create table bare_ballot (
    poll_id uuid not null,
    seat_id uuid not null,
    choice jsonb not null,
    version int not null,
    submission_id uuid not null,
    cast_at timestamptz not null default now(),
    primary key (poll_id, seat_id)
  )`;

const upsert = {
  name: 'upsert',
  text: `
    insert into bare_ballot (poll_id, seat_id, choice, version, submission_id) values ($1, $2, $3, 1, $4)
    on conflict (poll_id, seat_id) do update
       set choice = excluded.choice, version = bare_ballot.version + 1, submission_id = excluded.submission_id,
           cast_at = now()
    returning version`,
};

/** The limit: the same voters' ballots as upserts of one row each, prepared, through a pool of sessions. */
export function bareUpserts(pool: pg.Pool, voters: number): Contestant {
  const seats = Array.from({ length: voters }, () => randomUUID());
  return {
    name: 'pg',
    part: 'limit',
    open: () => Promise.resolve(boxOf(pool, randomUUID(), seats)),
  };
}

const boxOf = (pool: pg.Pool, pollId: string, seats: readonly string[]): BallotBox => ({
  async cast(voter, choice) {
    const values = [pollId, seats[voter], JSON.stringify(choice), randomUUID()];
    const { rows } = await pool.query<{ version: number }>({ ...upsert, values });
    return rows[0]!.version;
  },
  async close() {
    const { rows } = await pool.query<{ choice: Choice }>(
      'select choice from bare_ballot where poll_id = $1',
      [pollId],
    );
    return countOf(rows.map(({ choice }) => choice));
  },
});
