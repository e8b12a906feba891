import * as Y from 'yjs';
import type { Verdict } from './admission.js';
import { stateOf } from './compact.js';
import { seededDice, type Dice } from './editor.stories.js';
import { Gated, Person } from './gated.stories.js';
import { LightIndex } from './light-index.js';
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

/** One line that people write, over a gate. */
class Line {
  readonly gated = new Gated();
  readonly people: Person[];

  constructor(readonly dice: Dice) {
    const clients = [1, 3, 5, 7].toSorted(() => dice() - 0.5);
    this.people = clients.map((client) => new Person(`person ${client}`, client, dice));
    const [ana] = this.people;
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText('ab')]);
    ana!.editor.fragment.insert(0, [paragraph]);
    this.says(ana!);
    for (const person of this.people) this.hears(person);
  }

  acts(person: Person): void {
    const { dice } = this;
    const text = textIn(person.doc);
    dice.pick([
      () => text.insert(dice.below(text.length + 1), 'x'),
      () => text.insert(dice.below(text.length + 1), 'yz'),
      () => text.delete(dice.below(text.length), 1),
      () => this.says(person),
      () => this.hears(person),
    ])();
  }

  says({ unsent, name }: Person): void {
    for (const update of unsent.splice(0))
      expect(this.gated.offer(update, name).kind).toMatch(/taken|known/);
  }

  hears(person: Person): void {
    person.hear(this.gated.rows);
  }

  /** The whole of it as a checkpoint has it. */
  state(): Uint8Array {
    return stateOf(this.gated.rows.map(({ bytes }) => bytes));
  }

  /** Somebody hostile who has heard everything puts an operation of each client id between any two others. */
  forges(clients: readonly number[]): readonly [verdict: Verdict, mayBe: boolean] {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.gated.reference));
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
    return [this.gated.offer(Y.encodeStateAsUpdate(doc, before), 'eve'), mayBe];
  }
}

describe('neighbours', () => {
  it('are believed where they may be true, and the text is the same for all', () => {
    let [taken, refused] = [0, 0];
    for (let seed = 1; seed <= 400; seed++) {
      const line = new Line(seededDice(seed));
      for (let step = 0; step < 40; step++) {
        line.acts(line.dice.pick(line.people));
        if (line.dice() < 0.2) {
          const [verdict, mayBe] = line.forges([0, 4, 8].slice(line.dice.below(3)));
          expect([seed, step, verdict.kind]).toEqual([seed, step, mayBe ? 'taken' : 'refused']);
          if (mayBe) taken++;
          else refused++;
        }
        if (step === 25) line.gated.restart([line.state()]);
      }
      for (const person of line.people) line.says(person);
      for (const person of line.people) line.hears(person);
      const newcomer = new Y.Doc();
      Y.applyUpdate(newcomer, line.state());
      const docs = [newcomer, line.gated.reference, ...line.people.map(({ doc }) => doc)];
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
