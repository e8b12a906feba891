import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  canonicalJson,
  commit,
  headOf,
  sealChainStart,
  sealEntry,
  type Chain,
  type ChainEntry,
  type Json,
  type OpenEntry,
} from '#libs/seal';

/** Where an act stands in its chain. */
export interface Entered {
  readonly number: number;
  /** hash of its entry, and so of all before it */
  readonly head: string;
}

interface HeadRow {
  readonly number: number;
  readonly head: string;
  readonly at: Date;
}

interface EntryRow extends ChainEntry {
  readonly salt: string | null;
  /** canonical JSON */
  readonly payload: string | null;
}

const openEntry = ({ salt, payload, ...entry }: EntryRow): OpenEntry =>
  salt === null || payload === null
    ? entry
    : { ...entry, salt, payload: JSON.parse(payload) as Json };

/** One chain of acts for each process: each entry names the hash of the one before it. */
@Injectable()
export class Audit {
  /**
   * Adds an act to a chain, in the act's own transaction. The head's row is locked until that ends, so that a chain
   * cannot fork: to be called last.
   */
  async enter(
    manager: EntityManager,
    chainId: string,
    act: string,
    payload: Json,
  ): Promise<Entered> {
    const last = await this.lockHead(manager, chainId);
    const salt = randomBytes(16).toString('hex');
    const entry = {
      number: last.number + 1,
      previous: last.head,
      at: last.at.toISOString(),
      act,
      commitment: commit(salt, payload),
    };
    const { hash } = sealEntry(entry);
    await manager.query(
      `insert into audit_entry (process_id, number, previous, at, act, commitment, hash, salt, payload)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        chainId,
        entry.number,
        entry.previous,
        entry.at,
        act,
        entry.commitment,
        hash,
        salt,
        canonicalJson(payload),
      ],
    );
    await manager.query('update audit_chain set number = $2, head = $3 where process_id = $1', [
      chainId,
      entry.number,
      hash,
    ]);
    return { number: entry.number, head: hash };
  }

  /** A chain as it is published, with what was not erased. */
  async chain(manager: EntityManager, chainId: string): Promise<Chain> {
    const rows = await manager.query<EntryRow[]>(
      `select number, previous, at, act, commitment, salt, payload
         from audit_entry where process_id = $1 order by number`,
      [chainId],
    );
    const entries = rows.map(openEntry);
    return { entries, head: headOf(chainId, entries) };
  }

  private async lockHead(manager: EntityManager, chainId: string): Promise<HeadRow> {
    await manager.query(
      'insert into audit_chain (process_id, number, head) values ($1, 0, $2) on conflict do nothing',
      [chainId, sealChainStart(chainId).hash],
    );
    const [row] = await manager.query<HeadRow[]>(
      'select number, head, clock_timestamp() as at from audit_chain where process_id = $1 for update',
      [chainId],
    );
    return row!;
  }
}
