import * as Y from 'yjs';
import { admit, learn, type Verdict } from './admission.js';
import { Editor, rules, type Dice } from './editor.stories.js';
import { joinChanges } from './join-changes.js';
import { LightIndex } from './light-index.js';
import { defaultLimits } from './limits.js';

/** What the log has of a document. */
export interface Row {
  readonly author: string;
  readonly bytes: Uint8Array;
}

/** A document behind a gate, with the Yjs document that the gate does without, to compare. */
export class Gated {
  index = new LightIndex();
  /** Whose the client ids are; the log keeps it, so that it outlives a restart. */
  readonly owners = {
    known: new Map<number, string | null>(),
    of: (id: number) => this.owners.known.get(id),
  };
  readonly rows: Row[] = [];
  readonly reference = new Y.Doc();

  offer(bytes: Uint8Array, author: string, { mayWrite = true } = {}): Verdict {
    const gate = { index: this.index, owners: this.owners, rules, limits: defaultLimits };
    const verdict = admit(gate, { bytes, author, mayWrite });
    if (verdict.kind === 'unclaimed') {
      for (const client of verdict.clients) this.owners.known.set(client, author);
      return this.offer(bytes, author);
    }
    if (verdict.kind === 'taken') this.#take(joinChanges([verdict.change]).bytes, author);
    return verdict;
  }

  /** What the index knows after a restart must be what it knew before, from whatever the document is loaded. */
  restart(updates: readonly Uint8Array[] = this.rows.map(({ bytes }) => bytes)): void {
    this.index = new LightIndex();
    for (const bytes of updates) learn(this.index, bytes);
  }

  #take(bytes: Uint8Array, author: string): void {
    this.index.settle();
    this.rows.push({ author, bytes });
    Y.applyUpdate(this.reference, bytes);
    const { pendingStructs, pendingDs } = this.reference.store;
    if (pendingStructs || pendingDs) throw new Error('the gate took what has to wait');
  }
}

/** Somebody with an editor, who hears of the others and is heard when the spec says so. */
export class Person {
  readonly doc = new Y.Doc();
  readonly editor: Editor;
  readonly unsent: Uint8Array[] = [];
  seen = 0;

  constructor(
    readonly name: string,
    clientId: number,
    dice: Dice,
    known: readonly Row[] = [],
  ) {
    this.hear(known);
    this.doc.clientID = clientId;
    this.editor = new Editor(this.doc, dice);
    this.doc.on('update', (update: Uint8Array, origin) => {
      if (origin !== 'others') this.unsent.push(update);
    });
  }

  hear(rows: readonly Row[]): void {
    for (; this.seen < rows.length; this.seen++)
      Y.applyUpdate(this.doc, rows[this.seen]!.bytes, 'others');
  }
}
