import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Problem } from '#libs/problem';
import { Bus } from '../platform/bus.js';
import { Workshops } from '../workspace/workshops.js';
import { Electorates } from './electorates.js';
import { sealTerms } from './poll-terms.js';
import { Polls } from './polls.js';

/** Opens polls on exactly what was previewed, and calls them off. */
@Injectable()
export class PollOpening {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly polls: Polls,
    private readonly electorates: Electorates,
    private readonly workshops: Workshops,
    private readonly bus: Bus,
  ) {}

  /** Freezes electorate and terms; refused where they are no longer those that the hash was previewed of. */
  async open(id: string, previewed: string): Promise<void> {
    const opened = await this.database.transaction(async (manager) => {
      await manager.query('select 1 from poll where id = $1 for update', [id]);
      const poll = await this.polls.find(id, manager);
      if (poll.status !== 'draft')
        throw new Problem('conflict', `This poll is ${poll.status} already.`);
      const { electors } = await this.electorates.eligible(poll, manager);
      if (electors.length === 0) throw new Problem('conflict', nobodyMayVote(poll.binding));
      const { text, hash } = sealTerms(poll, electors);
      if (hash !== previewed)
        throw new Problem(
          'conflict',
          'The poll or who may vote has changed since the preview. Look at it again.',
        );
      await this.electorates.freeze(manager, id, electors);
      await manager.query(
        `update poll set status = 'open', opened_at = clock_timestamp(), hash = $2, terms = $3 where id = $1`,
        [id, hash, text],
      );
      const version = await this.workshops.raiseVersion(manager, poll.workshopId);
      return { pollId: id, workshopId: poll.workshopId, version };
    });
    this.bus.tell('poll:opened', opened);
  }

  /** Calls an open or prepared poll off, for a recorded reason; its ballots decide nothing. */
  async cancel(id: string, reason: string): Promise<void> {
    const cancelled = await this.database.transaction(async (manager) => {
      const [rows] = await manager.query<[{ workshop_id: string }[]]>(
        `update poll set status = 'cancelled', closed_at = clock_timestamp(), cancel_reason = $2
          where id = $1 and status in ('draft', 'open') returning workshop_id`,
        [id, reason],
      );
      if (rows.length === 0)
        throw new Problem('conflict', 'Only a poll that has not closed can be cancelled.');
      const { workshop_id: workshopId } = rows[0]!;
      return {
        pollId: id,
        workshopId,
        version: await this.workshops.raiseVersion(manager, workshopId),
      };
    });
    this.bus.tell('poll:closed', cancelled);
  }
}

const nobodyMayVote = (binding: boolean): string =>
  binding
    ? 'No seat is confirmed, so nobody may vote: confirm seats, or make it a straw poll.'
    : 'Nobody with a seat has joined, so nobody may vote.';
