import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { In, IsNull, Not, type DataSource, type EntityManager } from 'typeorm';
import { checkPoll, type CreatePoll } from '#libs/voting';
import { Problem } from '#libs/problem';
import { Revision } from '../drafting/revision.entity.js';
import { Statement } from '../drafting/statement.entity.js';
import type { Workshop } from '../workspace/workshop.entity.js';
import { pollToTally } from './poll-terms.js';
import { Poll } from './poll.entity.js';

const whole = { options: { revision: true }, round: true };

/** Where a poll stands among others: its place in a round, or the poll whose tie it decides. */
type Origin = Partial<Pick<Poll, 'roundId' | 'roundPosition' | 'runOffOf'>>;

/** Polls: preparing and finding them. */
@Injectable()
export class Polls {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  async find(id: string, manager: EntityManager = this.database.manager): Promise<Poll> {
    const poll = await manager.findOne(Poll, { where: { id }, relations: whole });
    if (!poll) throw new Problem('missing', 'There is no such poll.');
    return poll;
  }

  /** Polls of a workshop, newest first, those of a round in their order. */
  list(workshopId: string, { drafts }: { drafts: boolean }): Promise<Poll[]> {
    return this.database.manager.find(Poll, {
      where: { workshopId, ...(!drafts && { openedAt: Not(IsNull()) }) },
      relations: whole,
      order: { createdAt: 'DESC', roundPosition: 'ASC' },
    });
  }

  /** The polls of a round, in their order. */
  ofRound(roundId: string, manager: EntityManager = this.database.manager): Promise<Poll[]> {
    return manager.find(Poll, {
      where: { roundId },
      relations: whole,
      order: { roundPosition: 'ASC' },
    });
  }

  /** Prepares a poll, to be previewed and opened. */
  async prepare(
    workshop: Workshop,
    input: CreatePoll,
    origin: Origin = {},
    manager: EntityManager = this.database.manager,
  ): Promise<Poll> {
    if (workshop.status === 'closed') throw new Problem('conflict', 'This workshop is over.');
    await this.checkTexts(workshop.processId, input, manager);
    const { options, closesAt, minimumOpen, ...terms } = input;
    const closes = closesAt ? new Date(closesAt) : null;
    if (closes && closes <= new Date())
      throw new Problem('invalid', 'This time has passed.', 'closesAt');
    const numbered = options.map(({ label, revisionId }, position) => ({
      id: String(position + 1),
      position,
      label,
      revisionId: revisionId ?? null,
    }));
    const poll = manager.create(Poll, {
      ...terms,
      ...origin,
      processId: workshop.processId,
      workshopId: workshop.id,
      status: 'draft',
      options: numbered,
      closesAt: closes,
      minimumOpen: minimumOpen ?? usualMinimum(closes),
    });
    checkPoll(pollToTally(poll));
    const { id } = await manager.save(poll);
    return this.find(id, manager);
  }

  private async checkTexts(
    processId: string,
    { options }: CreatePoll,
    manager: EntityManager,
  ): Promise<void> {
    const ids = options.map(({ revisionId }) => revisionId).filter((id) => id != null);
    if (new Set(ids).size < ids.length)
      throw new Problem('invalid', 'Two options are pinned to the same text.', 'options');
    const revisions = await manager.findBy(Revision, { id: In(ids) });
    const statements = await manager.findBy(Statement, {
      id: In(revisions.map(({ statementId }) => statementId)),
      processId,
    });
    const own = new Set(statements.map(({ id }) => id));
    const known = new Set(
      revisions.filter(({ statementId }) => own.has(statementId)).map(({ id }) => id),
    );
    for (const [i, { revisionId }] of options.entries())
      if (revisionId != null && !known.has(revisionId))
        throw new Problem(
          'invalid',
          'The process has no such revision.',
          `options.${i}.revisionId`,
        );
  }
}

/** Seconds that a poll stays open at least, where nobody said: of a short time half, so that it can be previewed. */
function usualMinimum(closes: Date | null): number {
  if (closes === null) return 30;
  return Math.min(30, Math.floor((closes.getTime() - Date.now()) / 2000));
}
