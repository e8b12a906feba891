import { io, type Socket } from 'socket.io-client';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

/** What the server answered to a request that it refused, as problem details. */
export interface Refusal {
  readonly status: number;
  readonly kind: string;
  readonly detail: string;
  readonly at?: string;
}

export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(`${refusal.status} ${refusal.kind}: ${refusal.detail} ${refusal.at ?? ''}`);
  }
}

/** A document open in somebody's browser. */
export interface OpenDocument {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
}

/** Somebody with a browser of their own: a cookie, requests, a live connection, open documents. */
export class Person {
  cookie = '';
  private socket?: Socket;
  private readonly documents: OpenDocument[] = [];

  constructor(readonly url: string) {}

  get = <T>(path: string) => this.ask<T>('GET', path);
  post = <T>(path: string, body: unknown = {}) => this.ask<T>('POST', path, body);
  put = <T>(path: string, body: unknown) => this.ask<T>('PUT', path, body);
  patch = <T>(path: string, body: unknown) => this.ask<T>('PATCH', path, body);
  delete = <T>(path: string) => this.ask<T>('DELETE', path);

  /** The answer as it is: for exports and headers. */
  async fetch(
    path: string,
    init: { method?: string; body?: string; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const answer = await fetch(this.url + path, {
      ...init,
      headers: { cookie: this.cookie, ...init.headers },
    });
    const set = answer.headers.getSetCookie()[0];
    if (set) this.cookie = set.split(';')[0]!;
    return answer;
  }

  private async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const json =
      body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const answer = await this.fetch(path, { method, ...json });
    const text = await answer.text();
    const value: unknown = text ? JSON.parse(text) : undefined;
    if (!answer.ok) throw new Refused(value as Refusal);
    return value as T;
  }

  /** The live connection, once it stands. */
  async live(): Promise<Socket> {
    this.socket ??= io(`${this.url}/live`, {
      transports: ['websocket'],
      extraHeaders: { cookie: this.cookie },
      forceNew: true,
    });
    const { socket } = this;
    if (socket.connected) return socket;
    return new Promise((done, fail) => {
      socket.once('connect', () => done(socket));
      socket.once('connect_error', fail);
    });
  }

  /** Asks over the live connection; a refusal is thrown. */
  async emit<T>(event: string, payload: unknown): Promise<T> {
    const answer = (await (await this.live()).timeout(10_000).emitWithAck(event, payload)) as {
      ok: boolean;
    } & Refusal;
    if (!answer.ok)
      throw new Refused({ ...answer, detail: (answer as unknown as { message: string }).message });
    return answer as T;
  }

  /** The next live event of this name that passes. */
  async next<T>(event: string, passes: (payload: T) => boolean = () => true): Promise<T> {
    const socket = await this.live();
    return new Promise((done) => {
      const hear = (payload: T) => {
        if (!passes(payload)) return;
        socket.off(event, hear);
        done(payload);
      };
      socket.on(event, hear);
    });
  }

  /** Opens a document with the stock y-websocket client; `synced` once it has the text. */
  async open(documentId: string): Promise<OpenDocument> {
    const { cookie } = this;
    class WithCookie extends WebSocket {
      constructor(address: string) {
        super(address, { headers: { cookie } });
      }
    }
    const doc = new Y.Doc();
    const provider = new WebsocketProvider(
      `${this.url.replace('http', 'ws')}/collab`,
      documentId,
      doc,
      {
        WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
        disableBc: true,
      },
    );
    const opened = { doc, provider };
    this.documents.push(opened);
    await new Promise<void>((done) => provider.once('sync', () => done()));
    return opened;
  }

  /** Closes everything that this person has open. */
  leave(): void {
    this.socket?.disconnect();
    for (const { provider, doc } of this.documents.splice(0)) {
      provider.destroy();
      doc.destroy();
    }
  }
}
