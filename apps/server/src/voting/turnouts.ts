import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { turnoutOf, type GroupTurnout, type Turnout } from '#libs/voting';
import { noGroup } from '#libs/workspace';
import type { SeatedElector } from './electorates.js';
import type { Poll } from './poll.entity.js';

interface TurnoutRow {
  readonly poll: string;
  readonly group: string | null;
  readonly voted: number;
  readonly of: number;
}

/** How many of the frozen electorates have a stored ballot, by group. */
const countBallots = `
  select e.poll_id as poll, e.group_id as "group", count(*)::int as of, count(b.seat_id)::int as voted
    from elector e left join ballot b on b.poll_id = e.poll_id and b.seat_id = e.seat_id
   where e.poll_id = any($1::uuid[]) group by e.poll_id, e.group_id`;

/** How many have voted, never how. */
@Injectable()
export class Turnouts {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** The turnout of polls since their opening, by poll. */
  async since(polls: readonly Poll[]): Promise<ReadonlyMap<string, Turnout>> {
    const counted = polls.filter(({ turnout }) => turnout === null).map(({ id }) => id);
    const rows =
      counted.length > 0 ? await this.database.query<TurnoutRow[]>(countBallots, [counted]) : [];
    return new Map(
      polls.map(({ id, secret, turnout }) => [
        id,
        turnout ?? turnoutOf(rows.filter(({ poll }) => poll === id).map(named), secret),
      ]),
    );
  }

  /** The turnout that an opening now would start with. */
  before({ secret }: Poll, electors: readonly SeatedElector[]): Turnout {
    const sizes = new Map<string | null, number>();
    for (const { group } of electors) sizes.set(group, (sizes.get(group) ?? 0) + 1);
    const groups = [...sizes].map(([group, of]) => named({ group, voted: 0, of }));
    return turnoutOf(groups, secret);
  }
}

const named = ({ group, voted, of }: Omit<TurnoutRow, 'poll'>): GroupTurnout => ({
  group: group ?? noGroup,
  voted,
  of,
});
