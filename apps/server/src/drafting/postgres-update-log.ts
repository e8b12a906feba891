import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Batch, Checkpoint, Claim, LogPart, LogRow, Refused, UpdateLog } from '#libs/collab';
import { channel, Notices } from '../platform/database/notices.js';
import { bigintBytes, binaryArray, no, oid, uuidBytes, yes } from '../platform/database/binary.js';
import { DirectSessions } from '../platform/database/direct-sessions.js';
import { savedWord } from './saved-word.js';

/** Under which the other processes hear of what was saved. */
export const savedTopic = 'document:saved';

/** A checkpoint first, where one is of use, then the rows: both of one moment, since it is one statement. */
const readPart = {
  name: 'document-read',
  text: `
    with checkpoint as (
      select seq, vector, state from document_checkpoint
       where document_id = $1::uuid and seq > $2::bigint and ($2::bigint = 0 or not exists (
         select from document_update where document_id = $1::uuid and seq = $2::bigint + 1))
    )
    select seq, null::uuid, null::uuid, state, vector from checkpoint
    union all
    (select seq, batch_id, author, bytes, null from document_update
      where document_id = $1::uuid and seq > coalesce((select seq from checkpoint), $2::bigint)
      order by seq)`,
};

/** The first row of each batch decides whether it won its place; the rest of a batch follows its first row only. */
const appending = `
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
    )`;

/** Which did not win: as a rule none. */
const lost = `
    select batch_id from given where is_first and batch_id not in (select batch_id from won)`;

const appendRows = { name: 'document-append', text: appending + lost };

/** The other processes hear of what won once it is committed; a row without an id for each payload. */
const appendRowsAndTell = {
  name: 'document-append-tell',
  text: `${appending}, told as (
      select pg_notify('${channel}', convert_from($7, 'UTF8') || string_agg(convert_from(word, 'UTF8'), ',')
             || convert_from($8, 'UTF8'))
        from unnest($9::uuid[], $10::bytea[], $11::bigint[]) as news (batch_id, word, parcel)
       where batch_id in (select batch_id from won)
       group by parcel
    )
    ${lost} union all select null from told`,
};

/** An update that changes nothing answers with the row of whoever was first, on this node or another. */
const claimClients = {
  name: 'document-claim',
  text: `
    insert into document_client as known (document_id, client_id, participant_id)
    select * from unnest($1::uuid[], $2::bigint[], $3::uuid[]) as row (document_id, client_id, participant_id)
     order by document_id, client_id
    on conflict (document_id, client_id) do update set client_id = known.client_id
    returning document_id, client_id, participant_id`,
};

const keepCheckpoint = {
  name: 'document-checkpoint',
  text: `
    insert into document_checkpoint as known (document_id, seq, state, vector, hash)
    values ($1::uuid, $2::bigint, $3::bytea, $4::bytea, $5::bytea)
    on conflict (document_id) do update
      set seq = excluded.seq, state = excluded.state, vector = excluded.vector, hash = excluded.hash, at = now()
      where known.seq < excluded.seq`,
};

const keepRefused = {
  name: 'document-quarantine',
  text: `
    insert into document_quarantine (document_id, author, reason, bytes)
    select document_id, author, convert_from(reason, 'UTF8'), bytes
      from unnest($1::uuid[], $2::uuid[], $3::bytea[], $4::bytea[]) as row (document_id, author, reason, bytes)`,
};

/** A checkpoint, which has a vector, or a row. */
type Found = [
  seq: string,
  batchId: string | null,
  author: string | null,
  bytes: Buffer,
  vector: Buffer | null,
];

type Bound = [documentId: string, client: string, owner: string | null];

/** The log of updates in Postgres, which is also the sequencer: a place in a document is taken by its primary key. */
@Injectable()
export class PostgresUpdateLog implements UpdateLog {
  constructor(
    private readonly sessions: DirectSessions,
    private readonly notices: Notices,
  ) {}

  async read(documentId: string, after: number): Promise<LogPart> {
    const found = await this.sessions.run<Found>(readPart, [
      uuidBytes(documentId),
      bigintBytes(after),
    ]);
    const [first] = found;
    const checkpoint = first?.[4] ? checkpointOf(first) : null;
    return { checkpoint, rows: (checkpoint ? found.slice(1) : found).map(rowOf) };
  }

