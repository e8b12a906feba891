import type { Batch, LogRow } from '#libs/collab';

/** A longer word could not be told; what it would say is read from the log instead. */
const longest = 6_000;
const nobody = '-';

/**
 * What one process tells the others of a batch that it saved: the document, and its rows where they are short. Fields
 * with spaces between, none of which JSON would have to escape.
 */
export function savedWord({ documentId, batchId, seq, rows }: Batch): string {
  const bytes = rows.reduce((sum, row) => sum + row.bytes.length, 0);
  if (bytes > longest / 2) return documentId;
  const told = rows.map((row) => `${row.author ?? nobody}:${base64(row.bytes)}`);
  const word = [documentId, batchId, seq, ...told].join(' ');
  return word.length > longest ? documentId : word;
}

/** Reads such a word; without rows, the log tells them. */
export function readSavedWord(word: string): {
  readonly documentId: string;
  readonly rows: readonly LogRow[] | null;
} {
  const [documentId, batchId, seq, ...told] = word.split(' ');
  if (batchId === undefined) return { documentId: documentId!, rows: null };
  const rows = told.map((row, i): LogRow => {
    const [author, bytes] = row.split(':') as [string, string];
    return {
      seq: Number(seq) + i,
      batchId,
      author: author === nobody ? null : author,
      bytes: new Uint8Array(Buffer.from(bytes, 'base64')),
    };
  });
  return { documentId: documentId!, rows };
}

const base64 = ({ buffer, byteOffset, length }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, length).toString('base64');
