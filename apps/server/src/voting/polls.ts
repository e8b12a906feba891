import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { In, IsNull, Not, type DataSource, type EntityManager } from 'typeorm';
import { openTerms, sealElectorate, type CreatePoll, type PollView } from '#libs/voting';
import { Problem } from '#libs/problem';
import { Revision } from '../drafting/revision.entity.js';
import { Statement } from '../drafting/statement.entity.js';
import type { Workshop } from '../workspace/workshop.entity.js';
import { Electorates } from './electorates.js';
import { Poll } from './poll.entity.js';
import { optionsInOrder, sealTerms } from './poll-terms.js';

const withTexts = { options: { revision: true } };

/** Polls: preparing one, and seeing it. */
@Injectable()
export class Polls {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly electorates: Electorates,
  ) {}

  async find(id: string, manager: EntityManager = this.database.manager): Promise<Poll> {
    const poll = await manager.findOne(Poll, { where: { id }, relations: withTexts });
    if (!poll) throw new Problem('missing', 'There is no such poll.');
    return poll;
  }

  /** Polls of a workshop, newest first. */
  list(workshopId: string, { drafts }: { drafts: boolean }): Promise<Poll[]> {
    return this.database.manager.find(Poll, {
      where: { workshopId, ...(!drafts && { openedAt: Not(IsNull()) }) },
      relations: withTexts,
      order: { createdAt: 'DESC' },
    });
  }

  /** Prepares a poll, to be previewed and opened. */
  async prepare(workshop: Workshop, input: CreatePoll): Promise<Poll> {
    if (workshop.status === 'closed') throw new Problem('conflict', 'This workshop is over.');
    await this.checkTexts(workshop.processId, input);
    const { options, closesAt, minimumOpen, ...terms } = input;
    const closes = closesAt ? new Date(closesAt) : null;
    if (closes && closes <= new Date())
      throw new Problem('invalid', 'This time has passed.', 'closesAt');
    const { manager } = this.database;
    const numbered = options.map(({ label, revisionId }, position) => ({
      id: String(position + 1),
      position,
      label,
      revisionId: revisionId ?? null,
    }));
    const { id } = await manager.save(
      manager.create(Poll, {
        ...terms,
        processId: workshop.processId,
        workshopId: workshop.id,
        status: 'draft',
        options: numbered,
        closesAt: closes,
        minimumOpen: minimumOpen ?? usualMinimum(closes),
      }),
    );
    return this.find(id);
  }

  private async checkTexts(processId: string, { options }: CreatePoll): Promise<void> {
    const ids = options.map(({ revisionId }) => revisionId).filter((id) => id != null);
    if (new Set(ids).size < ids.length)
      throw new Problem('invalid', 'Two options are pinned to the same text.', 'options');
    const revisions = await this.database.manager.findBy(Revision, { id: In(ids) });
    const statements = await this.database.manager.findBy(Statement, {
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

  /** A poll as everybody in its process may see it: while it is open turnout, never a count. */
  async view(poll: Poll): Promise<PollView> {
    const figures = { ...figuresOf(poll), attempt: await this.attempt(poll) };
    return poll.terms === null
      ? this.viewBefore(poll, figures)
      : this.viewSince(poll, poll.terms, figures);
  }

  /** Before the opening: what an opening now would promise. */
  private async viewBefore(poll: Poll, figures: Figures): Promise<PollView> {
    const { electors, unconfirmed } = await this.electorates.eligible(poll);
    return {
      ...figures,
      hash: sealTerms(poll, electors).hash,
      electorate: sealElectorate(electors).hash,
      turnout: this.electorates.turnoutBefore(electors),
      unconfirmed,
    };
  }

  /** Since the opening: what was promised then. */
  private async viewSince({ id, hash }: Poll, terms: string, figures: Figures): Promise<PollView> {
    return {
      ...figures,
      hash: hash!,
      electorate: openTerms(terms).electorate,
      turnout: await this.electorates.turnout(id),
      unconfirmed: 0,
    };
  }

  /** Which opened poll on the same texts this is, cancelled ones counted. */
  private async attempt(poll: Poll): Promise<number> {
    const [row] = await this.database.query<{ n: number }[]>(
      `select count(distinct other.id)::int as n
         from poll_option mine
         join revision r on r.id = mine.revision_id
         join revision same on same.statement_id = r.statement_id
         join poll_option theirs on theirs.revision_id = same.id
         join poll other on other.id = theirs.poll_id and other.method = $2 and other.opened_at < coalesce($3, now())
        where mine.poll_id = $1 and other.id <> $1`,
      [poll.id, poll.method, poll.openedAt],
    );
    return 1 + (row?.n ?? 0);
  }
}

/** What a view shows whether or not the poll was opened. */
type Figures = ReturnType<typeof figuresOf> & { readonly attempt: number };

/** Seconds that a poll stays open at least, where nobody said. */
const usualMinimum = (closes: Date | null): number =>
  closes === null ? 30 : Math.min(30, Math.floor((closes.getTime() - Date.now()) / 1000));

const figuresOf = (poll: Poll) => ({
  id: poll.id,
  workshopId: poll.workshopId,
  question: poll.question,
  method: poll.method,
  rule: poll.rule,
  binding: poll.binding,
  secret: poll.secret,
  options: optionsInOrder(poll),
  minimumOpen: poll.minimumOpen,
  status: poll.status,
  cancelReason: poll.cancelReason,
  closesAt: poll.closesAt?.toISOString() ?? null,
  openedAt: poll.openedAt?.toISOString() ?? null,
  closedAt: poll.closedAt?.toISOString() ?? null,
  tally: poll.tally,
  decision: poll.decision,
});
