import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Database } from './connection.js';

/**
 * A statement that is prepared once per session under its name. Values go as bytes in Postgres' binary format; results
 * come as `pg` reads them, a bigint as a string and a bytea as a Buffer.
 */
export interface DirectStatement {
  readonly name: string;
  readonly text: string;
}

const mostSessions = 4;
/** A session that does not answer for so long is given up; whether its work was done is then not known. */
const patience = 15_000;

/** Sessions without an ORM, for the few statements that run hundreds of times a second. */
@Injectable()
export class DirectSessions implements OnApplicationShutdown {
  private readonly log = new Logger(DirectSessions.name);
  private readonly pool: pg.Pool;

  constructor({ connection }: Database) {
    this.pool = new pg.Pool({
      ...connection,
      max: mostSessions,
      connectionTimeoutMillis: patience,
      query_timeout: patience,
      keepAlive: true,
    });
    this.pool.on('error', (error) => this.log.warn(error.message));
    // a session that breaks while it works says so twice: to whoever waits for it, and here
    this.pool.on('connect', (session) => session.on('error', () => undefined));
  }

  /** Runs a statement; its rows as arrays of columns. A session on which it failed is not used again. */
  async run<Row extends unknown[]>(
    statement: DirectStatement,
    values: readonly (Buffer | null)[],
  ): Promise<Row[]> {
    const session = await this.pool.connect();
    let failed = true;
    try {
      const query = { ...statement, values: [...values], rowMode: 'array' } as const;
      const { rows } = await session.query<Row>(query);
      failed = false;
      return rows;
    } finally {
      session.release(failed);
    }
  }

  /** The last of all: what was accepted is still to be saved when everything else has stopped. */
  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