  async append(batches: readonly Batch[]): Promise<ReadonlySet<string>> {
    const rows = batches.flatMap(rowsToStore);
    const lost = this.notices.hasOthers
      ? await this.sessions.runLean(appendRowsAndTell, [...columnsOf(rows), ...this.news(batches)])
      : await this.sessions.runLean(appendRows, columnsOf(rows));
    return new Set(lost.flatMap(([batchId]) => batchId ?? []));
  }

  private news(batches: readonly Batch[]): Buffer[] {
    const { before, after, words, parcels } = this.notices.enclose(
      savedTopic,
      batches.map(savedWord),
    );
    return [
      Buffer.from(before),
      Buffer.from(after),
      binaryArray(
        oid.uuid,
        batches.map(({ batchId }) => uuidBytes(batchId)),
      ),
      binaryArray(
        oid.bytea,
        words.map((word) => Buffer.from(word)),
      ),
      binaryArray(oid.bigint, parcels.map(bigintBytes)),
    ];
  }

  async claim(claims: readonly Claim[]): Promise<readonly (string | null)[]> {
    const firsts = new Map(claims.toReversed().map((claim) => [keyOf(claim), claim]));
    const asked = [...firsts.values()];
    const bound = await this.sessions.run<Bound>(claimClients, [
      binaryArray(
        oid.uuid,
        asked.map(({ documentId }) => uuidBytes(documentId)),
      ),
      binaryArray(
        oid.bigint,
        asked.map(({ client }) => bigintBytes(client)),
      ),
      binaryArray(
        oid.uuid,
        asked.map(({ author }) => authorBytes(author)),
      ),
    ]);
    const owners = new Map(
      bound.map(([documentId, client, owner]) => [
        keyOf({ documentId, client: Number(client) }),
        owner,
      ]),
    );
    return claims.map((claim) => owners.get(keyOf(claim)) ?? null);
  }

  async checkpoint(documentId: string, { seq, state, vector }: Checkpoint): Promise<void> {
    const hash = createHash('sha256').update(state).digest();
    await this.sessions.run(keepCheckpoint, [
      uuidBytes(documentId),
      bigintBytes(seq),
      Buffer.from(state),
      Buffer.from(vector),
      hash,
    ]);
  }

  async quarantine(refused: readonly Refused[]): Promise<void> {
    await this.sessions.run(keepRefused, [
      binaryArray(
        oid.uuid,
        refused.map(({ documentId }) => uuidBytes(documentId)),
      ),
      binaryArray(
        oid.uuid,
        refused.map(({ author }) => authorBytes(author)),
      ),
      binaryArray(
        oid.bytea,
        refused.map(({ reason }) => Buffer.from(reason)),
      ),
      binaryArray(
        oid.bytea,
        refused.map(({ bytes }) => bytes),
      ),
    ]);
  }
}

interface RowToStore {
  readonly document: Buffer;
  readonly seq: Buffer;
  readonly batch: Buffer;
  readonly author: Buffer | null;
  readonly bytes: Uint8Array;
  readonly isFirst: Uint8Array;
}

function rowsToStore({ documentId, batchId, seq, rows }: Batch): RowToStore[] {
  const [document, batch] = [uuidBytes(documentId), uuidBytes(batchId)];
  return rows.map(({ author, bytes }, i) => ({
    document,
    seq: bigintBytes(seq + i),
    batch,
    author: authorBytes(author),
    bytes,
    isFirst: i === 0 ? yes : no,
  }));
}

const columnsOf = (rows: readonly RowToStore[]): Buffer[] => [
  column(rows, 'document', oid.uuid),
  column(rows, 'seq', oid.bigint),
  column(rows, 'batch', oid.uuid),
  column(rows, 'author', oid.uuid),
  column(rows, 'bytes', oid.bytea),
  column(rows, 'isFirst', oid.boolean),
];

const column = (rows: readonly RowToStore[], name: keyof RowToStore, type: number): Buffer =>
  binaryArray(
    type,
    rows.map((row) => row[name]),
  );

const authorBytes = (author: string | null): Buffer | null => (author ? uuidBytes(author) : null);

const keyOf = ({ documentId, client }: Pick<Claim, 'documentId' | 'client'>): string =>
  `${documentId.toLowerCase()} ${client}`;

const rowOf = ([seq, batchId, author, bytes]: Found): LogRow => ({
  seq: Number(seq),
  batchId: batchId!,
  author,
  bytes: new Uint8Array(bytes),
});

const checkpointOf = ([seq, , , state, vector]: Found): Checkpoint => ({
  seq: Number(seq),
  state: new Uint8Array(state),
  vector: new Uint8Array(vector!),
});
