import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { readMessage, writeMessage } from '#libs/collab';
import { ConnectionLedger } from '../apps/web/src/drafting/connection-ledger.js';
import type { Person } from './person.js';

/** One frame that left, and the words that it carries. */
interface Sent {
  readonly words: readonly string[];
  readonly at: number;
}

/** Who wants to know at once what a writer was told. */
export interface Listener {
  /** This word is saved, so many milliseconds after it left. */
  saved?(word: string, after: number): void;
  /** This word of somebody else came in. */
  shown?(word: string): void;
}

const wordsToAParagraph = 40;
const wordsIn = (text: string) => text.split(/\s+/).filter(Boolean);

/** The words of a text as it is now. */
export const wordsOf = (doc: Y.Doc): Set<string> =>
  new Set(
    wordsIn(
      doc
        .getXmlFragment('default')
        .toJSON()
        .replaceAll(/<[^>]*>/g, ' '),
    ),
  );

/** The words that an update brings, without applying it. */
const wordsOfUpdate = (update: Uint8Array): string[] =>
  Y.decodeUpdate(update).structs.flatMap((struct) =>
    struct instanceof Y.Item && struct.content instanceof Y.ContentString
      ? wordsIn(struct.content.str)
      : [],
  );

/**
 * Somebody who types word after word on one text, and remembers what the server promised: which of the words it said it
 * saved, and which words of others it showed. Every word must be new; a frame carries whole words.
 */
export class SavedWriter {
  readonly doc = new Y.Doc();
  readonly saved = new Set<string>();
  readonly shown = new Set<string>();
  /** What this person's browser says of it. */
  readonly ledger = new ConnectionLedger();
  /** Why the last connection ended. */
  cut: { readonly code: number; readonly reason: string } | null = null;
  readonly #typed = new Set<string>();
  readonly #unsaved = new Set<string>();
  #paragraph: Y.XmlText | undefined;
  #socket: WebSocket | undefined;
  #sent: Sent[] = [];
  #counted = 0;
  #isAnswered = false;
  #isSynced = false;
  #isStopped = false;
  #gone: Promise<void> = Promise.resolve();
  #waiting: (() => void)[] = [];

  constructor(
    private readonly person: Person,
    private readonly documentId: string,
    private readonly listener: Listener = {},
  ) {}

  /** What it typed and was not told to be saved. */
  get unsaved(): ReadonlySet<string> {
    return this.#unsaved;
  }

  /** Resolves once this connection has ended and everything that it brought was heard. */
  get gone(): Promise<void> {
    return this.#gone;
  }

