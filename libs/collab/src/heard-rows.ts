import type { LogRow } from './update-log.js';

/** Rows that other nodes said they saved, until they are learned or the log is read instead. */
export class HeardRows {
  #rows: LogRow[] = [];

  get isEmpty(): boolean {
    return this.#rows.length === 0;
  }

  add(rows: readonly LogRow[]): void {
    this.#rows.push(...rows);
  }

  /** Forgets what is known by now: the rows up to this seq. */
  forgetUpTo(head: number): void {
    this.#rows = this.#rows.filter(({ seq }) => seq > head);
  }

  /** Takes what was heard and follows this seq; nothing of it where something in between was not heard. */
  takeAfter(head: number): LogRow[] {
    const rows = this.#rows.filter(({ seq }) => seq > head).toSorted((a, b) => a.seq - b.seq);
    this.#rows = [];
    return rows.every(({ seq }, i) => seq === head + 1 + i) ? rows : [];
  }
}
