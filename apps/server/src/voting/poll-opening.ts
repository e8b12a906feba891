import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { Problem } from '#libs/problem';
import { asksOfGroups, checkSize, groupsIn, groupsTooSmall } from '#libs/voting';
import { Audit } from '../platform/audit/audit.js';
import { Bus } from '../platform/bus.js';
import { changedRows } from '../platform/database/changed-rows.js';
import { Workshops } from '../workspace/workshops.js';
import { Electorates, type SeatedElector } from './electorates.js';
import type { VotingFacts } from './facts.js';
import type { Poll } from './poll.entity.js';
import { pollToTally, sealTerms } from './poll-terms.js';
import { Polls } from './polls.js';

const lockPolls = 'select 1 from poll where id = any($1::uuid[]) order by id for no key update';

/** What a secret poll may show depends on those that opened before it: one at a time in a process. */
const lockProcessOfSecrets = `
  select 1 from process where id in (select process_id from poll where id = any($1::uuid[]) and secret)
   order by id for no key update`;

/** By the database's clock; it opens no poll that would close before its minimum. */
const startPoll = `
  update poll set status = 'open', opened_at = clock_timestamp(), hash = $2, terms = $3, is_whole = $4
   where id = $1
     and (closes_at is null or closes_at >= clock_timestamp() + make_interval(secs => minimum_open))
  returning 1`;

/** Opens polls on exactly what was previewed. */
@Injectable()
export class PollOpening {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly polls: Polls,
    private readonly electorates: Electorates,
    private readonly workshops: Workshops,
    private readonly audit: Audit,
    private readonly bus: Bus,
  ) {}

  /** Opens polls, all or none, each named with the hash that was previewed of it. */
  async open(previewed: ReadonlyMap<string, string>): Promise<void> {
    const told = await this.database.transaction(async (manager) => {
      const opened: VotingFacts['poll:opened'][] = [];
      // all locks first, in one order
      await manager.query(lockPolls, [[...previewed.keys()]]);
      await manager.query(lockProcessOfSecrets, [[...previewed.keys()]]);
      for (const [id, hash] of previewed) opened.push(await this.openOne(manager, id, hash));
      return opened;
    });
    for (const fact of told) this.bus.tell('poll:opened', fact);
  }

  /** Freezes electorate and terms; refused where they are no longer those that the hash was previewed of. */
  private async openOne(manager: EntityManager, id: string, previewed: string) {
    const poll = await this.polls.find(id, manager);
    if (poll.status !== 'draft')
      throw new Problem('conflict', `This poll is ${poll.status} already.`);
    // its row is locked from here on, so that it does not end meanwhile
    const version = await this.workshops.raiseVersion(manager, poll.workshopId);
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
    checkSize(pollToTally(poll), groupsIn(electors), 'electorate');
    const isWhole = await this.checkSecrecy(manager, poll, electors);
    await this.electorates.freeze(manager, id, electors);
    const opened = await changedRows(manager, startPoll, [id, hash, text, isWhole]);
    if (opened.length === 0)
      throw new Problem(
        'conflict',
        'The poll would close before it has been open for as long as it promises.',
      );
    await this.audit.enter(manager, poll.processId, 'poll:opened', { poll: id, hash });
    return { pollId: id, workshopId: poll.workshopId, version };
  }

  /** Refuses a secret poll that could not keep its secret; whether it may only tell of all voters together. */
  private async checkSecrecy(
    manager: EntityManager,
    poll: Poll,
    electors: readonly SeatedElector[],
  ): Promise<boolean> {
    if (!poll.secret) return false;
    const toTally = pollToTally(poll);
    if (groupsTooSmall(toTally, electors).length > 0)
      throw new Problem(
        'conflict',
        'A secret poll whose rule asks of groups needs five people who may vote in each of them.',
        'rule.groups',
      );
    const isWhole = await this.electorates.repeatsWithOthers(poll, electors, manager);
    if (isWhole && asksOfGroups(toTally))
      throw new Problem(
        'conflict',
        'This repeats a secret poll with other voters, so its rule can ask nothing of groups.',
        'rule.groups',
      );
    return isWhole;
  }
}
