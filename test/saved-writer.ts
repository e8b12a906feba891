import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Person } from './person.js';

const saved = 100;

const frameOf = (kind: 1 | 2, update: Uint8Array): Uint8Array => {
  const frame = encoding.createEncoder();
  encoding.writeVarUint(frame, 0);
  encoding.writeVarUint(frame, kind);
  encoding.writeVarUint8Array(frame, update);
  return encoding.toUint8Array(frame);
};

/** Somebody who types word after word and notes which of them the server said it saved. */
export class SavedWriter {
  private readonly doc = new Y.Doc();
  private socket?: WebSocket;
  private sent: string[] = [];

  constructor(
    private readonly person: Person,
    private readonly documentId: string,
    private readonly onSaved: (word: string) => void,
  ) {}

  /** Connects and hands over whatever the server may not have yet; resolves once that is saved. */
  async connect(): Promise<void> {
    const address = `${this.person.url.replace('http', 'ws')}/collab/${this.documentId}?ack=1`;
    const socket = new WebSocket(address, { headers: { cookie: this.person.cookie } });
    this.socket = socket;
    this.sent = [];
    const caughtUp = new Promise<void>((done) =>
      socket.on('message', (message: Buffer) => {
        if (message[0] !== saved) return;
        done();
        this.note(message);
      }),
    );
    socket.on('error', () => undefined);
    await new Promise((done, fail) => socket.once('open', done).once('error', fail));
    this.send(1, Y.encodeStateAsUpdate(this.doc), '');
    await caughtUp;
  }

  /** Types one word, as a paragraph. */
  type(word: string): void {
    const before = Y.encodeStateVector(this.doc);
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(word)]);
    const fragment = this.doc.getXmlFragment('default');
    fragment.insert(fragment.length, [paragraph]);
    this.send(2, Y.encodeStateAsUpdate(this.doc, before), word);
  }

  stop(): void {
    this.socket?.terminate();
  }

  private send(kind: 1 | 2, update: Uint8Array, word: string): void {
    if (this.socket?.readyState !== WebSocket.OPEN) return;
    this.sent.push(word);
    this.socket.send(frameOf(kind, update));
  }

  /** The counter covers every frame of this connection up to it. */
  private note(message: Buffer): void {
    const count = message[1]! < 128 ? message[1]! : (message[1]! & 127) + message[2]! * 128;
    for (const word of this.sent.slice(0, count)) if (word) this.onSaved(word);
  }
}
