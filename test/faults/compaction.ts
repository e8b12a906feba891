import { setTimeout as pause } from 'node:timers/promises';
import * as Y from 'yjs';
import { readAsNewcomer } from '../saved-writer.js';
import type { Ask } from './asking.js';
import { gather, type Crowd } from './crowd.js';
import { hashOfState, hashOfUpdates } from './document-state.js';
import { mustHold, type Fault, type Report } from './fault.js';
import { Installation } from './installation.js';
import { Typists } from './typists.js';

/** One text after the other: what everybody remembers of one with 200,000 words is too much for this process. */
const scales = {
  small: { texts: 1, killsOfOne: 3, people: 10 },
  whole: { texts: 4, killsOfOne: 25, people: 8 },
} as const;
/** A word in so many milliseconds, of each: a row each, so that checkpoints come often. */
const every = 5;
/** A checkpoint is due so many rows after the last one, and done within some milliseconds. */
const rowsUntilDue = 2_000;
const longestWork = 80;
/** After so many kills the rows that a checkpoint covers go, as they do after thirty days. */
const killsPerRetention = 4;

/** What Postgres has of one text. */
interface Stored {
  readonly checkpoint: { readonly seq: number; readonly state: Uint8Array } | null;
  readonly rows: readonly { readonly seq: number; readonly bytes: Uint8Array }[];
}

/** Where the last checkpoint is, and how many rows came after it. */
interface Progress {
  readonly seq: number;
  readonly rows: number;
}

/** The server is killed just before, while and just after it compacts the log of a text. */
export const compaction: Fault = {
  name: 'compaction',
  says: 'loads the same from checkpoints as from every single update, wherever a kill falls',
  async run(scale, report) {
    const { texts, killsOfOne, people } = scales[scale];
    const installation = await Installation.start();
    try {
      const organizer = await installation.organizer();
      let checkpoints = 0;
      for (let text = 0; text < texts; text++) {
        const crowd = await gather(organizer, { people, documents: 1 });
        checkpoints += await surviveKills(new Compacted(installation, crowd), killsOfOne, report);
        report.tell('texts', text + 1);
      }
      report.tell('checkpoints seen', checkpoints);
      const kills = texts * killsOfOne;
      mustHold(checkpoints >= kills / 4, `checkpoints were made (${checkpoints})`);
    } finally {
      await installation.remove();
    }
  },
};

/** Answers how many checkpoints were made meanwhile. */
async function surviveKills(text: Compacted, kills: number, report: Report): Promise<number> {
  for (let round = 0; round < kills; round++) {
    await text.killNearCheckpoint(round);
    await text.mustLoadEqual(report);
    if (round % killsPerRetention === killsPerRetention - 1) await text.letRowsGo();
    report.tell('kills of this text', round + 1);
  }
  return text.checkpoints.size;
}

/** A text that is written faster than it is compacted, beside a replica made from every row that it ever had. */
class Compacted {
  readonly checkpoints = new Set<number>();
  readonly #typists: Typists;
  readonly #replica = new Y.Doc();
  #known = 0;

  constructor(
    private readonly installation: Installation,
    private readonly crowd: Crowd,
  ) {
    this.#typists = new Typists(crowd);
  }

  /** Types until a checkpoint is near, kills the server, every other time with Postgres, and starts it again. */
  async killNearCheckpoint(round: number): Promise<void> {
    await this.#typists.connect();
    const over = new AbortController();
    const typing = this.#typists.type(every, over.signal);
    await this.#untilBlow(round);
    await this.installation.end('SIGKILL');
    if (round % 2 === 1) await this.installation.endDatabase('SIGQUIT');
    over.abort();
    await Promise.all([typing, this.#typists.gone()]);
    await this.installation.start();
  }

  /** The checkpoint with the rows after it, all rows ever, and what a newcomer gets are one state. */
  async mustLoadEqual(report: Report): Promise<void> {
    const { checkpoint, rows } = await this.#stored();
    for (const { seq, bytes } of rows.filter(({ seq }) => seq > this.#known)) {
      mustHold(seq === this.#known + 1, `row ${this.#known + 1} follows (${seq} does)`);
      Y.applyUpdate(this.#replica, bytes);
      this.#known = seq;
    }
    const whole = hashOfState(this.#replica);
    if (checkpoint) {
      this.checkpoints.add(checkpoint.seq);
      const after = rows.filter(({ seq }) => seq > checkpoint.seq).map(({ bytes }) => bytes);
      const loaded = hashOfUpdates([checkpoint.state, ...after]);
      mustHold(loaded === whole, `the checkpoint at ${checkpoint.seq} and the rows after it`);
    }
    const newcomer = await readAsNewcomer(this.crowd.organizer, this.#documentId);
    mustHold(hashOfState(newcomer) === whole, `what a newcomer gets at row ${this.#known}`);
    report.tell('rows written', this.#known);
    await this.#typists.mustBeKept(report);
  }

  async letRowsGo(): Promise<void> {
    await this.installation.query(
      `delete from document_update row using document_checkpoint checkpoint
        where row.document_id = checkpoint.document_id and row.seq <= checkpoint.seq`,
    );
  }

  get #documentId(): string {
    return this.crowd.documentIds[0]!;
  }

  /** By turns: somewhat before a checkpoint is due, while it is at work, and when it has just been made. */
  async #untilBlow(round: number): Promise<void> {
    const early = round % 3 === 0 ? (round * 17) % 200 : 0;
    await this.installation.asking(async (ask) => {
      const { seq: last } = await this.#progress(ask);
      const isReached = ({ seq, rows }: Progress) =>
        seq !== last || (round % 3 !== 2 && rows >= rowsUntilDue - early);
      while (!isReached(await this.#progress(ask))) await pause(5);
    });
    if (round % 3 === 1) await pause((round * 13) % longestWork);
  }

  async #progress(ask: Ask): Promise<Progress> {
    const [progress] = await ask<Progress>(
      `select coalesce(made.seq, 0)::int as seq, (coalesce(max(row.seq), 0) - coalesce(made.seq, 0))::int as rows
         from (select $1::uuid as id) document
         left join document_checkpoint made on made.document_id = document.id
         left join document_update row on row.document_id = document.id
        group by made.seq`,
      [this.#documentId],
    );
    return progress!;
  }

  async #stored(): Promise<Stored> {
    const read = <Row extends object>(statement: string) =>
      this.installation.query<Row>(statement, [this.#documentId]);
    const [checkpoint] = await read<NonNullable<Stored['checkpoint']>>(
      'select seq::int, state from document_checkpoint where document_id = $1',
    );
    const rows = await read<Stored['rows'][number]>(
      'select seq::int, bytes from document_update where document_id = $1 order by seq',
    );
    return { checkpoint: checkpoint ?? null, rows };
  }
}
