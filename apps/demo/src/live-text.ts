import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { documentRoot } from '#libs/drafting';
import type { Activity } from './activity.js';
import type { Pace } from './pace.js';
import type { ScriptedParagraph } from './script/text.js';
import type { Visitor } from './visitor.js';

/** y-websocket makes its socket itself; this one shows whose it is. */
const socketOf = (cookie: string) =>
  class extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { cookie } });
    }
  } as unknown as typeof globalThis.WebSocket;

/** A text open in somebody's browser, by the stock y-websocket client. */
export class LiveText {
  readonly doc = new Y.Doc();
  readonly #provider: WebsocketProvider;
  #isWritable = true;

  private constructor({ url, cookie }: Visitor, documentId: string, activity: Activity) {
    const address = `${url.replace('http', 'ws')}/collab`;
    this.#provider = new WebsocketProvider(address, documentId, this.doc, {
      WebSocketPolyfill: socketOf(cookie),
      disableBc: true,
    });
    this.#provider.on('closed', () => (this.#isWritable = false));
    this.doc.on('update', (_update: Uint8Array, origin: unknown) => {
      if (origin !== this.#provider) activity.updatesTyped += 1;
    });
    this.#shareMyCaretOnly();
  }

  /** Opens a document and waits for its words. */
  static async open(
    visitor: Visitor,
    documentId: string,
    { activity, pace }: { activity: Activity; pace: Pace },
  ): Promise<LiveText> {
    const text = new LiveText(visitor, documentId, activity);
    const synced = new Promise<void>((done) => text.#provider.once('sync', () => done()));
    try {
      await pace.within(15, 'a text to open', synced);
    } catch (error) {
      text.close();
      throw error;
    }
    return text;
  }

  /** False once the server refused what was written here, because the phase or somebody's role changed. */
  get isWritable(): boolean {
    return this.#isWritable;
  }

  /** The runs of words in the text's blocks, in their order; blocks without any are left out. */
  get runs(): Y.XmlText[] {
    const blocks = this.doc.getXmlFragment(documentRoot).toArray();
    return blocks.flatMap((block) =>
      block instanceof Y.XmlElement
        ? block.toArray().filter((inside) => inside instanceof Y.XmlText)
        : [],
    );
  }

  /** How many blocks stand here, empty ones too. */
  get length(): number {
    return this.doc.getXmlFragment(documentRoot).length;
  }

  /** Adds empty paragraphs at the end, with direction and language where they have one, and gives the runs to write in. */
  addParagraphs(paragraphs: readonly Pick<ScriptedParagraph, 'lang' | 'dir'>[]): Y.XmlText[] {
    const runs = paragraphs.map(() => new Y.XmlText());
    const elements = paragraphs.map(({ lang, dir }, i) => {
      const element = new Y.XmlElement('paragraph');
      if (lang) element.setAttribute('lang', lang);
      if (dir) element.setAttribute('dir', dir);
      element.insert(0, [runs[i]!]);
      return element;
    });
    this.doc.getXmlFragment(documentRoot).push(elements);
    return runs;
  }

  /** Takes the first block away. */
  removeFirst(): void {
    this.doc.getXmlFragment(documentRoot).delete(0, 1);
  }

  /** Waits until all that others wrote has come here, which is when it is saved. */
  async untilItHas(others: readonly LiveText[], pace: Pace): Promise<void> {
    const hasAll = new Promise<void>((done) => {
      const look = () => {
        if (!others.every((other) => this.#has(other))) return;
        this.doc.off('update', look);
        done();
      };
      this.doc.on('update', look);
      look();
    });
    await pace.within(15, 'words to be saved', hasAll);
  }

  /** Shows the others where I am: a selection between two places of a run, or a caret, each behind what is written before it. */
  showCaret(run: Y.XmlText, head: number, anchor = head): void {
    const at = (index: number) => Y.createRelativePositionFromTypeIndex(run, index, -1);
    this.#provider.awareness.setLocalStateField('cursor', { anchor: at(anchor), head: at(head) });
  }

  close(): void {
    this.#provider.destroy();
    this.doc.destroy();
  }

  #has(other: LiveText): boolean {
    const mine = Y.decodeStateVector(Y.encodeStateVector(this.doc));
    const theirs = Y.decodeStateVector(Y.encodeStateVector(other.doc));
    return [...theirs].every(([client, clock]) => (mine.get(client) ?? 0) >= clock);
  }

  /** y-websocket 3.1 sends on what it hears of others' carets; with many people in one text that is most of the traffic. */
  #shareMyCaretOnly(): void {
    const { awareness } = this.#provider;
    const share = this.#provider._awarenessUpdateHandler;
    awareness.off('update', share);
    awareness.on('update', (change: Parameters<typeof share>[0], origin: unknown) => {
      if (origin === 'local') share(change, origin);
    });
  }
}
