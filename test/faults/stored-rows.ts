import { mustHold, type Report } from './fault.js';

interface Stored {
  readonly documentId: string;
  readonly rows: number;
  readonly span: number;
}

/** Whatever answers a question to the database. */
interface Asked {
  query<Row extends object>(statement: string): Promise<Row[]>;
}

/** In every text the rows of the log follow each other without a gap; those before a checkpoint may be gone. */
export async function mustBeGapless(asked: Asked, report: Report): Promise<void> {
  const stored = await asked.query<Stored>(
    `select document_id as "documentId", count(*)::int as rows, (max(seq) - min(seq) + 1)::int as span
       from document_update group by document_id`,
  );
  const broken = stored.filter(({ rows, span }) => rows !== span);
  const rows = stored.reduce((sum, each) => sum + each.rows, 0);
  report.tell('rows stored', `${rows} of ${stored.length} documents`);
  mustHold(rows > 0, 'there are rows');
  mustHold(broken.length === 0, `no gap in seq (there is in ${broken.length} documents)`);
}
