import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Checkpoints of documents, whose each Yjs client id is, and what the gate did not take. */
export class TheLogOfADocument1795810000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of tables) await runner.query(statement);
    await bindKnownClients(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table document_checkpoint, document_client, document_quarantine');
  }
}

const tables = [
  // the hash tells, before rows are let go, that the bytes are those that were found good
  `create table document_checkpoint (
    document_id uuid primary key,
    seq bigint not null,
    state bytea not null,
    vector bytea not null,
    hash bytea not null,
    at timestamptz not null default now()
  )`,
  `create table document_client (
    document_id uuid not null,
    client_id bigint not null,
    participant_id uuid,
    at timestamptz not null default now(),
    primary key (document_id, client_id)
  )`,
  `create table document_quarantine (
    id bigint generated always as identity primary key,
    document_id uuid not null,
    author uuid,
    reason text not null,
    bytes bytea not null,
    at timestamptz not null default now()
  )`,
  'create index document_quarantine_of_document on document_quarantine (document_id, at)',
  'create index document_update_by_time on document_update using brin (at)',
];

interface KnownRow {
  readonly document_id: string;
  readonly seq: string;
  readonly author: string | null;
  readonly bytes: Buffer;
}

/** Until now a client id was whose row it first stood in. */
async function bindKnownClients(runner: QueryRunner): Promise<void> {
  let after: [string, string] = ['00000000-0000-0000-0000-000000000000', '0'];
  for (;;) {
    const rows = (await runner.query(
      `select document_id, seq, author, bytes from document_update
        where (document_id, seq) > ($1, $2) order by document_id, seq limit 1000`,
      after,
    )) as KnownRow[];
    for (const row of rows) await bindClients(runner, row);
    const last = rows.at(-1);
    if (!last) return;
    after = [last.document_id, last.seq];
  }
}

async function bindClients(
  runner: QueryRunner,
  { document_id: documentId, author, bytes }: KnownRow,
): Promise<void> {
  const { decodeUpdate } = await import('yjs');
  const { structs } = decodeUpdate(new Uint8Array(bytes));
  await runner.query(
    `insert into document_client (document_id, client_id, participant_id)
      select $1, client, $2::uuid from unnest($3::bigint[]) as client on conflict do nothing`,
    [documentId, author, [...new Set(structs.map(({ id }) => id.client))]],
  );
}
