import * as Y from 'yjs';
import { lastNotAfter, type LightIndex } from './light-index.js';
import { gone, makeElement, makeText, placeIn, type Holder, type Place } from './place.js';
import { Ahead, Refusal } from './refusal.js';
import type { Rules } from './rules.js';
import { piecesByClient, type Piece } from './update-bytes.js';

interface OwnPieces {
  readonly clocks: readonly number[];
  readonly pieces: readonly Piece[];
}

const ownPieces = (pieces: readonly Piece[]): Map<number, OwnPieces> =>
  new Map(
    Array.from(piecesByClient(pieces), ([client, own]) => [
      client,
      { clocks: own.map((piece) => piece.clock), pieces: own },
    ]),
  );

const none: readonly Piece[] = [];

const isTrace = ({ struct }: Piece): boolean =>
  struct instanceof Y.GC || struct.content instanceof Y.ContentDeleted;

/** What a piece follows; the rest of a struct that was cut follows what was cut off. */
export const originOf = ({ client, clock, offset }: Piece, struct: Y.Item): Y.ID | null =>
  offset > 0 ? Y.createID(client, clock - 1) : struct.origin;

/**
 * Finds where each piece of one update stands. A struct with an origin does not name its parent, so it stands where its
 * origin does: in the index, or among the update's own pieces, which may point at each other. The log may hold `foreign`
 * types, which no rules know.
 */
export class Placing {
  readonly #places = new Map<Piece, Place | 'in progress'>();
  #holders: Map<Piece, Holder> | null = null;
  #own: Map<number, OwnPieces> | null = null;
  readonly #hasManyAuthors: boolean;

  constructor(
    private readonly index: LightIndex,
    private readonly rules: Pick<Rules, 'root'> & { readonly foreign?: boolean },
    private readonly pieces: readonly Piece[],
  ) {
    this.#hasManyAuthors = pieces.some(({ client }) => client !== pieces[0]!.client);
  }

  /** Where a piece stands. A chain of origins may be as long as the update, so it is walked, not called. */
  placeOf(piece: Piece): Place {
    const path = [piece];
    for (let top; (top = path.at(-1));) {
      const missing = this.#isPlaced(top) ? none : this.#missingFor(top);
      if (missing.length === 0) this.#settle(path.pop()!);
      else {
        this.#places.set(top, 'in progress');
        path.push(...missing);
      }
    }
    return this.#places.get(piece) as Place;
  }

  #isPlaced(piece: Piece): boolean {
    const place = this.#places.get(piece);
    return place !== undefined && place !== 'in progress';
  }

  #settle(piece: Piece): void {
    if (!this.#isPlaced(piece)) this.#places.set(piece, this.#find(piece));
  }

  /** The update's own pieces that must be placed before this one can be, as Yjs waits for them. */
  #missingFor(piece: Piece): readonly Piece[] {
    const wanted = [...this.#neededBy(piece), this.#before(piece)].filter((id) =>
      this.#isOutside(id),
    );
    return wanted.length === 0 ? none : this.#unplaced(piece, wanted);
  }

  #neededBy(piece: Piece): readonly unknown[] {
    const { struct } = piece;
    if (struct instanceof Y.GC) return none;
    const origin = originOf(piece, struct);
    return [origin, struct.rightOrigin, origin || struct.rightOrigin ? null : struct.parent];
  }

  /** The operation before it of its own author, without which Yjs takes none: of one author they come in order anyway. */
  #before({ client, clock }: Piece): Y.ID | null {
    return this.#hasManyAuthors && clock > 0 ? Y.createID(client, clock - 1) : null;
  }

  /** Whether this names an operation that the index does not have. */
  #isOutside(id: unknown): id is Y.ID {
    return id instanceof Y.ID && id.clock >= this.index.endOf(id.client);
  }

  #unplaced(piece: Piece, wanted: readonly Y.ID[]): Piece[] {
    return wanted.flatMap((id) => {
      this.#refuseForward(piece, id);
      const own = this.#ownPiece(id);
      if (this.#places.get(own) === 'in progress')
        throw new Refusal('the update points at itself in a circle');
      return this.#isPlaced(own) ? [] : [own];
    });
  }

  /** The type that a piece brings. */
  holderOf(piece: Piece): Holder {
    const holders = (this.#holders ??= new Map<Piece, Holder>());
    let holder = holders.get(piece);
    if (!holder) holders.set(piece, (holder = this.#makeHolder(piece)));
    return holder;
  }

  /** The place of a piece whose neighbours among the update's own pieces are placed. */
  #find(piece: Piece): Place {
    const { struct } = piece;
    if (struct instanceof Y.GC) return gone;
    const beside = this.#beside(originOf(piece, struct), struct.rightOrigin);
    if (beside) return beside;
    const parent: unknown = struct.parent;
    if (typeof parent === 'string') return this.#inRoot(parent, struct.parentSub);
    if (!(parent instanceof Y.ID)) throw new Refusal('an operation stands nowhere');
    return placeIn(this.#holderAt(parent), struct.parentSub);
  }

  #beside(origin: Y.ID | null, rightOrigin: Y.ID | null): Place | null {
    const left = origin && this.#neighbour(origin);
    const right = rightOrigin && this.#neighbour(rightOrigin);
    // what was collected stood in a node that is gone, with all that stood beside it there
    if (left && right && left !== right && !this.rules.foreign)
      throw new Refusal('an operation stands in two places at once');
    return left === gone || right === gone ? gone : (left ?? right);
  }

  #neighbour(id: Y.ID): Place {
    if (id.clock < this.index.endOf(id.client)) return this.index.placeAt(id);
    return this.placeOf(this.#ownPiece(id));
  }

  #inRoot(name: string, attribute: string | null): Place {
    if (!this.rules.root(name)) throw new Refusal(`there is no root "${name}"`);
    return placeIn(this.index.root(name), attribute);
  }

  #holderAt(id: Y.ID): Holder {
    if (id.clock >= this.index.endOf(id.client)) return this.#ownHolder(this.#ownPiece(id));
    const holder = this.index.holderAt(id);
    if (holder) return holder;
    if (this.index.placeAt(id) === gone || this.index.isDeleted(id)) return gone.holder;
    throw new Refusal('the parent of an operation is not a node');
  }

  #ownHolder(piece: Piece): Holder {
    return isTrace(piece) ? gone.holder : this.holderOf(piece);
  }

  #ownPiece(id: Y.ID): Piece {
    const own = (this.#own ??= ownPieces(this.pieces)).get(id.client);
    const piece = own?.pieces[lastNotAfter(own.clocks, id.clock)];
    if (!piece || id.clock >= piece.clock + piece.length)
      throw new Ahead('an operation builds on one that is not there yet');
    return piece;
  }

  #makeHolder(piece: Piece): Holder {
    const type: unknown =
      piece.struct instanceof Y.Item &&
      piece.struct.content instanceof Y.ContentType &&
      piece.struct.content.type;
    const { holder } = this.placeOf(piece);
    if (holder === gone.holder) return holder;
    if (type instanceof Y.XmlText) return makeText(holder);
    if (type instanceof Y.XmlElement && type.constructor === Y.XmlElement)
      return makeElement(type.nodeName, holder);
    if (this.rules.foreign) return makeElement('', holder);
    throw new Refusal('only nodes and text may hold something');
  }

  #refuseForward({ struct: { id } }: Piece, target: Y.ID): void {
    if (target.client === id.client && target.clock >= id.clock)
      throw new Refusal('an operation builds on a later one of its own author');
  }
}
