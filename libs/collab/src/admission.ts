import * as Y from 'yjs';
import { unbounded, type Bounds } from './bounded-decoder.js';
import { checkContent } from './content-check.js';
import { Crowd } from './crowd.js';
import type { LightIndex, Placed } from './light-index.js';
import type { Limits } from './limits.js';
import { Neighbours } from './neighbours.js';
import { gone, type Holder } from './place.js';
import { originOf, Placing } from './placing.js';
import { readUpdate, type DecodedUpdate } from './read-update.js';
import { Ahead, Refusal } from './refusal.js';
import { each, finished, finishedInSlices, type Work } from './slices.js';
import type { Rules } from './rules.js';
import type { Change, Piece, Range } from './update-bytes.js';

/** An update that somebody wants to bring into a document. */
export interface Offer {
  readonly bytes: Uint8Array;
  readonly author: string | null;
  /** Whether the author may change the document now; without it only what changes nothing passes. */
  readonly mayWrite: boolean;
}

/** What the gate says of an offer; `cost` is the number of structs that had to be looked at. */
export type Verdict = { readonly cost: number } & (
  | {
      /** It is in the index now; `structural` if it may have left a node outside its content model. */
      readonly kind: 'taken';
      readonly change: Change;
      readonly structural: boolean;
    }
  /** The document has all of it already. */
  | { readonly kind: 'known' }
  /** It builds on operations that the index does not have: they may be in the log, or still on their way. */
  | { readonly kind: 'ahead' }
  /** It writes under client ids of which is not known whose they are: to be claimed first. */
  | { readonly kind: 'unclaimed'; readonly clients: readonly number[] }
  /** `deletesOnly` where it brings nothing: what it deletes may be deleted, though nobody said so. */
  | { readonly kind: 'forbidden'; readonly deletesOnly: boolean }
  /** Final, if nothing that the log may hold could make it good. */
  | { readonly kind: 'refused'; readonly reason: string; readonly isFinal: boolean }
);

/** The gate of one document: its index, whose its client ids are, and the law that everything must keep that enters. */
export interface Gate {
  readonly index: LightIndex;
  readonly owners: { of(client: number): string | null | undefined };
  readonly rules: Rules;
  readonly limits: Limits;
  /** How many ranges the document has deleted. */
  readonly deletedRanges?: number;
  /** Whether the document is so long that it takes nothing more. */
  readonly isFull?: boolean;
}

/** What of an update is new. */
interface News {
  readonly pieces: readonly Piece[];
  readonly deletes: ReadonlyMap<number, readonly Range[]>;
  /** Whether the update said other things too. */
  readonly cut: boolean;
}

/** An update as it was read, what it cost so far, and what its operations' neighbours are looked at with. */
interface Weighed {
  readonly update: DecodedUpdate;
  readonly cost: number;
  readonly neighbours: Neighbours;
}

const ahead = { kind: 'ahead' } as const;
const forbidden = { kind: 'forbidden', deletesOnly: false } as const;
const greatestClock = 2 ** 31;
const greatestClient = 2 ** 32;
const longestStruct = 2_000_000;
/** Of an operation that wants the same place as others: every replica looks through those. */
const costOfLoose = 50;

/** Takes an offer into the index, or says why not; never throws, and an offer that is not taken changes nothing. */
export const admit = (gate: Gate, offer: Offer): Verdict => finished(admitting(gate, offer));

/** The same for a long offer, leaving room for other work in between. Nothing else may be offered meanwhile. */
export const admitInSlices = (gate: Gate, offer: Offer): Promise<Verdict> =>
  finishedInSlices(admitting(gate, offer));

function* admitting(gate: Gate, offer: Offer): Work<Verdict> {
  const neighbours = new Neighbours(gate.index);
  let cost = 1;
  let isFinal = true;
  try {
    const update = yield* readUpdate(offer.bytes, boundsOf(gate));
    cost += update.structs.length + rangesIn(update);
    isFinal = false;
    return yield* weigh(gate, offer, { update, cost, neighbours });
  } catch (thrown) {
    cost += neighbours.cost;
    if (thrown instanceof Ahead) return { ...(offer.mayWrite ? ahead : forbidden), cost };
    const reason = thrown instanceof Refusal ? thrown.message : 'the update is malformed';
    return { kind: 'refused', reason, isFinal, cost };
  }
}

/** Whoever comes back names all that the document has deleted. */
const boundsOf = ({ limits, deletedRanges = 0 }: Gate): Bounds => ({
  structs: limits.structs,
  valueLength: limits.valueLength,
  nameLength: limits.nameLength,
  deleteRanges: limits.deleteRanges + deletedRanges,
});

const rangesIn = ({ deletes }: DecodedUpdate): number =>
  Array.from(deletes.values()).reduce((sum, ranges) => sum + ranges.length, 0);

/** Takes a row of the log into the index, without asking whether today's rules would let it pass; throws if it cannot. */
export const learn = (index: LightIndex, bytes: Uint8Array): Change =>
  finished(learning(index, bytes));

/** The same as work that pauses in a long row. */
export function* learning(index: LightIndex, bytes: Uint8Array): Work<Change> {
  const update = yield* readUpdate(bytes, unbounded);
  const { pieces, deletes, cut } = newsIn(index, update, anybody);
  const placing = new Placing(index, anything, pieces);
  const placed = yield* each(pieces, (piece) => place(piece, placing));
  index.add({ placed, deletes });
  index.settle();
  return { pieces, deletes, bytes: cut ? null : bytes };
}

const anybody = () => undefined;
const anything = { root: () => true, foreign: true };

