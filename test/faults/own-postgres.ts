import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inSession, type Connection } from '../../apps/server/src/platform/database/connection.js';
import { openCluster } from '../../apps/server/src/platform/database/embedded/cluster.js';
import { dataHome } from '../../apps/server/src/platform/database/embedded/data-home.js';
import {
  runPostmaster,
  type Postmaster,
  type Site,
} from '../../apps/server/src/platform/database/embedded/postmaster.js';
import { findPrograms } from '../../apps/server/src/platform/database/embedded/programs.js';
import { temporaryFolder } from '../setup/temporary-folder.js';
import { asking } from './asking.js';
import { endProcess } from './process-table.js';

const database = 'plenary';

/** A Postgres that nobody revives: a fault's own, for DATABASE_URL, always found at the same place while it runs. */
export class OwnPostgres {
  private constructor(
    private readonly folder: string,
    private readonly site: Site,
    private postmaster: Postmaster,
  ) {
    process.once('exit', this.#endWithThisProcess);
  }

  static async start(): Promise<OwnPostgres> {
    const folder = await temporaryFolder('own-postgres');
    const home = await dataHome(folder);
    const programs = await findPrograms(home.as);
    const site = { home, programs, cluster: await openCluster(home, programs) };
    const postgres = new OwnPostgres(folder, site, await runPostmaster(site));
    await inSession(postgres.postmaster.connection, (session) =>
      session.query(`create database ${database}`),
    );
    return postgres;
  }

  get connection(): Connection {
    return { ...this.postmaster.connection, database };
  }

  /** As DATABASE_URL, over its Unix socket or at the given place in front of it. */
  url(at?: { readonly port: number }): string {
    const { host, port, user, password } = this.connection;
    const place = at ? `127.0.0.1:${at.port}` : 'localhost';
    const socket = at ? '' : `?host=${encodeURIComponent(host)}&port=${port}`;
    return `postgres://${user}:${password}@${place}/${database}${socket}`;
  }

  /** Runs one statement and answers its rows. */
  async query<Row extends object>(statement: string, values: unknown[] = []): Promise<Row[]> {
    return asking(this.connection, (ask) => ask<Row>(statement, values));
  }

  /** Stops it at once, without a word to who is connected. */
  async crash(): Promise<void> {
    await endProcess(this.#pid(), 'SIGQUIT');
  }

  /** Starts it where it was. */
  async restart(): Promise<void> {
    const { host, port } = this.connection;
    this.postmaster = await runPostmaster(this.site, {
      host,
      port,
      isSocket: host.startsWith('/'),
    });
  }

  /** Stops it and takes its folder away. */
  async remove(): Promise<void> {
    await this.postmaster.stop();
    process.off('exit', this.#endWithThisProcess);
    await rm(this.folder, { recursive: true, force: true });
  }

  get #pidFile(): string {
    return join(this.site.cluster.data, 'postmaster.pid');
  }

  #pid(): number {
    return Number(readFileSync(this.#pidFile, 'utf8').split('\n')[0]);
  }

  /** It is nobody's child, so it would stay. */
  readonly #endWithThisProcess = () => {
    if (existsSync(this.#pidFile)) process.kill(this.#pid(), 'SIGQUIT');
  };
}
