import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Connection } from '../../apps/server/src/platform/database/connection.js';

/** The name of the statement that appends updates, as the server calls it. */
const append = 'document-append';

/** A way to Postgres over TCP that now and then breaks after an append was handed over, so that its answer never comes. */
export class PostgresDoor {
  /** How many appends went in, and how many of them got no answer. */
  appends = 0;
  cuts = 0;
  readonly #server = createServer((client) => this.#admit(client));
  readonly #open = new Set<Socket>();

  private constructor(
    private readonly postgres: Connection,
    private readonly cutsEvery: number,
  ) {}

  /** Opens one; of so many appends one is cut. */
  static async open(postgres: Connection, { cutsEvery }: { cutsEvery: number }) {
    const door = new PostgresDoor(postgres, cutsEvery);
    await new Promise<void>((listening) => door.#server.listen(0, '127.0.0.1', listening));
    return door;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.#open) socket.destroy();
    await new Promise((closed) => this.#server.close(closed));
  }

  #admit(client: Socket): void {
    const { host, port } = this.postgres;
    const inside = connect(`${host}/.s.PGSQL.${port}`);
    let isToBeCut = false;
    client.on('data', (bytes: Buffer) => {
      if (bytes.includes(append)) isToBeCut = ++this.appends % this.cutsEvery === 0;
      inside.write(bytes);
    });
    inside.on('data', (bytes: Buffer) => {
      if (!isToBeCut) return client.write(bytes);
      // Postgres answers once it has committed
      this.cuts++;
      client.destroy();
      return inside.end();
    });
    this.#tie(client, inside);
    this.#tie(inside, client);
  }

  #tie(one: Socket, other: Socket): void {
    this.#open.add(one);
    one.on('error', () => undefined);
    one.on('close', () => {
      this.#open.delete(one);
      other.end();
    });
  }
}
