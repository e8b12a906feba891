import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Database } from './connection.js';
import { LeanQuery, type LeanStatement, type TextRow } from './lean-query.js';

/**
 * A statement that is prepared once per session under its name. Values go as bytes in Postgres' binary format; results
 * come as `pg` reads them, a bigint as a string and a bytea as a Buffer.
 */
export type DirectStatement = LeanStatement;

const mostSessions = 4;
/** Postgres makes a plan for the values given five times before it keeps one for all. */
const timesUntilPlanned = 6;
/** A session that does not answer for so long is given up; whether its work was done is then not known. */
const patience = 15_000;
/** A session that was quiet for so long is asked by the kernel whether it lives: what forgets quiet ones must not. */
const quiet = 30_000;

/** Sessions without an ORM, for the few statements that run hundreds of times a second. */
@Injectable()
export class DirectSessions implements OnApplicationShutdown {
  private readonly log = new Logger(DirectSessions.name);
  private readonly pool: pg.Pool;
  private kept: pg.PoolClient | undefined;
  private isClosed = false;

  constructor({ connection }: Database) {
    this.pool = new pg.Pool({
      ...connection,
      max: mostSessions,
      connectionTimeoutMillis: patience,
      query_timeout: patience,
      // who comes after a quiet hour need not wait for sessions either
      idleTimeoutMillis: 0,
      keepAlive: true,
      keepAliveInitialDelayMillis: quiet,
    });
    this.pool.on('error', (error) => this.log.warn(error.message));
    // a session that breaks while it works says so twice: to whoever waits for it, and here
    this.pool.on('connect', (session) => session.on('error', () => this.dropKept(session)));
  }

  /** Runs a statement; its rows as arrays of columns. A session on which it failed is not used again. */
  run<Row extends unknown[]>(
    statement: DirectStatement,
    values: readonly (Buffer | null)[],
  ): Promise<Row[]> {
    return this.inSession(async (session) => {
      const { rows } = await session.query<Row>(queryOf(statement, values));
      return rows;
    });
  }

  /** Runs a statement at the least cost; its columns as Postgres writes them in text. */
  runLean(
    statement: DirectStatement,
    values: readonly (Buffer | null)[],
  ): Promise<readonly TextRow[]> {
    return this.inSession(
      (session) =>
        new Promise((resolve, reject) => {
          const done = (error: Error | null, rows: readonly TextRow[] = []) =>
            error ? reject(error) : resolve(rows);
          session.query(new LeanQuery(statement, [...values], done));
        }),
    );
  }

  /**
   * Opens every session and has it plan a statement for good, before many want it at once. Where that cannot be, sessions
   * are opened when they are needed.
   */
  async prepare(statement: DirectStatement, values: readonly (Buffer | null)[]): Promise<void> {
    const plan = async (session: pg.PoolClient) => {
      for (let times = 0; times < timesUntilPlanned; times++)
        await session.query(queryOf(statement, values));
    };
    const all = Array.from({ length: mostSessions }, () => this.inSession(plan));
    for (const ended of await Promise.allSettled(all))
      if (ended.status === 'rejected') this.log.warn(ended.reason);
  }

  private async inSession<Answer>(work: (session: pg.PoolClient) => Promise<Answer>) {
    const session = this.takeKept() ?? (await this.pool.connect());
    let failed = true;
    try {
      const answer = await work(session);
      failed = false;
      return answer;
    } finally {
      this.giveBack(session, failed);
    }
  }

  private takeKept(): pg.PoolClient | undefined {
    const { kept } = this;
    this.kept = undefined;
    return kept;
  }

  private dropKept(session: pg.PoolClient): void {
    if (session === this.kept) this.takeKept()?.release(true);
  }

  /** Keeps one session at hand, unless somebody waits: to fetch it from the pool costs as much as a short statement. */
  private giveBack(session: pg.PoolClient, failed: boolean): void {
    const isWanted = this.kept === undefined && this.pool.waitingCount === 0;
    if (failed || !isWanted || this.isClosed) session.release(failed);
    else this.kept = session;
  }

  /** The last of all: what was accepted is still to be saved when everything else has stopped. */
  async onApplicationShutdown(): Promise<void> {
    this.isClosed = true;
    this.takeKept()?.release();
    await this.pool.end();
  }
}

const queryOf = (
  statement: DirectStatement,
  values: readonly (Buffer | null)[],
): pg.QueryArrayConfig => ({ ...statement, values: [...values], rowMode: 'array' });
