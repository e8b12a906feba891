import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { groupsTooSmall, openTerms, sealElectorate, type PollView } from '#libs/voting';
import { Electorates } from './electorates.js';
import type { Poll } from './poll.entity.js';
import { optionsInOrder, pollToTally, sealTerms } from './poll-terms.js';
import { Polls } from './polls.js';
import { Turnouts } from './turnouts.js';

/** How many other polls were opened before on the same texts, by whatever method, cancelled ones counted. */
const earlierPolls = `
  select mine.poll_id as poll, count(distinct other.id)::int as n
    from poll
    join poll_option mine on mine.poll_id = poll.id
    join revision r on r.id = mine.revision_id
    join revision same on same.statement_id = r.statement_id
    join poll_option theirs on theirs.revision_id = same.id
    join poll other on other.id = theirs.poll_id and other.id <> poll.id
     and other.opened_at < coalesce(poll.opened_at, now())
   where poll.id = any($1::uuid[]) group by mine.poll_id`;

/** A poll that was opened, but for what matters only while it is prepared or runs. */
type OpenedPollView = Omit<PollView, 'turnout' | 'unconfirmed' | 'tooSmall' | 'isWhole' | 'anchor'>;

/** Polls as everybody in their process may see them: while one is open its turnout, never a count. */
@Injectable()
export class PollViews {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly polls: Polls,
    private readonly electorates: Electorates,
    private readonly turnouts: Turnouts,
  ) {}

  /** A poll as it is now. */
  async find(id: string): Promise<PollView> {
    return this.of(await this.polls.find(id));
  }

  async of(poll: Poll): Promise<PollView> {
    const [view] = await this.all([poll]);
    return view!;
  }

  /** Views of several polls, in their order. */
  async all(polls: readonly Poll[]): Promise<PollView[]> {
    const opened = polls.filter(({ terms }) => terms !== null);
    const [attempts, turnouts] = await Promise.all([
      this.attempts(polls),
      this.turnouts.since(opened),
    ]);
    return Promise.all(
      polls.map(async (poll) => {
        const figures = { ...figuresOf(poll), attempt: attempts.get(poll.id)! };
        return poll.terms === null
          ? await this.before(poll, figures)
          : { ...figures, ...promised(poll, poll.terms), turnout: turnouts.get(poll.id)! };
      }),
    );
  }

  /** Polls that were opened, in their order, as `manager` sees them. */
  async opened(polls: readonly Poll[], manager: EntityManager): Promise<OpenedPollView[]> {
    const attempts = await this.attempts(polls, manager);
    return polls.map((poll) => ({
      ...figuresOf(poll),
      attempt: attempts.get(poll.id)!,
      hash: poll.hash!,
      electorate: openTerms(poll.terms!).electorate,
    }));
  }

  /** Before the opening: what an opening now would promise. */
  private async before(poll: Poll, figures: Figures): Promise<PollView> {
    const { electors, unconfirmed } = await this.electorates.eligible(poll);
    return {
      ...figures,
      hash: sealTerms(poll, electors).hash,
      electorate: sealElectorate(electors).hash,
      turnout: this.turnouts.before(poll, electors),
      unconfirmed,
      tooSmall: poll.secret ? groupsTooSmall(pollToTally(poll), electors) : [],
      isWhole: await this.electorates.repeatsWithOthers(poll, electors),
    };
  }

  /** Which opened poll on the same texts each is. */
  private async attempts(
    polls: readonly Poll[],
    manager: EntityManager = this.database.manager,
  ): Promise<ReadonlyMap<string, number>> {
    const ids = polls.map(({ id }) => id);
    const rows = await manager.query<{ poll: string; n: number }[]>(earlierPolls, [ids]);
    const earlier = new Map(rows.map(({ poll, n }) => [poll, n]));
    return new Map(ids.map((id) => [id, 1 + (earlier.get(id) ?? 0)]));
  }
}

/** What a view shows whether or not the poll was opened. */
type Figures = ReturnType<typeof figuresOf> & { readonly attempt: number };

/** Since the opening: what was promised then. */
const promised = ({ hash, isWhole }: Poll, terms: string) => ({
  hash: hash!,
  electorate: openTerms(terms).electorate,
  unconfirmed: 0,
  tooSmall: [],
  isWhole,
});

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
  extendedTo: poll.extendedTo?.toISOString() ?? null,
  openedAt: poll.openedAt?.toISOString() ?? null,
  closedAt: poll.closedAt?.toISOString() ?? null,
  round: poll.round && {
    id: poll.round.id,
    title: poll.round.title,
    position: poll.roundPosition!,
  },
  runOffOf: poll.runOffOf,
  tally: poll.tally,
  decision: poll.decision,
  agreement: poll.agreement,
  ruling: poll.ruling,
  anchor: poll.anchor,
});
