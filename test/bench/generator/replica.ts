import * as Y from 'yjs';

/** A document as one client comes to see it. What it hears is only kept at first: to apply it costs, and can wait. */
export class Replica {
  readonly #updates: Uint8Array[] = [];

  keep(update: Uint8Array): void {
    // a Buffer's own `slice` would not copy
    this.#updates.push(new Uint8Array(update));
  }

  /** What the document shows, with nothing missing. */
  text(): string {
    const doc = new Y.Doc();
    doc.transact(() => {
      for (const update of this.#updates) Y.applyUpdate(doc, update);
    });
    const isWhole = doc.store.pendingStructs === null && doc.store.pendingDs === null;
    const text = doc.getXmlFragment('default').toJSON();
    doc.destroy();
    return isWhole ? text : `${text} with something missing`;
  }
}
