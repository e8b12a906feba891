import { readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { builtServer } from '../setup/built-server.js';
import { embeddedConnection } from '../setup/embedded-connection.js';
import { startServer, type Ending, type ServerProcess } from '../setup/server-process.js';
import { temporaryFolder } from '../setup/temporary-folder.js';
import { Person } from '../person.js';
import { asking, type Ask } from './asking.js';
import { endProcess } from './process-table.js';

interface Surroundings {
  /** Where it keeps its data; a temporary folder of its own if absent. */
  readonly folder?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What Node itself is told. */
  readonly node?: readonly string[];
}

/** A Plenary with a folder and a port of its own, whose built server is started, killed and started again. */
export class Installation {
  #server: ServerProcess | undefined;

  private constructor(
    readonly url: string,
    readonly folder: string,
    private readonly launch: Pick<Surroundings, 'env' | 'node'>,
  ) {}

  /** Makes one and starts it. */
  static async start({ folder, ...launch }: Surroundings = {}): Promise<Installation> {
    await builtServer();
    const url = `http://127.0.0.1:${await freePort()}`;
    const home = folder ?? (await temporaryFolder('fault'));
    const installation = new Installation(url, home, launch);
    await installation.start();
    return installation;
  }

  /** The process that serves now. */
  get server(): ServerProcess {
    if (!this.#server) throw new Error('the server does not run');
    return this.#server;
  }

  /** Starts the server again on what is there; rejects where it ends instead. */
  async start(): Promise<void> {
    const { port } = new URL(this.url);
    const env = { ...this.launch.env, PORT: port, DATA_DIR: this.folder };
    this.#server = startServer({ ...this.launch, env, isBuilt: true });
    await this.#server.ready;
  }

  /** Ends the server by a signal. */
  async end(signal: NodeJS.Signals): Promise<Ending> {
    const { server } = this;
    this.#server = undefined;
    return server.kill(signal);
  }

  /** Stops the embedded Postgres at once, as a crash would (SIGQUIT) or worse (SIGKILL). */
  async endDatabase(signal: 'SIGQUIT' | 'SIGKILL'): Promise<void> {
    const pidFile = join(this.#postgres, 'cluster', 'data', 'postmaster.pid');
    await endProcess(Number((await readFile(pidFile, 'utf8')).split('\n')[0]), signal);
  }

  /** Asks the embedded database, beside the server, and answers the rows. */
  async query<Row extends object>(statement: string, values: unknown[] = []): Promise<Row[]> {
    return this.asking((ask) => ask<Row>(statement, values));
  }

  /** Lets some work ask it again and again, in one session. */
  async asking<Answer>(work: (ask: Ask) => Promise<Answer>): Promise<Answer> {
    return asking(await embeddedConnection(this.folder), work);
  }

  /** The organizer, signed in by the link that the first start printed. */
  async organizer(): Promise<Person> {
    const organizer = new Person(this.url);
    const token = await this.#organizerToken();
    await organizer.post('/api/sign-in', { token });
    return organizer;
  }

  /** Stops the server, if it runs. */
  async stop(): Promise<void> {
    if (this.#server) await this.end('SIGTERM');
  }

  /** Stops everything and takes the folder away. */
  async remove(): Promise<void> {
    await this.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  get #postgres(): string {
    return join(this.folder, 'postgres');
  }

  async #organizerToken(): Promise<string> {
    for (let tries = 0; tries < 100; tries++) {
      const token = /^organizer \S+#(\S+)$/m.exec(this.server.printed())?.[1];
      if (token) return token;
      await pause(20);
    }
    throw new Error('the server printed no link for the organizer');
  }
}

/** A port that stays the same over restarts, so that everybody finds the server again. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
