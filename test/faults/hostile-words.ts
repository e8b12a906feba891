import * as Y from 'yjs';
import { writeMessage } from '#libs/collab';
import type { Dice } from '../../libs/collab/src/editor.stories.js';
import { mutate } from './mutation.js';

/** Frames of each client id between two looks. */
const frames = 3;

const paragraph = (text: string) => {
  const made = new Y.XmlElement('paragraph');
  made.insert(0, [new Y.XmlText(text)]);
  return made;
};

type Edit = (own: Y.XmlElement, root: Y.XmlFragment, dice: Dice) => void;

const runOf = (own: Y.XmlElement) => own.firstChild as Y.XmlText;

/** What a decent client might send of somebody who writes a paragraph of their own. */
const edits: readonly Edit[] = [
  (own) => runOf(own).insert(runOf(own).length, 'typing '),
  (own) => runOf(own).format(0, 3, { bold: {} }),
  (own) => runOf(own).format(0, 3, { link: { href: 'https://un.org/' } }),
  (own) => own.setAttribute('dir', 'rtl'),
  (own) => runOf(own).delete(0, 2),
  (_own, root, dice) => {
    const heading = new Y.XmlElement('heading');
    heading.setAttribute('level', 2 as unknown as string);
    heading.insert(0, [new Y.XmlText('A heading')]);
    root.insert(dice.below(root.length + 1), [heading]);
  },
  (own, root) => {
    const list = new Y.XmlElement('bulletList');
    const item = new Y.XmlElement('listItem');
    item.insert(0, [paragraph('an item')]);
    list.insert(0, [item]);
    root.insertAfter(own, [list]);
  },
];

/**
 * Makes messages that are wrong in some way: out of good frames that fit the document as it was last seen, and around
 * them the envelopes of the protocol, good ones and broken ones.
 */
export class HostileWords {
  private updates: readonly Uint8Array[] = [];
  private readonly updatesOf = new Map<number, readonly Uint8Array[]>();
  private vector: Uint8Array = Uint8Array.of(0);

  constructor(
    private readonly dice: Dice,
    /** Those under which the hostile write, and those that are of others. */
    private readonly own: readonly number[],
    private readonly others: readonly number[],
  ) {}

  /** Looks at the document again, so that what is made next builds on it. */
  look(state: Uint8Array): void {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    this.vector = Y.encodeStateVector(doc);
    for (const id of this.own)
      this.updatesOf.set(
        id,
        Array.from({ length: frames }, () => this.edited(doc, id)),
      );
    this.updates = [...this.updatesOf.values()].flat();
    doc.destroy();
  }

  /** Something for somebody to say who writes under a client id. */
  next(id: number): Uint8Array {
    const roll = this.dice();
    if (roll < 0.62) return this.frame('update', id);
    if (roll < 0.74) return this.frame('step2', id);
    if (roll < 0.84) return this.mutated(this.frame('update', id));
    if (roll < 0.9) return writeMessage({ kind: 'step1', vector: this.mutated(this.vector) });
    if (roll < 0.98)
      return writeMessage({ kind: 'awareness', update: this.mutated(this.cursor(id)) });
    return Uint8Array.from({ length: this.dice.below(40) }, () => this.dice.below(256));
  }

  private frame(kind: 'update' | 'step2', id: number): Uint8Array {
    const updates = this.dice() < 0.9 ? this.updatesOf.get(id)! : this.updates;
    return writeMessage({ kind, update: this.mutated(this.dice.pick(updates)) });
  }

  private mutated(bytes: Uint8Array): Uint8Array {
    const clientIds = this.dice() < 0.9 ? this.own : [...this.own, ...this.others];
    return mutate({ bytes, others: this.updates, clientIds }, this.dice);
  }

  /** One awareness entry: a count, a client id, a clock and JSON. */
  private cursor(client: number): Uint8Array {
    const position = { type: null, tname: 'default', item: null, assoc: 0 };
    const json = JSON.stringify({ user: {}, cursor: { anchor: position, head: position } });
    return Uint8Array.of(
      1,
      (client & 127) | 128,
      client >> 7,
      1,
      ...lengthOf(json),
      ...Buffer.from(json),
    );
  }

  private edited(doc: Y.Doc, id: number): Uint8Array {
    const { dice } = this;
    let update: Uint8Array = new Uint8Array();
    doc.once('update', (bytes: Uint8Array) => (update = bytes));
    doc.clientID = id;
    const root = doc.getXmlFragment('default');
    doc.transact(() => {
      const own = paragraph('hostile ');
      root.insert(dice.below(root.length + 1), [own]);
      for (let i = dice.below(3); i > 0; i--) dice.pick(edits)(own, root, dice);
    });
    return update;
  }
}

const lengthOf = (json: string) => [(json.length & 127) | 128, json.length >> 7];
