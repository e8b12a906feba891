import { writeVarUint } from 'lib0/encoding';
import * as Y from 'yjs';
import { piecesByClient, type Change, type Piece, type Range } from './update-bytes.js';

/** Several changes as one, with its bytes; only a replica that has all that came before them can take those. */
export function joinChanges(changes: readonly Change[]): Change & { readonly bytes: Uint8Array } {
  const bytes = joinedBytes(changes);
  if (changes.length === 1) return { ...changes[0]!, bytes };
  return { pieces: piecesOf(changes), deletes: joinDeletes(changes), bytes };
}

/** The bytes of several changes as one. */
export function joinedBytes(changes: readonly Change[]): Uint8Array {
  const whole = changes.length === 1 ? changes[0]!.bytes : joinSections(changes);
  return whole ?? encodeUpdate(piecesOf(changes), joinDeletes(changes));
}

const piecesOf = (changes: readonly Change[]): Piece[] => changes.flatMap(({ pieces }) => pieces);

function joinDeletes(changes: readonly Change[]): Map<number, Range[]> {
  const deletes = new Map<number, Range[]>();
  for (const change of changes)
    for (const [client, ranges] of change.deletes)
      deletes.set(client, [...(deletes.get(client) ?? []), ...ranges]);
  return deletes;
}

const oneByte = 128;

/**
 * Joins changes that each bring operations of one client and delete nothing, as those of people who type do: then each is
 * a count of one, what the client did, and no deletes, and only the counts need to be written anew. Null for others.
 */
function joinSections(changes: readonly Change[]): Uint8Array | null {
  if (changes.length >= oneByte || !changes.every(isOneSection)) return null;
  const sections = changes.toSorted((a, b) => clientOf(b) - clientOf(a));
  if (sections.some((change, i) => i > 0 && clientOf(change) === clientOf(sections[i - 1]!)))
    return null;
  const size = sections.reduce((sum, { bytes }) => sum + bytes!.length - 2, 2);
  const joined = new Uint8Array(size);
  joined[0] = sections.length;
  let at = 1;
  for (const { bytes } of sections) {
    joined.set(bytes!.subarray(1, -1), at);
    at += bytes!.length - 2;
  }
  return joined;
}

const clientOf = ({ pieces }: Change): number => pieces[0]!.client;

/** The zero at the end must be a number by itself: after a byte of 128 or more it would be the rest of another one. */
const isOneSection = ({ pieces, deletes, bytes }: Change): boolean =>
  bytes !== null &&
  pieces.length > 0 &&
  deletes.size === 0 &&
  bytes[0] === 1 &&
  bytes.at(-1) === 0 &&
  bytes.at(-2)! < oneByte;

/** Updates are encoded one at a time, thousands a second, so all in the same memory, unless one made it great. */
let scratch = new Y.UpdateEncoderV1();
const greatest = 64 * 1024;

function freshEncoder(): Y.UpdateEncoderV1 {
  if (scratch.restEncoder.cbuf.length > greatest) scratch = new Y.UpdateEncoderV1();
  scratch.restEncoder.cpos = 0;
  scratch.restEncoder.bufs = [];
  return scratch;
}

function encodeUpdate(
  pieces: readonly Piece[],
  deletes: ReadonlyMap<number, readonly Range[]>,
): Uint8Array {
  const encoder = freshEncoder();
  const { restEncoder } = encoder;
  const byClient = [...piecesByClient(pieces)].toSorted(([a], [b]) => b - a);
  writeVarUint(restEncoder, byClient.length);
  for (const [client, own] of byClient) writePieces(encoder, client, own);
  writeVarUint(restEncoder, deletes.size);
  for (const [client, ranges] of deletes) writeDeletes(encoder, client, ranges);
  return encoder.toUint8Array();
}

const writePieces = (encoder: Y.UpdateEncoderV1, client: number, pieces: readonly Piece[]) => {
  const structs = withSkips(pieces);
  writeVarUint(encoder.restEncoder, structs.length);
  encoder.writeClient(client);
  writeVarUint(encoder.restEncoder, pieces[0]!.clock);
  for (const { struct, offset } of structs) struct.write(encoder, offset);
};

interface Writable {
  write(encoder: Y.UpdateEncoderV1, offset: number): void;
}

/** Pieces of one client follow each other, unless what another connection wrote under the same id was left out. */
const withSkips = (pieces: readonly Piece[]): { struct: Writable; offset: number }[] =>
  pieces.flatMap((piece, i) => {
    const before = pieces[i - 1];
    const end = before ? before.clock + before.length : piece.clock;
    if (end === piece.clock) return [piece];
    const skip = new Y.Skip(Y.createID(piece.client, end), piece.clock - end);
    return [{ struct: skip, offset: 0 }, piece];
  });

const writeDeletes = (encoder: Y.UpdateEncoderV1, client: number, ranges: readonly Range[]) => {
  encoder.resetDsCurVal();
  writeVarUint(encoder.restEncoder, client);
  writeVarUint(encoder.restEncoder, ranges.length);
  for (const { clock, length } of ranges) {
    encoder.writeDsClock(clock);
    encoder.writeDsLen(length);
  }
};
