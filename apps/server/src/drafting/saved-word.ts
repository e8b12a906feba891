import type { LogRow } from '#libs/collab';

/** More is not told but read from the log. */
const mostBytes = 3_000;

interface ToldRow extends Omit<LogRow, 'bytes'> {
  readonly bytes: string;
}

/** What one process tells the others of a document that it saved: its rows, if they are short. */
interface Told {
  readonly documentId: string;
  readonly rows?: readonly ToldRow[];
}

/** Puts into a word what was saved of a document. */
export function savedWord(documentId: string, rows: readonly LogRow[]): string {
  const bytes = rows.reduce((sum, row) => sum + row.bytes.length, 0);
  const told: Told = bytes > mostBytes ? { documentId } : { documentId, rows: rows.map(toldRow) };
  return JSON.stringify(told);
}

/** Reads such a word; without rows, the log tells them. */
export function readSavedWord(word: string): {
  readonly documentId: string;
  readonly rows: readonly LogRow[] | null;
} {
  const { documentId, rows } = JSON.parse(word) as Told;
  return { documentId, rows: rows?.map(heardRow) ?? null };
}

const toldRow = ({ bytes, ...row }: LogRow): ToldRow => ({
  ...row,
  bytes: Buffer.from(bytes).toString('base64'),
});

const heardRow = ({ bytes, ...row }: ToldRow): LogRow => ({
  ...row,
  bytes: new Uint8Array(Buffer.from(bytes, 'base64')),
});
