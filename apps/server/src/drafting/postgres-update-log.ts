import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Batch, LogRow, UpdateLog } from '#libs/collab';

interface StoredRow {
  readonly seq: string;
  readonly batch_id: string;
  readonly author: string | null;
  readonly bytes: Buffer;
}

/** The first row of each batch decides whether it won its place; the rest of a batch follows its first row only. */
const appendRows = `
  with given as (
    select * from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::uuid[], $5::bytea[], $6::boolean[])
      as row (document_id, seq, batch_id, author, bytes, is_first)
  ), won as (
    insert into document_update (document_id, seq, batch_id, author, bytes)
    select document_id, seq, batch_id, author, bytes from given where is_first order by document_id
    on conflict do nothing
    returning batch_id
  ), followed as (
    insert into document_update (document_id, seq, batch_id, author, bytes)
    select document_id, seq, batch_id, author, bytes from given
     where not is_first and batch_id in (select batch_id from won)
  )
  select batch_id from won`;

/** The log of updates in Postgres, which is also the sequencer: a place in a document is taken by its primary key. */
@Injectable()
export class PostgresUpdateLog implements UpdateLog {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async read(documentId: string, after: number): Promise<readonly LogRow[]> {
    const rows = await this.database.query<StoredRow[]>(
      'select seq, batch_id, author, bytes from document_update where document_id = $1 and seq > $2 order by seq',
      [documentId, after],
    );
    return rows.map(({ seq, batch_id: batchId, author, bytes }) => ({
      seq: Number(seq),
      batchId,
      author,
      bytes: new Uint8Array(bytes),
    }));
  }

  async append(batches: readonly Batch[]): Promise<ReadonlySet<string>> {
    const rows = batches.flatMap(({ documentId, batchId, seq, rows: written }) =>
      written.map(({ author, bytes }, i) => ({
        documentId,
        batchId,
        seq: seq + i,
        author,
        bytes,
        first: i === 0,
      })),
    );
    const won = await this.database.query<{ batch_id: string }[]>(appendRows, [
      rows.map(({ documentId }) => documentId),
      rows.map(({ seq }) => seq),
      rows.map(({ batchId }) => batchId),
      rows.map(({ author }) => author),
      rows.map(({ bytes }) => Buffer.from(bytes)),
      rows.map(({ first }) => first),
    ]);
    const winners = new Set(won.map(({ batch_id: batchId }) => batchId));
    return new Set(
      batches.map(({ batchId }) => batchId).filter((batchId) => !winners.has(batchId)),
    );
  }
}
