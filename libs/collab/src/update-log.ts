/** One stored update of a document: what one author wrote in one beat. Rows of a document count 1, 2, 3 … without a gap. */
export interface LogRow {
  readonly seq: number;
  readonly batchId: string;
  /** Who wrote it: a participant, or null for the server itself. */
  readonly author: string | null;
  /** A Yjs update (version 1) that needs nothing beyond the rows before it. */
  readonly bytes: Uint8Array;
}

/** A document up to a row of its log, without what was deleted. */
export interface Checkpoint {
  readonly seq: number;
  /** All of it as one Yjs update (version 1), and its state vector as a step 1 carries it. */
  readonly state: Uint8Array;
  readonly vector: Uint8Array;
}

/** What a log has of a document beyond a seq: the rows that follow it, or a checkpoint and the rows that follow that. */
export interface LogPart {
  readonly checkpoint: Checkpoint | null;
  readonly rows: readonly LogRow[];
}

/**
 * What one room saves in one beat: rows for `seq`, `seq + 1`, … of one document. Each author's updates are rows of their
 * own, so that it stays known who deleted what, which no Yjs update says.
 */
export interface Batch {
  readonly documentId: string;
  readonly batchId: string;
  readonly seq: number;
  readonly rows: readonly Pick<LogRow, 'author' | 'bytes'>[];
}

/** Somebody names a Yjs client id of a document, to write or to be seen under it. */
export interface Claim {
  readonly documentId: string;
  readonly client: number;
  readonly author: string | null;
}

/** What the gate did not take. */
export interface Refused {
  readonly documentId: string;
  readonly author: string | null;
  readonly reason: string;
  readonly bytes: Uint8Array;
}

/**
 * The port to storage: an append-only log of updates per document, which is also the sequencer between several nodes.
 * `updateLogLaws` is what every implementation must keep.
 */
export interface UpdateLog {
  /**
   * What a document has beyond a seq, in order; nothing for a document that nobody wrote. The checkpoint is left out
   * where the row right after `after` is still there, unless `after` is 0: a newcomer wants the compact state.
   */
  read(documentId: string, after: number): Promise<LogPart>;

  /**
   * Stores the batches in one durable commit and answers the ids of those that lost the race. A batch is stored whole or
   * not at all: it is lost if its first seq is taken (then its later rows must not go in either). That is no error.
   * A rejection means that nothing is known: the caller appends the same batch again and, if that is lost, finds out by
   * `read` whether the rows at its seq bear its own id. Where other nodes use the log, it is here that they are told of
   * what was stored, so that they can `hear` it.
   */
  append(batches: readonly Batch[]): Promise<ReadonlySet<string>>;

  /**
   * Binds each client id, durably and for ever, to whoever named it first, on whatever node; answers in the order of the
   * claims whose each is.
   */
  claim(claims: readonly Claim[]): Promise<readonly (string | null)[]>;

  /** Keeps a checkpoint, unless there is one of a later seq. Rows up to it may go once their time is over. */
  checkpoint(documentId: string, checkpoint: Checkpoint): Promise<void>;

  /** Keeps what was refused, whose it is and why, for whoever has to give it back. */
  quarantine(refused: readonly Refused[]): Promise<void>;
}
