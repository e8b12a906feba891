import type { Batch, LogRow, UpdateLog } from './update-log.js';

/** A log that lives as long as the process: for tests, and to try the engine without a database. */
export class MemoryUpdateLog implements UpdateLog {
  readonly #rows = new Map<string, LogRow[]>();

  read(documentId: string, after: number): Promise<readonly LogRow[]> {
    return Promise.resolve((this.#rows.get(documentId) ?? []).slice(after));
  }

  append(batches: readonly Batch[]): Promise<ReadonlySet<string>> {
    const lost = batches.filter((batch) => !this.#store(batch));
    return Promise.resolve(new Set(lost.map((batch) => batch.batchId)));
  }

  #store({ documentId, batchId, seq, rows }: Batch): boolean {
    const stored = this.#rows.get(documentId) ?? [];
    if (stored.length >= seq) return false;
    this.#rows.set(documentId, [
      ...stored,
      ...rows.map((row, i) => ({ ...row, batchId, seq: seq + i })),
    ]);
    return true;
  }
}