  /** Connects, takes the text and hands over what is not saved; resolves once all of that is, rejects if it is cut. */
  async connect(): Promise<void> {
    const address = `${this.person.url.replace('http', 'ws')}/collab/${this.documentId}?ack=1`;
    const socket = new WebSocket(address, { headers: { cookie: this.person.cookie } });
    this.#begin(socket);
    let isCut = false;
    void this.#gone.then(() => {
      isCut = true;
      this.#changed();
    });
    await this.#once(() => isCut || (this.#isSynced && this.#counted > 0));
    if (isCut) throw new Error(`cut: ${this.cut?.code} ${this.cut?.reason}`);
  }

  /** Stays connected, coming back after every cut as a browser does, until `stop`; rejects where it may not come back. */
  async stay(): Promise<void> {
    while (!this.#isStopped) {
      await this.connect().catch(() => undefined);
      await this.#gone;
      if (this.cut && this.cut.code >= 4400 && this.cut.code < 4500)
        throw new Error(`sent away for good: ${this.cut.code} ${this.cut.reason}`);
      await pause(250);
    }
  }

  /** Types one word at the end of this person's own paragraph. */
  type(word: string): void {
    this.edit(word, () => this.#write(word));
  }

  /** Changes the text in any other way; what is promised of the change is kept under a name, as of a word. */
  edit(name: string, change: (text: Y.XmlFragment) => void): void {
    const before = Y.encodeStateVector(this.doc);
    this.doc.transact(() => change(this.doc.getXmlFragment('default')));
    this.#typed.add(name);
    this.#unsaved.add(name);
    this.ledger.changed(performance.now(), this.#isAnswered);
    if (!this.#isAnswered) return;
    this.#send('update', Y.encodeStateAsUpdate(this.doc, before), [name]);
  }

  /** Reads nothing for a while, not even that the connection has ended. */
  pause(): void {
    this.#socket?.pause();
  }

  resume(): void {
    this.#socket?.resume();
  }

  /** Resolves once something holds that can only change by what is heard. */
  until(holds: () => boolean, what: string, within = 20_000): Promise<void> {
    const late = pause(within, undefined, { ref: false }).then(() => {
      throw new Error(`waited in vain: ${what}`);
    });
    return Promise.race([this.#once(holds), late]);
  }

  /** Leaves at once. */
  stop(): void {
    this.#isStopped = true;
    this.#socket?.terminate();
  }

  #begin(socket: WebSocket): void {
    this.#isStopped = false;
    this.#socket = socket;
    this.#sent = [];
    this.#counted = 0;
    this.#isSynced = false;
    this.cut = null;
    socket.on('open', () => {
      this.ledger.connected();
      socket.send(writeMessage({ kind: 'step1', vector: Y.encodeStateVector(this.doc) }));
    });
    socket.on('message', (bytes: Buffer) => this.#hear(new Uint8Array(bytes)));
    socket.on('error', () => undefined);
    this.#gone = new Promise((done) =>
      socket.on('close', (code, reason) => {
        this.#isAnswered = false;
        this.cut = { code, reason: reason.toString() };
        this.ledger.disconnected();
        done();
      }),
    );
  }

  #write(word: string): void {
    if (this.#typed.size % wordsToAParagraph === 0) {
      this.#paragraph = new Y.XmlText();
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [this.#paragraph]);
      this.doc.getXmlFragment('default').push([paragraph]);
    }
    this.#paragraph!.insert(this.#paragraph!.length, `${word} `);
  }

  #send(kind: 'step2' | 'update', update: Uint8Array, words: readonly string[]): void {
    const frame = writeMessage({ kind, update });
    this.#sent.push({ words, at: performance.now() });
    this.ledger.sent(frame);
    this.#socket!.send(frame);
  }

  #hear(bytes: Uint8Array): void {
    const message = readMessage(bytes);
    if (message.kind === 'step1') this.#answer(message.vector);
    else if (message.kind === 'step2' || message.kind === 'update') this.#take(message);
    else if (message.kind === 'saved') this.#note(message.count);
    this.#changed();
  }

  #answer(vector: Uint8Array): void {
    this.#isAnswered = true;
    this.#send('step2', Y.encodeStateAsUpdate(this.doc, vector), [...this.#unsaved]);
  }

  #take({ kind, update }: { kind: 'step2' | 'update'; update: Uint8Array }): void {
    for (const word of wordsOfUpdate(update)) {
      if (this.#typed.has(word) || this.shown.has(word)) continue;
      this.shown.add(word);
      this.listener.shown?.(word);
    }
    Y.applyUpdate(this.doc, update, this);
    if (kind !== 'step2') return;
    this.#isSynced = true;
    this.ledger.synced();
  }

  /** The counter covers every frame of this connection up to it. */
  #note(count: number): void {
    const now = performance.now();
    for (const { words, at } of this.#sent.slice(this.#counted, count)) {
      for (const word of words) {
        this.saved.add(word);
        this.#unsaved.delete(word);
        this.listener.saved?.(word, now - at);
      }
    }
    this.#counted = count;
    this.ledger.savedUpTo(count);
  }

  #once(holds: () => boolean): Promise<void> {
    return new Promise((done) => {
      const check = () => {
        if (!holds()) return;
        this.#waiting = this.#waiting.filter((each) => each !== check);
        done();
      };
      this.#waiting.push(check);
      check();
    });
  }

  #changed(): void {
    for (const check of Array.from(this.#waiting)) check();
  }
}

/** The text as a newcomer gets it now. */
export async function readAsNewcomer(person: Person, documentId: string): Promise<Y.Doc> {
  const newcomer = new SavedWriter(person, documentId);
  await newcomer.connect();
  newcomer.stop();
  await newcomer.gone;
  return newcomer.doc;
}
