import * as Y from 'yjs';
import { admit, learn, type Verdict } from './admission.js';
import { stateOf } from './compact.js';
import { rules, seededDice, type Dice } from './editor.stories.js';
import { LightIndex } from './light-index.js';
import { defaultLimits } from './limits.js';
import { Neighbours } from './neighbours.js';

const textIn = (doc: Y.Doc) =>
  (doc.getXmlFragment('default').get(0) as Y.XmlElement).get(0) as Y.XmlText;

/** The ids of all that stands in the text, deleted or not, as a replica has it. */
function idsIn(doc: Y.Doc): Y.ID[] {
  const ids: Y.ID[] = [];
  for (let item = textIn(doc)._start; item; item = item.right)
    for (let i = 0; i < item.length; i++) ids.push(Y.createID(item.id.client, item.id.clock + i));
  return ids;
}

/** What an operation follows, as a replica has it. */
function originOf(doc: Y.Doc, id: Y.ID): Y.ID | null {
  const item = Y.getItem(doc.store, id) as Y.Item;
  return item.id.clock === id.clock ? item.origin : Y.createID(id.client, id.clock - 1);
}

/** An operation, what it follows, and so on. */
function chainOf(doc: Y.Doc, id: Y.ID | null): (Y.ID | null)[] {
  const chain = [id];
  for (let at = id; at; chain.push(at)) at = originOf(doc, at);
  return chain;
}

/** An operation, and those before it that were written with it in one go. */
function stretchTo(doc: Y.Doc, id: Y.ID): Y.ID[] {
  const rightOf = (each: Y.ID) => (Y.getItem(doc.store, each) as Y.Item).rightOrigin;
  const stretch = [id];
  for (let at = id, before = originOf(doc, at); before; before = originOf(doc, at)) {
    const goesOn = before.client === at.client && before.clock === at.clock - 1;
    if (!goesOn || !Y.compareIDs(rightOf(before), rightOf(at))) break;
    stretch.push((at = before));
  }
  return stretch;
}

const has = (ids: readonly (Y.ID | null)[], id: Y.ID | null) =>
  ids.some((each) => Y.compareIDs(each, id));

/** What must hold of two neighbours, told from a replica that has everything. */
function mayBeNeighbours(doc: Y.Doc, left: Y.ID | null, right: Y.ID | null): boolean {
  if (!right) return true;
  if (left && has(stretchTo(doc, left), right)) return false;
  return Y.compareIDs(originOf(doc, right), left) || !has(chainOf(doc, right), left);
}

/** One line that people write, over a gate, and the log behind it. */
class Line {
  index = new LightIndex();
  readonly log: Uint8Array[] = [];
  readonly server = new Y.Doc({ gc: false });
  readonly people: Writing[];

  constructor(readonly dice: Dice) {
    const clients = [1, 3, 5, 7].toSorted(() => dice() - 0.5);
    this.people = clients.map((client) => new Writing(client, this));
    const [ana] = this.people;
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('ab')]);
    ana!.doc.getXmlFragment('default').insert(0, [paragraph]);
    ana!.says();
    for (const person of this.people) person.hears();
  }

  offer(bytes: Uint8Array): Verdict {
    const owners = { of: () => 'anybody' };
    const gate = { index: this.index, owners, rules, limits: defaultLimits };
    const verdict = admit(gate, { bytes, author: 'anybody', mayWrite: true });
    if (verdict.kind !== 'taken') return verdict;
    this.index.settle();
    this.log.push(bytes);
    Y.applyUpdate(this.server, bytes);
    return verdict;
  }

  /** The index as it is made from a checkpoint. */
  restarts(): void {
    this.index = new LightIndex();
    learn(this.index, stateOf(this.log));
  }

  /** Somebody hostile who has heard everything puts an operation of each client id between any two others. */
  forges(clients: readonly number[]): readonly [verdict: Verdict, mayBe: boolean] {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.server));
    const before = Y.encodeStateVector(doc);
    let mayBe = true;
    for (const client of clients) {
      const ids = [null, ...idsIn(doc)];
      const [left, right] = [this.dice.pick(ids), this.dice.pick(ids)];
      mayBe &&= mayBeNeighbours(doc, left, right);
      doc.transact((transaction) => {
        const id = Y.createID(client, Y.getState(doc.store, client));
        const content = new Y.ContentString(this.dice.pick(['e', 'e\u{1F54A}']));
        const item = new Y.Item(id, null, left, null, right, textIn(doc), null, content);
        item.getMissing(transaction, doc.store);
        item.integrate(transaction, 0);
      });
    }
    return [this.offer(Y.encodeStateAsUpdate(doc, before)), mayBe];
  }
}

