import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { Problem } from '#libs/problem';
import { connect, type Connection } from '../connection.js';

/** Any number that nothing else in the database `postgres` locks. */
const plenary = 7_536_202;

/** A killed Plenary's session ends at once, but Postgres must have noticed. */
const patience = 2_000;

/**
 * Claims a running server's data for this process: a session that holds an advisory lock until its end, so the claim of
 * a process that was killed ends with it. A second claim is a conflict.
 */
export async function claimData(connection: Connection, dataDir: string): Promise<pg.Client> {
  const session = await connect(connection);
  // the server's end ends the claim; who awaits the session's 'end' learns of it
  session.on('error', () => undefined);
  for (const until = Date.now() + patience; ; await delay(50)) {
    if (await isGranted(session)) return session;
    if (Date.now() < until) continue;
    await session.end();
    throw new Problem('conflict', `DATA_DIR: another Plenary is running on ${dataDir}`);
  }
}

async function isGranted(session: pg.Client): Promise<boolean> {
  const answer = await session.query<{ granted: boolean }>(
    'select pg_try_advisory_lock($1) as granted',
    [plenary],
  );
  return answer.rows[0]!.granted;
}
