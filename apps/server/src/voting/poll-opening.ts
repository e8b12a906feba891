import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Problem } from '#libs/problem';
import { Bus } from '../platform/bus.js';
import { changedRows } from '../platform/database/changed-rows.js';
import { Workshops } from '../workspace/workshops.js';
import { Electorates } from './electorates.js';
import { sealTerms } from './poll-terms.js';
import { Polls } from './polls.js';

/** By the database's clock; it opens no poll that would close before its minimum. */
const startPoll = `
  update poll set status = 'open', opened_at = clock_timestamp(), hash = $2, terms = $3
   where id = $1
     and (closes_at is null or closes_at >= clock_timestamp() + make_interval(secs => minimum_open))
  returning 1`;

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
    const told = await this.database.transaction(async (manager) => {
      await manager.query('select 1 from poll where id = $1 for no key update', [id]);
      const poll = await this.polls.find(id, manager);
      if (poll.status !== 'draft')
        throw new Problem('conflict', `This poll is ${poll.status} already.`);
      if ((await this.workshops.find(poll.workshopId, manager)).status === 'closed')
        throw new Problem('conflict', 'This workshop is over.');
      const { electors, whyNobody } = await this.electorates.eligible(poll, manager);
      if (electors.length === 0) throw new Problem('conflict', whyNobody);
      const { text, hash } = sealTerms(poll, electors);
      if (hash !== previewed)
        throw new Problem(
          'conflict',
          'The poll or who may vote has changed since the preview. Look at it again.',
        );
      await this.electorates.freeze(manager, id, electors);
      const opened = await changedRows(manager, startPoll, [id, hash, text]);
      if (opened.length === 0)
        throw new Problem(
          'conflict',
          'The poll would close before it has been open for as long as it promises.',
        );
      const version = await this.workshops.raiseVersion(manager, poll.workshopId);
      return { pollId: id, workshopId: poll.workshopId, version };
    });
    this.bus.tell('poll:opened', told);
  }

  /** Calls an open or prepared poll off, for a recorded reason; its ballots decide nothing. Rooms hear of open ones. */
  async cancel(id: string, reason: string): Promise<void> {
    const told = await this.database.transaction(async (manager) => {
      const [cancelled] = await changedRows<{ workshop_id: string; was_opened: boolean }>(
        manager,
        `update poll set status = 'cancelled', closed_at = clock_timestamp(), cancel_reason = $2
          where id = $1 and status in ('draft', 'open')
         returning workshop_id, opened_at is not null as was_opened`,
        [id, reason],
      );
      if (!cancelled)
        throw new Problem('conflict', 'Only a poll that has not closed can be cancelled.');
      const { workshop_id: workshopId, was_opened: wasOpened } = cancelled;
      if (!wasOpened) return null;
      return {
        pollId: id,
        workshopId,
        version: await this.workshops.raiseVersion(manager, workshopId),
      };
    });
    if (told) this.bus.tell('poll:closed', told);
  }
}