class Writing {
  readonly doc = new Y.Doc({ gc: false });
  private readonly unsaid: Uint8Array[] = [];
  private heard = 0;

  constructor(
    client: number,
    private readonly line: Line,
  ) {
    this.doc.clientID = client;
    this.doc.on('update', (update: Uint8Array, origin) => {
      if (origin !== this) this.unsaid.push(update);
    });
  }

  acts(): void {
    const { dice } = this.line;
    const text = textIn(this.doc);
    dice.pick([
      () => text.insert(dice.below(text.length + 1), 'x'),
      () => text.insert(dice.below(text.length + 1), 'yz'),
      () => text.delete(dice.below(text.length), 1),
      () => this.says(),
      () => this.hears(),
    ])();
  }

  says(): void {
    for (const update of this.unsaid.splice(0))
      expect(this.line.offer(update).kind).toMatch(/taken|known/);
  }

  hears(): void {
    for (; this.heard < this.line.log.length; this.heard++)
      Y.applyUpdate(this.doc, this.line.log[this.heard]!, this);
  }
}

describe('neighbours', () => {
  it('are believed where they may be true, and the text is the same for all', () => {
    let [taken, refused] = [0, 0];
    for (let seed = 1; seed <= 400; seed++) {
      const line = new Line(seededDice(seed));
      for (let step = 0; step < 40; step++) {
        line.dice.pick(line.people).acts();
        if (line.dice() < 0.2) {
          const [verdict, mayBe] = line.forges([0, 4, 8].slice(line.dice.below(3)));
          expect([seed, step, verdict.kind]).toEqual([seed, step, mayBe ? 'taken' : 'refused']);
          if (mayBe) taken++;
          else refused++;
        }
        if (step === 25) line.restarts();
      }
      for (const person of line.people) person.says();
      for (const person of line.people) person.hears();
      const newcomer = new Y.Doc();
      Y.applyUpdate(newcomer, stateOf(line.log));
      const docs = [newcomer, line.server, ...line.people.map(({ doc }) => doc)];
      expect([seed, new Set(docs.map((doc) => textIn(doc).toJSON())).size]).toEqual([seed, 1]);
      expect([seed, new Set(docs.map((doc) => JSON.stringify(idsIn(doc)))).size]).toEqual([
        seed,
        1,
      ]);
    }
    expect(taken).toBeGreaterThan(500);
    expect(refused).toBeGreaterThan(500);
  });

  it('are not looked for without end, and what was looked at counts', () => {
    const index = new LightIndex();
    const place = { holder: index.root('default'), attribute: null };
    const puts = (client: number, clock: number, origin: Y.ID | null, rightOrigin: Y.ID | null) => {
      const item = { client, clock, origin, rightOrigin, place };
      const placed = { ...item, length: 1, holder: undefined, deleted: false };
      index.put([placed]);
      return placed;
    };
    let last: Y.ID | null = null;
    for (let i = 0; i < 110_000; i++) {
      const [client, clock] = [i % 2, i >> 1];
      puts(client, clock, last, null);
      last = Y.createID(client, clock);
    }
    puts(4, 0, last, null);
    puts(5, 0, last, null);
    const between = puts(6, 0, Y.createID(4, 0), Y.createID(5, 0));
    const neighbours = new Neighbours(index);
    expect(() => neighbours.refuseStrangers(between)).toThrow('takes too long');
    expect(neighbours.cost).toBeGreaterThanOrEqual(10_000);
  });
});
