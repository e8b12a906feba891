import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { Problem } from '#libs/problem';
import {
  aggregate,
  aggregatesToJson,
  decide,
  poolCells,
  publishBallots,
  sealResult,
  tally,
  turnoutOf,
  type Aggregates,
  type Ballot,
  type Turnout,
} from '#libs/voting';
import { noGroup } from '#libs/workspace';
import { Audit } from '../platform/audit/audit.js';
import { Bus } from '../platform/bus.js';
import { changedRows } from '../platform/database/changed-rows.js';
import { Electorates, type SeatedElector } from './electorates.js';
import { Outcomes, tellClosed, type Outcome } from './outcomes.js';
import { Poll } from './poll.entity.js';
import { pollToTally } from './poll-terms.js';
import { Polls } from './polls.js';
import { storedBallots } from './stored-ballots.js';

/**
 * Waits for ballots in flight and lets no further one in. Run at READ COMMITTED, so that a later statement sees them all.
 * Where silence adopts, it lasts until the deadline.
 */
const lockAndCloseWhere = (condition: string) => `
  update poll set status = 'closed', closed_at = clock_timestamp()
   where id = $1 and status = 'open' and ${condition}
  returning closed_at >= case
    when method = 'no-objection' and closes_at is not null then coalesce(extended_to, closes_at)
    else opened_at + make_interval(secs => minimum_open) end as due`;

const lockAndClose = lockAndCloseWhere('true');
/** Asked while it is locked: whoever was waited for may have given it more time. */
const lockAndCloseIfDue = lockAndCloseWhere(
  'coalesce(extended_to, closes_at) <= clock_timestamp()',
);

/** A poll that takes no more ballots; `isDue` where it has been open for as long as it promised. */
interface Locked {
  readonly poll: Poll;
  readonly isDue: boolean;
}

/** What a poll is counted from, at its close. */
interface Cast {
  readonly electors: readonly SeatedElector[];
  readonly ballots: readonly Ballot[];
}

/** Closes polls: lock first, read the ballots in a later statement, decide, record. */
@Injectable()
export class PollClosing {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly polls: Polls,
    private readonly electorates: Electorates,
    private readonly outcomes: Outcomes,
    private readonly audit: Audit,
    private readonly bus: Bus,
  ) {}

  /** Closes open polls, all or none, and records their decisions; earlier than promised only with every ballot in. */
  close(...ids: readonly string[]): Promise<void> {
    return this.closeAll(ids, lockAndClose);
  }

  /** Closes a poll whose time is up; refused where it was given more, or has closed meanwhile. */
  closeIfDue(id: string): Promise<void> {
    return this.closeAll([id], lockAndCloseIfDue);
  }

  private async closeAll(ids: readonly string[], lock: string): Promise<void> {
    const outcomes = await this.database.transaction('READ COMMITTED', async (manager) => {
      // all locks first, in one order: whoever closes one of them alone holds it while waiting for the workshop's row
      const locked: Locked[] = [];
      for (const id of ids.toSorted()) locked.push(await this.lock(manager, id, lock));
      await this.outcomes.lockTexts(
        manager,
        locked.map(({ poll }) => poll),
      );
      const closed: Outcome[] = [];
      for (const each of locked) closed.push(await this.count(manager, each));
      return closed;
    });
    for (const outcome of outcomes) tellClosed(this.bus, outcome);
  }

  private async lock(manager: EntityManager, id: string, lock: string): Promise<Locked> {
    const [closed] = await changedRows<{ due: boolean }>(manager, lock, [id]);
    const poll = await this.polls.find(id, manager);
    if (!closed) throw new Problem('conflict', `This poll is not open: it is ${poll.status}.`);
    return { poll, isDue: closed.due };
  }

  private async count(manager: EntityManager, { poll, isDue }: Locked): Promise<Outcome> {
    const { id } = poll;
    const electors = await this.electorates.atClose(manager, id);
    const ballots = await storedBallots(manager, id);
    if (!isDue && ballots.length < electors.length)
      throw new Problem(
        'conflict',
        poll.method === 'no-objection' && poll.closesAt
          ? 'This poll stays open until its deadline unless everybody has voted.'
          : `This poll stays open for ${poll.minimumOpen} seconds unless everybody has voted.`,
      );
    const cast = { electors, ballots };
    const { decision, fingerprint } = poll.secret
      ? await this.recordSecret(manager, poll, cast)
      : await this.recordOpen(manager, poll, cast);
    const outcome = await this.outcomes.record(manager, poll, decision);
    const act = { poll: id, hash: poll.hash!, result: fingerprint };
    const entered = await this.audit.enter(manager, poll.processId, 'poll:closed', act);
    await manager.update(Poll, id, { anchor: { fingerprint, ...entered } });
    return outcome;
  }

  private async recordOpen(manager: EntityManager, poll: Poll, { electors, ballots }: Cast) {
    await this.electorates.recordPresence(manager, poll.id, electors);
    const result = tally(pollToTally(poll), electors, ballots);
    await manager.update(Poll, poll.id, result);
    const { hash } = sealResult({ ...publishBallots(electors, ballots), ...result });
    return { decision: result.decision, fingerprint: hash };
  }

  /** Keeps the cells alone: of who voted, and how, nothing stays in the tables. */
  private async recordSecret(manager: EntityManager, poll: Poll, cast: Cast) {
    const toTally = pollToTally(poll);
    const counted = aggregate(toTally, cast.electors, cast.ballots);
    const cells = poolCells(toTally, counted, poll);
    const aggregates = aggregatesToJson(cells);
    const result = decide(toTally, cells);
    await manager.update(Poll, poll.id, {
      ...result,
      aggregates,
      turnout: turnoutAt(counted),
    });
    await manager.query('delete from ballot where poll_id = $1', [poll.id]);
    const { hash } = sealResult({ aggregates, ...result });
    return { decision: result.decision, fingerprint: hash };
  }
}

/** Who has voted of a secret poll's electorate, for ever: its ballots are not kept. */
const turnoutAt = ({ cells }: Aggregates): Turnout =>
  turnoutOf(
    cells.map(({ groups: [group], electors, cast }) => ({
      group: group ?? noGroup,
      voted: cast,
      of: electors,
    })),
    true,
  );
