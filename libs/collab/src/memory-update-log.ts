import type {
  Batch,
  Checkpoint,
  Claim,
  LogPart,
  LogRow,
  Refused,
  UpdateLog,
} from './update-log.js';

/** A log that lives as long as the process: for tests, and to try the engine without a database. */
export class MemoryUpdateLog implements UpdateLog {
  readonly #rows = new Map<string, LogRow[]>();
  readonly #checkpoints = new Map<string, Checkpoint>();
  readonly #owners = new Map<string, string | null>();
  readonly refused: Refused[] = [];

  /** All rows of a document: here a checkpoint lets none go. */
  rowsOf(documentId: string): readonly LogRow[] {
    return this.#rows.get(documentId) ?? [];
  }

  read(documentId: string, after: number): Promise<LogPart> {
    const checkpoint = this.#checkpoints.get(documentId);
    const usesIt = after === 0 && checkpoint !== undefined;
    const rows = this.rowsOf(documentId).slice(usesIt ? checkpoint.seq : after);
    return Promise.resolve({ checkpoint: usesIt ? checkpoint : null, rows });
  }

  append(batches: readonly Batch[]): Promise<ReadonlySet<string>> {
    const lost = batches.filter((batch) => !this.#store(batch));
    return Promise.resolve(new Set(lost.map((batch) => batch.batchId)));
  }

  claim(claims: readonly Claim[]): Promise<readonly (string | null)[]> {
    return Promise.resolve(claims.map((claim) => this.#bind(claim)));
  }

  checkpoint(documentId: string, checkpoint: Checkpoint): Promise<void> {
    const known = this.#checkpoints.get(documentId)?.seq ?? 0;
    if (checkpoint.seq > known) this.#checkpoints.set(documentId, checkpoint);
    return Promise.resolve();
  }

  quarantine(refused: readonly Refused[]): Promise<void> {
    this.refused.push(...refused);
    return Promise.resolve();
  }

  #store({ documentId, batchId, seq, rows }: Batch): boolean {
    let stored = this.#rows.get(documentId);
    if (!stored) this.#rows.set(documentId, (stored = []));
    if (stored.length >= seq) return false;
    for (const row of rows) stored.push({ ...row, batchId, seq: stored.length + 1 });
    return true;
  }

  #bind({ documentId, client, author }: Claim): string | null {
    const id = `${documentId} ${client}`;
    if (!this.#owners.has(id)) this.#owners.set(id, author);
    return this.#owners.get(id) ?? null;
  }
}
