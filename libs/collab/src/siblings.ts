import type * as Y from 'yjs';
import { isSame, type Stretch } from './stretches.js';

/** One that was put into order, and the one after it. */
interface Link {
  readonly of: Stretch;
  next: Link | null;
}

/** How siblings are found. */
export interface SiblingsLaw {
  /** The sibling with this id, if there is one. */
  at(id: Y.ID): Stretch | null;
  /** The last one before it of the same author, if there is one. */
  earlier(sibling: Stretch): Stretch | null;
  /** A step was taken: throws where they become too many. */
  onStep(): void;
}

/**
 * What follows one and the same operation, in the order that Yjs gives it (`Item.integrate`): by its own rule, and for no
 * more of them than the question needs.
 */
export class Siblings {
  readonly #links = new Map<Stretch, Link>();
  #first: Link | null = null;

  constructor(private readonly law: SiblingsLaw) {}

  /** Whether one of them stands before another. */
  isBefore(a: Stretch, b: Stretch): boolean {
    this.#place(a);
    this.#place(b);
    for (let at = this.#links.get(a)!.next; at; at = at.next) {
      this.law.onStep();
      if (at.of === b) return true;
    }
    return false;
  }

  /** Places one of them, after those without which it could not have come. */
  #place(sibling: Stretch): void {
    const path = [sibling];
    for (let top; (top = path.at(-1));) {
      this.law.onStep();
      const needed = this.#unplaced(this.law.earlier(top)) ?? this.#unplaced(this.#right(top));
      if (needed) path.push(needed);
      else if (path.pop() && !this.#links.has(top)) this.#insert(top);
    }
  }

  #unplaced(sibling: Stretch | null): Stretch | null {
    return sibling && !this.#links.has(sibling) ? sibling : null;
  }

  #right({ rightOrigin }: Stretch): Stretch | null {
    return rightOrigin && this.law.at(rightOrigin);
  }

  /** Those of authors with a lower id come first; of those that stand before the same one, the last of an author does. */
  #insert(sibling: Stretch): void {
    const right = this.#right(sibling);
    let left: Link | null = null;
    for (let at = this.#first; at && at.of !== right; at = at.next) {
      this.law.onStep();
      if (at.of.client < sibling.client) left = at;
      else if (isSame(at.of.rightOrigin, sibling.rightOrigin)) break;
    }
    const link: Link = { of: sibling, next: left ? left.next : this.#first };
    this.#links.set(sibling, link);
    if (left) left.next = link;
    else this.#first = link;
  }
}
