import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { connect, type Connection } from '../apps/server/src/platform/database/connection.js';

const waitingForLocks = `
  select count(*)::int as n from pg_stat_activity
   where datname = current_database() and wait_event_type = 'Lock'`;

const patience = 4_000;

/** Somebody else's session on a database, with a transaction that stays open until it is told to end. */
export class HeldSession {
  #isOver = false;

  private constructor(private readonly session: pg.Client) {}

  static async begin(connection: Connection): Promise<HeldSession> {
    const session = await connect(connection);
    await session.query('begin');
    return new HeldSession(session);
  }

  /** Runs a statement whose locks are kept; answers how many rows it met. */
  async hold(statement: string, ...values: readonly unknown[]): Promise<number> {
    return (await this.session.query(statement, [...values])).rowCount ?? 0;
  }

  /** Resolves once so many other sessions wait for a lock; rejects where they do not come to. */
  async untilWaitedFor(others: number): Promise<void> {
    for (const late = Date.now() + patience; Date.now() < late;) {
      // within a transaction the view would show the same for ever
      await this.session.query('select pg_stat_clear_snapshot()');
      const { rows } = await this.session.query<{ n: number }>(waitingForLocks);
      if (rows[0]!.n >= others) return;
      await pause(5);
    }
    throw new Error(`there are no ${others} sessions that wait for a lock`);
  }

  /** Ends the transaction and the session, once. */
  async letGo(ending: 'commit' | 'rollback' = 'commit'): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    await this.session.query(ending);
    await this.session.end();
  }
}
