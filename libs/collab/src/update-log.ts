/** One stored update of a document: what one author wrote in one beat. Rows of a document count 1, 2, 3 … without a gap. */
export interface LogRow {
  readonly seq: number;
  readonly batchId: string;
  /** Who wrote it: a participant, or null for the server itself. */
  readonly author: string | null;
  /** A Yjs update (version 1) that needs nothing beyond the rows before it. */
  readonly bytes: Uint8Array;
}

/**
 * What one room saves in one beat: rows for `seq`, `seq + 1`, … of one document. Each author's updates are rows of their
 * own, so that who owns a Yjs client id can be read back from the rows alone, whatever wrote the log.
 */
export interface Batch {
  readonly documentId: string;
  readonly batchId: string;
  readonly seq: number;
  readonly rows: readonly Pick<LogRow, 'author' | 'bytes'>[];
}

/**
 * The port to storage: an append-only log of updates per document, which is also the sequencer between several nodes.
 * `updateLogLaws` is what every implementation must keep.
 */
export interface UpdateLog {
  /** The rows of a document with a greater seq than `after`, in order; none for a document that nobody wrote. */
  read(documentId: string, after: number): Promise<readonly LogRow[]>;

  /**
   * Stores the batches in one durable commit and answers the ids of those that lost the race. A batch is stored whole or
   * not at all: it is lost if its first seq is taken (then its later rows must not go in either). That is no error.
   * A rejection means that nothing is known: the caller appends the same batch again and, if that is lost, finds out by
   * `read` whether the rows at its seq bear its own id.
   */
  append(batches: readonly Batch[]): Promise<ReadonlySet<string>>;
}
