import * as Y from 'yjs';
import type { OpenDocument } from '../person.js';
import { mustHold } from './fault.js';
import { inTime } from './in-time.js';
import type { Meeting } from './meeting.js';

/** Two people at one text with stock clients, who notice when a word is lost or late or a line is cut. */
export class HonestPair {
  private readonly words: string[] = [];
  private cuts = 0;

  private constructor(
    private readonly ana: OpenDocument,
    private readonly ben: OpenDocument,
  ) {
    for (const { provider } of [ana, ben]) provider.on('connection-close', () => this.cuts++);
  }

  static async at(meeting: Meeting, documentId: string): Promise<HonestPair> {
    const [ana, ben] = [await meeting.member('Ana'), await meeting.member('Ben')];
    return new HonestPair(await ana.person.open(documentId), await ben.person.open(documentId));
  }

  /** The client id under which one of them writes. */
  get writesAs(): number {
    return this.ana.doc.clientID;
  }

  /** How many words they wrote. */
  get count(): number {
    return this.words.length;
  }

  /** One writes a word, and the other must see it; answers how long that took, in milliseconds. */
  async exchange(): Promise<number> {
    const word = `word-${this.words.length}.`;
    const [from, to] = this.words.length % 2 === 0 ? [this.ana, this.ben] : [this.ben, this.ana];
    this.words.push(word);
    const began = performance.now();
    write(from.doc, word);
    await inTime(shows(to.doc, word), `${word} arrives`);
    return performance.now() - began;
  }

  /** Throws unless both have every word, have nothing that waits, and were never cut off. */
  mustBeUndisturbed(): void {
    mustHold(this.cuts === 0, 'no honest line is cut');
    for (const { doc } of [this.ana, this.ben]) {
      mustHold(!doc.store.pendingStructs && !doc.store.pendingDs, 'nothing is pending');
      const text = textOf(doc);
      const missing = this.words.filter((word) => !text.includes(word));
      mustHold(missing.length === 0, `no word is lost: ${missing.join(' ')}`);
    }
  }
}

const textOf = (doc: Y.Doc): string => doc.getXmlFragment('default').toJSON();

function write(doc: Y.Doc, word: string): void {
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(word)]);
    const fragment = doc.getXmlFragment('default');
    fragment.insert(fragment.length, [paragraph]);
  });
}

const shows = (doc: Y.Doc, word: string): Promise<void> =>
  new Promise((done) => {
    const look = () => {
      if (!textOf(doc).includes(word)) return;
      doc.off('update', look);
      done();
    };
    doc.on('update', look);
    look();
  });
