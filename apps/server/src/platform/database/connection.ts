import pg from 'pg';

/** How to reach one Postgres database. With a Unix socket, `host` is the socket's folder. */
export interface Connection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  readonly ssl: false | { readonly rejectUnauthorized: boolean; readonly ca?: string };
}

/** A database that is open for this process. A class, so that it can be injected. */
export abstract class Database {
  abstract readonly connection: Connection;
  /** Whether other processes of Plenary may use it at the same time. */
  abstract readonly isShared: boolean;
  /** Ends whatever was started for it; may be called twice. */
  abstract stop(): Promise<void>;
}

/** A single session, open until its `end`. */
export async function connect(connection: Connection): Promise<pg.Client> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 10_000 });
  // one that breaks between two statements says so to the next of them
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

/** Does some work in a session of its own and closes it. */
export async function inSession<T>(
  connection: Connection,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = await connect(connection);
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
