import { inSession, type Connection } from '../../apps/server/src/platform/database/connection.js';

/** Asks a database, and answers the rows. */
export type Ask = <Row extends object>(statement: string, values?: unknown[]) => Promise<Row[]>;

/** Lets some work ask a database again and again, in one session. */
export const asking = <Answer>(
  connection: Connection,
  work: (ask: Ask) => Promise<Answer>,
): Promise<Answer> =>
  inSession(connection, (session) =>
    work(async <Row extends object>(statement: string, values: unknown[] = []) => {
      const { rows } = await session.query<Row>(statement, values);
      return rows;
    }),
  );
