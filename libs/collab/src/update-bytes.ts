import type * as Y from 'yjs';

/** A run of one client's clocks. */
export interface Range {
  readonly clock: number;
  readonly length: number;
}

/** What of a struct is new to the log: all of it, or what comes after the first `offset` clocks. */
export interface Piece {
  readonly struct: Y.Item | Y.GC;
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  readonly offset: number;
}

/** What a frame adds to a document: the new of its structs and deletes, and its bytes if it says nothing else. */
export interface Change {
  readonly pieces: readonly Piece[];
  readonly deletes: ReadonlyMap<number, readonly Range[]>;
  readonly bytes: Uint8Array | null;
}

/** The pieces of an update, by the client that made them. */
export function piecesByClient(pieces: readonly Piece[]): Map<number, Piece[]> {
  const byClient = new Map<number, Piece[]>();
  for (const piece of pieces) {
    const own = byClient.get(piece.client);
    if (own) own.push(piece);
    else byClient.set(piece.client, [piece]);
  }
  return byClient;
}
