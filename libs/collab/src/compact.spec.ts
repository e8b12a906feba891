import * as Y from 'yjs';
import { applyAll } from './compact.js';
import { seededDice, type Dice } from './editor.stories.js';

const root = (doc: Y.Doc) => doc.getXmlFragment('default');
const textOf = (doc: Y.Doc) => root(doc).toJSON();

/** People who write one line together and hear of each other now and then, sometimes of all at once; the log has all that they say. */
class Line {
  readonly log: Uint8Array[] = [];
  readonly docs = [1, 2, 3, 4].map((client) => this.doc(client));
  private readonly incoming = new Map<Y.Doc, Uint8Array[]>(this.docs.map((doc) => [doc, []]));

  constructor(private readonly dice: Dice) {
    root(this.docs[0]!).insert(0, [new Y.XmlText('we recommend')]);
    this.allCatchUp();
  }

  act(): void {
    const doc = this.dice.pick(this.docs);
    const text = root(doc).get(0) as Y.XmlText;
    const at = this.dice.below(text.length + 1);
    const length = this.dice.below(text.length - at + 1);
    const [bold, href] = [this.dice.pick([{}, null]), this.dice.pick(['a', 'b'])];
    this.dice.pick([
      () => text.format(at, length, { bold }),
      () => text.format(at, length, { link: this.dice.pick([{ href }, null]) }),
      () => text.delete(at, Math.min(3, length)),
      () => text.insert(at, 'x'),
      () => this.catchUp(doc),
    ])();
  }

  /** What somebody hears makes them tidy up, and say so to the others. */
  allCatchUp(): void {
    for (const doc of this.docs) this.catchUp(doc);
    if ([...this.incoming.values()].some((messages) => messages.length > 0)) this.allCatchUp();
  }

  private catchUp(doc: Y.Doc): void {
    const heard = this.incoming.get(doc)!.splice(0);
    const messages = heard.length > 1 && this.dice() < 0.5 ? [Y.mergeUpdates(heard)] : heard;
    for (const update of messages) Y.applyUpdate(doc, update, this);
  }

  private doc(client: number): Y.Doc {
    const doc = new Y.Doc();
    doc.clientID = client;
    doc.on('update', (update: Uint8Array, origin) => {
      if (origin === this) return;
      this.log.push(update);
      for (const [other, messages] of this.incoming) if (other !== doc) messages.push(update);
    });
    return doc;
  }
}

describe('a document as its updates', () => {
  it('shows the marks that the people who wrote it see', () => {
    for (let seed = 1; seed <= 1_000; seed++) {
      const line = new Line(seededDice(seed));
      for (let i = 0; i < 30; i++) line.act();
      line.allCatchUp();
      const loaded = new Y.Doc();
      applyAll(loaded, line.log);
      expect([seed, ...line.docs.map(textOf)]).toEqual([
        seed,
        ...line.docs.map(() => textOf(loaded)),
      ]);
    }
  });
});
