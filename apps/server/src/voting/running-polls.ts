import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { Problem } from '#libs/problem';
import { Audit } from '../platform/audit/audit.js';
import { Bus } from '../platform/bus.js';
import { changedRows } from '../platform/database/changed-rows.js';
import { Workshops } from '../workspace/workshops.js';
import type { VotingFacts } from './facts.js';

interface CancelledRow {
  readonly id: string;
  readonly workshop_id: string;
  readonly process_id: string;
  readonly was_opened: boolean;
}

interface ExtendedRow {
  readonly workshop_id: string;
  readonly process_id: string;
  readonly until: Date;
}

const callOff = `
  update poll set status = 'cancelled', closed_at = clock_timestamp(), cancel_reason = $2
   where id = $1 and status in ('draft', 'open')
  returning id, workshop_id, process_id, opened_at is not null as was_opened`;

/** Calls polls off, and gives running ones more time. */
@Injectable()
export class RunningPolls {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly workshops: Workshops,
    private readonly audit: Audit,
    private readonly bus: Bus,
  ) {}

  /**
   * Calls off whatever of these polls has not closed, open or prepared, for a recorded reason; their ballots decide
   * nothing. Refused where all have closed. Rooms hear of open ones.
   */
  async cancel(ids: readonly string[], reason: string): Promise<void> {
    const told = await this.database.transaction(async (manager) => {
      // all locks first, in one order
      const cancelled: CancelledRow[] = [];
      for (const id of ids.toSorted())
        cancelled.push(...(await changedRows<CancelledRow>(manager, callOff, [id, reason])));
      if (cancelled.length === 0)
        throw new Problem('conflict', 'Only a poll that has not closed can be cancelled.');
      const facts: VotingFacts['poll:closed'][] = [];
      for (const row of cancelled)
        if (row.was_opened) facts.push(await this.record(manager, row, reason));
      return facts;
    });
    for (const fact of told) this.bus.tell('poll:closed', fact);
  }

  private async record(
    manager: EntityManager,
    { id, workshop_id: workshopId, process_id: processId }: CancelledRow,
    reason: string,
  ): Promise<VotingFacts['poll:closed']> {
    await this.forgetSecrets(manager, id);
    const version = await this.workshops.raiseVersion(manager, workshopId);
    await this.audit.enter(manager, processId, 'poll:cancelled', { poll: id, reason });
    return { pollId: id, workshopId, version };
  }

  /** Moves the end of a running poll that has one to a later time. */
  async extend(id: string, closesAt: Date): Promise<void> {
    const told = await this.database.transaction(async (manager) => {
      const [extended] = await changedRows<ExtendedRow>(
        manager,
        `update poll set extended_to = $2
          where id = $1 and status = 'open' and clock_timestamp() < coalesce(extended_to, closes_at)
            and $2 > coalesce(extended_to, closes_at)
         returning workshop_id, process_id, extended_to as until`,
        [id, closesAt],
      );
      if (!extended)
        throw new Problem(
          'conflict',
          'Only a running poll with an end can be extended, and only to a later one.',
          'closesAt',
        );
      const version = await this.workshops.raiseVersion(manager, extended.workshop_id);
      const until = extended.until.toISOString();
      await this.audit.enter(manager, extended.process_id, 'poll:extended', { poll: id, until });
      return { pollId: id, workshopId: extended.workshop_id, version };
    });
    this.bus.tell('poll:extended', told);
  }

  /** Nobody counts what was cast in a secret poll that was called off. */
  private async forgetSecrets(manager: EntityManager, id: string): Promise<void> {
    await manager.query(
      'delete from ballot b using poll p where p.id = $1 and p.secret and b.poll_id = p.id',
      [id],
    );
  }
}
