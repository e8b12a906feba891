import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { Problem } from '#libs/problem';
import { tally, type Decision } from '#libs/voting';
import { Bus } from '../platform/bus.js';
import { changedRows } from '../platform/database/changed-rows.js';
import { Electorates } from './electorates.js';
import { Outcomes, type Outcome } from './outcomes.js';
import { Poll } from './poll.entity.js';
import { pollToTally } from './poll-terms.js';
import { Polls } from './polls.js';
import { storedBallots } from './stored-ballots.js';

/** Waits for ballots in flight and lets no further one in. Run at READ COMMITTED, so that a later statement sees them all. */
const lockAndClose = `
  update poll set status = 'closed', closed_at = clock_timestamp()
   where id = $1 and status = 'open'
  returning closed_at >= opened_at + make_interval(secs => minimum_open) as due`;

/** Closes polls: lock first, read the ballots in a later statement, decide, record. */
@Injectable()
export class PollClosing {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly polls: Polls,
    private readonly electorates: Electorates,
    private readonly outcomes: Outcomes,
    private readonly bus: Bus,
  ) {}

  /** Closes an open poll and records its decision; earlier than promised at the opening only with every ballot in. */
  async close(id: string): Promise<void> {
    const outcome = await this.database.transaction('READ COMMITTED', async (manager) => {
      const [closed] = await changedRows<{ due: boolean }>(manager, lockAndClose, [id]);
      const poll = await this.polls.find(id, manager);
      if (!closed) throw new Problem('conflict', `This poll is not open: it is ${poll.status}.`);
      const decision = await this.decide(manager, poll, closed.due);
      return this.outcomes.record(manager, poll, decision);
    });
    this.tell(outcome);
  }

  private async decide(manager: EntityManager, poll: Poll, due: boolean): Promise<Decision> {
    await this.electorates.recordPresence(manager, poll.id);
    const electorate = await this.electorates.frozen(poll.id, manager);
    const ballots = await storedBallots(manager, poll.id);
    if (!due && ballots.length < electorate.length)
      throw new Problem(
        'conflict',
        `This poll stays open for ${poll.minimumOpen} seconds unless everybody has voted.`,
      );
    const { tally: counted, decision } = tally(pollToTally(poll), electorate, ballots);
    await manager.update(Poll, poll.id, { tally: counted, decision });
    return decision;
  }

  private tell({ pollId, workshopId, version, statementId }: Outcome): void {
    this.bus.tell('poll:closed', { pollId, workshopId, version });
    if (statementId !== null)
      this.bus.tell('statement:changed', { statementId, workshopId, version });
  }
}
