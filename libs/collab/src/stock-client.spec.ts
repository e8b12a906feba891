import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { Editor, rules, seededDice } from './editor.stories.js';
import { MemoryUpdateLog } from './memory-update-log.js';
import type { Peer } from './peer.js';
import { Rooms } from './rooms.js';

/** A line from the server to its clients that a test can hold up. */
class Line {
  #held: (() => void)[] | null = null;

  hold(): void {
    this.#held = [];
  }

  letGo(): void {
    for (const send of this.#held ?? []) send();
    this.#held = null;
  }

  send(send: () => void): void {
    if (this.#held) this.#held.push(send);
    else send();
  }
}

const peerOf = (socket: WebSocket, author: string, line: Line): Peer => ({
  author,
  wantsSaved: false,
  presence: { name: author },
  mayWrite: () => true,
  send: (messages) => {
    for (const message of messages) line.send(() => socket.send(message));
    return true;
  },
  close: (code, reason) => socket.close(code, reason),
});

class StockClient {
  readonly doc = new Y.Doc();
  readonly editor = new Editor(this.doc, seededDice(1));
  readonly provider: WebsocketProvider;

  constructor(url: string, name: string) {
    this.provider = new WebsocketProvider(url, 'document', this.doc, {
      WebSocketPolyfill: WebSocket as never,
      disableBc: true,
      params: { name },
    });
    this.provider.awareness.setLocalStateField('user', { name: 'whoever' });
  }

  get text(): string {
    return this.editor.fragment.toJSON();
  }

  /** Resolves once something holds, asked after whatever happens to this client. */
  until(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const check = () => holds() && resolve();
      this.doc.on('update', check);
      this.provider.on('sync', check);
      this.provider.on('status', check);
      this.provider.awareness.on('change', check);
      check();
    });
  }

  seen(other: StockClient): unknown {
    return this.provider.awareness.getStates().get(other.doc.clientID)?.['user'];
  }
}

describe('the stock client of y-websocket', () => {
  const line = new Line();
  let server: WebSocketServer;
  let rooms: Rooms;
  let clients: StockClient[];
  let refused: number[];

  beforeEach(async () => {
    clients = [];
    refused = [];
    rooms = new Rooms({ log: new MemoryUpdateLog(), rules });
    server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    server.on('connection', (socket, { url }) => {
      const name = new URL(url!, 'http://host').searchParams.get('name')!;
      const connection = rooms.join('document', peerOf(socket, name, line));
      socket.on('message', (data) => connection.receive(new Uint8Array(data as Buffer)));
      socket.on('close', () => connection.leave());
      socket.on('error', () => socket.terminate());
    });
    await once(server, 'listening');
  });

  afterEach(async () => {
    for (const { provider, doc } of clients) {
      provider.destroy();
      doc.destroy();
    }
    await rooms.close();
    server.close();
  });

  const client = (name: string): StockClient => {
    const { port } = server.address() as AddressInfo;
    const made = new StockClient(`ws://127.0.0.1:${port}`, name);
    made.provider.on('closed', ({ code }: { code: number }) => refused.push(code));
    clients.push(made);
    return made;
  };

  const two = async () => {
    const [ana, ben] = [client('ana'), client('ben')];
    await ana.until(() => ana.provider.synced);
    await ben.until(() => ben.provider.synced);
    ana.editor.type('Together');
    await ben.until(() => ben.text.includes('Together'));
    return [ana, ben] as const;
  };

  it('syncs, and sees who is there under the names that the server gives', async () => {
    const [ana, ben] = await two();
    await ben.until(() => ben.seen(ana) !== undefined);
    await ana.until(() => ana.seen(ben) !== undefined);
    expect(ben.seen(ana)).toEqual({ name: 'ana' });
    ana.provider.disconnect();
    await ben.until(() => ben.seen(ana) === undefined);
  });

  it('writes offline, comes back, and presses a key before the server has said anything', async () => {
    const [ana, ben] = await two();
    ana.provider.disconnect();
    ana.editor.type(' offline');
    ben.editor.type(' meanwhile');
    line.hold();
    ana.provider.connect();
    await ana.until(() => ana.provider.wsconnected);
    ana.editor.type('!');
    await new Promise((resolve) => setImmediate(resolve));
    line.letGo();
    await ben.until(() => ben.text.includes(' offline') && ben.text.includes('!'));
    await ana.until(() => ana.text === ben.text);
    expect(refused).toEqual([]);
  });

  it('is told to come back, and does, where the server goes away', async () => {
    const [ana, ben] = await two();
    for (const socket of server.clients) socket.terminate();
    await ana.until(() => !ana.provider.wsconnected);
    ana.editor.type(' again');
    await ben.until(() => ben.text.includes(' again'));
  });
});
