import { applyAwarenessUpdate, Awareness } from 'y-protocols/awareness';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { readMessage, writeMessage, type Message } from '#libs/collab';
import type { Person } from '../person.js';
import { inTime } from './in-time.js';

/** How a line ended: with the code of the close, and the reason that type 101 gave if it did. */
export interface LineEnd {
  readonly code: number;
  readonly refused: string | null;
}

/** A connection to a document (`?ack=1`) that says whatever it is told to, whether or not a decent client would. */
export class RawLine {
  /** What the server showed. */
  readonly shown = new Y.Doc();
  readonly ended: Promise<LineEnd>;
  /** Whose cursors it was shown. */
  readonly others = new Awareness(this.shown);
  saved = 0;
  private isShown = false;
  private refused: string | null = null;
  private waiting: (() => void)[] = [];

  private constructor(private readonly socket: WebSocket) {
    this.ended = new Promise((done) =>
      socket.on('close', (code) => {
        this.others.destroy();
        done({ code, refused: this.refused });
      }),
    );
    socket.on('error', () => undefined);
    socket.on('message', (data: Buffer) => this.hear(readMessage(new Uint8Array(data))));
  }

  /** Connects; resolves once the upgrade is done. */
  static async open({ url, cookie }: Person, documentId: string): Promise<RawLine> {
    const address = `${url.replace('http', 'ws')}/collab/${documentId}?ack=1`;
    const socket = new WebSocket(address, { headers: { cookie } });
    const line = new RawLine(socket);
    await new Promise<void>((done, fail) =>
      socket.once('open', () => done()).once('error', (error) => fail(error)),
    );
    return line;
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  sends(bytes: Uint8Array): void {
    this.socket.send(bytes);
  }

  says(message: Message): void {
    this.sends(writeMessage(message));
  }

  writes(update: Uint8Array): void {
    this.says({ kind: 'update', update });
  }

  /** Asks for the whole document, and has it. */
  async reads(): Promise<Y.Doc> {
    this.says({ kind: 'step1', vector: Y.encodeStateVector(new Y.Doc()) });
    await this.until(() => this.isShown, 'the document is shown');
    return this.shown;
  }

  /** Resolves once something holds; asked after everything that is heard. */
  until(holds: () => boolean, what: string, milliseconds = 10_000): Promise<void> {
    const come = new Promise<void>((done) => {
      const check = () => {
        if (holds()) done();
      };
      this.waiting.push(check);
      check();
    });
    return inTime(come, what, milliseconds);
  }

  leaves(): void {
    this.socket.terminate();
  }

  /** From now on it does not answer when the server hangs up, and talks on. */
  staysOn(): void {
    this.socket.close = () => undefined;
  }

  private hear(message: Message): void {
    if (message.kind === 'step2' || message.kind === 'update')
      Y.applyUpdate(this.shown, message.update);
    if (message.kind === 'step2') this.isShown = true;
    if (message.kind === 'awareness') applyAwarenessUpdate(this.others, message.update, this);
    if (message.kind === 'saved') this.saved = message.count;
    if (message.kind === 'refused') this.refused = message.reason;
    for (const check of Array.from(this.waiting)) check();
  }
}
