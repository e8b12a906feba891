import { rootNode, textNode } from './rules.js';

/** A Yjs type as the gate sees it: a root fragment, an element, or a run of text. */
export interface Holder {
  readonly kind: 'root' | 'element' | 'text' | 'gone';
  /** The name that the rules know it by. */
  readonly name: string;
  /** The name of what it stands in. */
  readonly parent: string;
  readonly depth: number;
  /** The outermost node that it is, or stands in: a paragraph, a whole list. */
  readonly block: Holder;
}

/** Where a struct stands: among the children of a holder, or as one of its attributes. Compared by identity. */
export interface Place {
  readonly holder: Holder;
  readonly attribute: string | null;
}

class PlacedHolder implements Holder {
  readonly inside: Place = { holder: this, attribute: null };
  readonly block: Holder;
  attributes: Map<string, Place> | null = null;

  constructor(
    readonly kind: Holder['kind'],
    readonly name: string,
    readonly parent: string,
    readonly depth: number,
    within: Holder | null = null,
  ) {
    this.block = within && within.depth > 0 ? within.block : this;
  }

  place(attribute: string | null): Place {
    if (attribute === null || this.kind === 'gone') return this.inside;
    const places = (this.attributes ??= new Map<string, Place>());
    let place = places.get(attribute);
    if (!place) places.set(attribute, (place = { holder: this, attribute }));
    return place;
  }
}

/** A root fragment of a document. */
export const makeRoot = (): Holder => new PlacedHolder('root', rootNode, '', 0);

/** An element that stands in another holder. */
export const makeElement = (name: string, within: Holder): Holder =>
  new PlacedHolder('element', name, within.name, within.depth + 1, within);

/** A run of text in an element. */
export const makeText = (within: Holder): Holder =>
  new PlacedHolder('text', textNode, within.name, within.depth + 1, within);

/** The one place among a holder's children (null), or of one of its attributes. */
export const placeIn = (holder: Holder, attribute: string | null): Place =>
  (holder as PlacedHolder).place(attribute);

/** Where everything stands whose neighbours or parent were garbage collected: Yjs drops it on every replica. */
export const gone: Place = placeIn(new PlacedHolder('gone', '', '', 0), null);