function* weigh(gate: Gate, offer: Offer, { update, cost, neighbours }: Weighed): Work<Verdict> {
  const { index, limits } = gate;
  const { author, bytes, mayWrite } = offer;
  const unclaimed: number[] = [];
  const { pieces, deletes, cut } = newsIn(index, update, (client) => {
    const owner = gate.owners.of(client);
    if (owner === undefined) unclaimed.push(client);
    else if (owner !== author) throw new Refusal('the update writes as somebody else');
  });
  if (pieces.length === 0 && deletes.size === 0) return { kind: 'known', cost };
  if (!mayWrite) return { kind: 'forbidden', deletesOnly: pieces.length === 0, cost };
  if (gate.isFull && pieces.length > 0) throw new Refusal('the text has grown too long');
  if (unclaimed.length > limits.newClientsAtOnce)
    throw new Refusal('too many new client ids at once');
  if (unclaimed.length > 0) return { kind: 'unclaimed', clients: unclaimed, cost };
  const crowd = new Crowd(limits);
  const placed = yield* placeAll(gate, pieces, crowd);
  const structural =
    placed.some((each) => mayBreak(each, gate.rules)) || deletesType(index, deletes);
  yield* put(index, placed, neighbours);
  index.delete({ placed, deletes });
  const change = { pieces, deletes, bytes: cut ? null : bytes };
  return {
    kind: 'taken',
    change,
    structural,
    cost: cost + crowd.loose * costOfLoose + neighbours.cost,
  };
}

/** Puts operations into the index, or throws where one cannot stand where it says. */
function* put(index: LightIndex, placed: readonly Placed[], neighbours: Neighbours): Work<void> {
  index.put(placed);
  try {
    yield* each(placed, (one) => neighbours.refuseStrangers(one));
  } catch (refusal) {
    index.takeBack(placed);
    throw refusal;
  }
}

const mayBreak = ({ place, holder }: Placed, rules: Rules): boolean =>
  holder !== undefined && !rules.fitsAnywhere(place.holder.name, holder.name);

function deletesType(index: LightIndex, deletes: News['deletes']): boolean {
  for (const [client, ranges] of deletes)
    if (ranges.some((range) => index.hasType(client, range))) return true;
  return false;
}

function newsIn(
  index: LightIndex,
  update: DecodedUpdate,
  askOwner: (client: number) => void,
): News {
  const ends = new Map<number, number>();
  const endOf = (client: number) => ends.get(client) ?? index.endOf(client);
  const pieces: Piece[] = [];
  let cut = false;
  for (const struct of update.structs) {
    const piece = newPiece(struct, endOf(struct.id.client));
    cut ||= piece === null || piece.offset > 0;
    if (!piece) continue;
    const { client, clock } = piece;
    if (!ends.has(client)) askOwner(client);
    if (clock > endOf(client)) throw new Ahead('operations are left out');
    ends.set(client, clock + piece.length);
    pieces.push(piece);
  }
  const missing = undeleted(index, update.deletes, endOf);
  return { pieces, deletes: missing.deletes, cut: cut || missing.cut };
}

function newPiece(struct: Y.Item | Y.GC | Y.Skip, end: number): Piece | null {
  const { client, clock } = struct.id;
  const structEnd = clock + struct.length;
  if (struct instanceof Y.Skip || (struct.length > 0 && structEnd <= end)) return null;
  if (struct.length < 1 || struct.length > longestStruct || structEnd > greatestClock)
    throw new Refusal('an operation has an impossible length');
  if (client >= greatestClient) throw new Refusal('the client id is too great');
  const offset = Math.max(0, end - clock);
  return { struct, client, clock: clock + offset, length: struct.length - offset, offset };
}

function undeleted(
  index: LightIndex,
  deletes: DecodedUpdate['deletes'],
  endOf: (client: number) => number,
): Pick<News, 'deletes' | 'cut'> {
  if (deletes.size === 0) return { deletes, cut: false };
  const missing = new Map<number, readonly Range[]>();
  let cut = false;
  for (const [client, ranges] of deletes) {
    refuseFuture(ranges, endOf(client));
    const rest = index.undeleted(client, ranges);
    if (rest.length > 0) missing.set(client, rest);
    cut ||= rest !== ranges;
  }
  return { deletes: missing, cut };
}

function refuseFuture(ranges: readonly Range[], end: number): void {
  for (const { clock, length } of ranges)
    if (clock + length > end)
      throw new Ahead('the update deletes operations that are not there yet');
}

function placeAll(
  { index, rules, limits }: Gate,
  pieces: readonly Piece[],
  crowd: Crowd,
): Work<Placed[]> {
  const placing = new Placing(index, rules, pieces);
  return each(pieces, (piece) => {
    const placed = place(piece, placing);
    const { struct } = piece;
    crowd.add(piece, placed.place);
    if (placed.place === gone || struct instanceof Y.GC) return placed;
    if (placed.holder) refuseTooDeep(placed.holder, limits);
    checkContent(struct.content, placed.place, placed.holder, rules);
    return placed;
  });
}

function refuseTooDeep({ depth }: Holder, limits: Limits): void {
  if (depth > limits.depth) throw new Refusal('nodes stand too deep in each other');
}

function place(piece: Piece, placing: Placing): Placed {
  const { struct, client, clock, length } = piece;
  const isItem = struct instanceof Y.Item;
  const brings = isItem && struct.content instanceof Y.ContentType;
  return {
    client,
    clock,
    length,
    place: placing.placeOf(piece),
    origin: isItem ? originOf(piece, struct) : null,
    rightOrigin: isItem ? struct.rightOrigin : null,
    holder: brings ? placing.holderOf(piece) : undefined,
    deleted: !isItem || struct.content instanceof Y.ContentDeleted,
  };
}
