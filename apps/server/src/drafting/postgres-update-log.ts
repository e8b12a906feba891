import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Batch, Checkpoint, Claim, LogPart, LogRow, Refused, UpdateLog } from '#libs/collab';
import { Notices } from '../platform/database/notices.js';
import {
  bigintArray,
  bigintBytes,
  booleanArray,
  byteaArray,
  uuidArray,
  uuidBytes,
} from '../platform/database/binary.js';
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

/**
 * The first row of each batch decides whether it won its place; the rest of a batch follows its first row only. Answers
 * which did not win: as a rule none.
 */
const appendRows = {
  name: 'document-append',
  text: `
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
    select batch_id from given where is_first and batch_id not in (select batch_id from won)`,
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
  /** batches that were sent, and of which it is not known whether they were stored */
  private readonly unanswered = new Set<string>();

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
    try {
      const answer = await this.sessions.runLean(appendRows, columnsOf(batches));
      const lost = new Set(answer.map(([batchId]) => batchId!));
      if (this.notices.hasOthers)
        for (const batch of batches) this.tellOthers(batch, lost.has(batch.batchId));
      return lost;
    } catch (error) {
      if (this.notices.hasOthers) for (const { batchId } of batches) this.unanswered.add(batchId);
      throw error;
    }
  }

  /** A batch whose first answer was lost may have lost its place to itself: then the others look. */
  private tellOthers(batch: Batch, isLost: boolean): void {
    const wasUnanswered = this.unanswered.delete(batch.batchId);
    if (!isLost) this.notices.tell(savedTopic, savedWord(batch));
    else if (wasUnanswered) this.notices.tell(savedTopic, batch.documentId);
  }

  async claim(claims: readonly Claim[]): Promise<readonly (string | null)[]> {
    const firsts = new Map(claims.toReversed().map((claim) => [keyOf(claim), claim]));
    const asked = [...firsts.values()];
    const bound = await this.sessions.run<Bound>(claimClients, [
      uuidArray(asked.map(({ documentId }) => documentId)),
      bigintArray(asked.map(({ client }) => client)),
      uuidArray(asked.map(({ author }) => author)),
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
      uuidArray(refused.map(({ documentId }) => documentId)),
      uuidArray(refused.map(({ author }) => author)),
      byteaArray(refused.map(({ reason }) => Buffer.from(reason))),
      byteaArray(refused.map(({ bytes }) => bytes)),
    ]);
  }
}

function columnsOf(batches: readonly Batch[]): Buffer[] {
  const rows = batches.flatMap((batch) => batch.rows.map((row, i) => ({ ...row, batch, i })));
  return [
    uuidArray(rows.map(({ batch }) => batch.documentId)),
    bigintArray(rows.map(({ batch, i }) => batch.seq + i)),
    uuidArray(rows.map(({ batch }) => batch.batchId)),
    uuidArray(rows.map(({ author }) => author)),
    byteaArray(rows.map(({ bytes }) => bytes)),
    booleanArray(rows.map(({ i }) => i === 0)),
  ];
}

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
