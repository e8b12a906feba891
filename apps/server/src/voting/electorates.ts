import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Elector, Turnout } from '#libs/voting';
import { noGroup, permissions } from '#libs/workspace';
import { Site } from '../platform/site.js';
import type { Poll } from './poll.entity.js';

interface SeatRow {
  readonly voter: string;
  readonly group: string | null;
  readonly confirmed: boolean;
}

/** Who could vote now: in a binding poll the confirmed seats only. `whyNobody` says what to do where there is none. */
interface Eligible {
  readonly electors: Elector[];
  readonly unconfirmed: number;
  readonly whyNobody: string;
}

const whyNobody = {
  binding: 'No seat is confirmed, so nobody may vote: confirm seats, or make it a straw poll.',
  straw: 'Nobody with a seat has joined, so nobody may vote.',
  exposed: 'This network is not protected (--insecure-lan), so only straw polls can be opened.',
} as const;

interface TurnoutRow {
  readonly group: string | null;
  readonly voted: number;
  readonly of: number;
}

/** The seats that may vote in a poll: those of the roster and of who came to the workshop, the absent included. */
const eligibleSeats = `
  select s.id as voter, s.group_id as "group", s.confirmed_at is not null as confirmed
    from seat s join participant p on p.id = s.holder_id
   where s.process_id = $1 and p.removed_at is null and p.role = any($3)
     and (p.rostered or exists (select 1 from attendance a where a.workshop_id = $2 and a.participant_id = p.id))
   order by s.id`;

/** Who may vote in a poll, and how many of them did. */
@Injectable()
export class Electorates {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly site: Site,
  ) {}

  /** Who could vote if the poll opened now. */
  async eligible(poll: Poll, manager: EntityManager = this.database.manager): Promise<Eligible> {
    const seats = await manager.query<SeatRow[]>(eligibleSeats, [
      poll.processId,
      poll.workshopId,
      permissions['ballot:cast'],
    ]);
    const barred = poll.binding && this.site.exposed;
    const electors = barred ? [] : seats.filter(({ confirmed }) => confirmed || !poll.binding);
    return {
      electors: electors.map(({ voter, group }) => ({ voter, group })),
      unconfirmed: seats.filter(({ confirmed }) => !confirmed).length,
      whyNobody: barred ? whyNobody.exposed : whyNobody[poll.binding ? 'binding' : 'straw'],
    };
  }

  /** Freezes who may vote, at the opening. */
  async freeze(
    manager: EntityManager,
    pollId: string,
    electors: readonly Elector[],
  ): Promise<void> {
    await manager.query(
      'insert into elector (poll_id, seat_id, group_id) select $1, * from unnest($2::uuid[], $3::uuid[])',
      [pollId, electors.map(({ voter }) => voter), electors.map(({ group }) => group ?? null)],
    );
  }

  /** The frozen electorate, ordered by seat. */
  frozen(pollId: string, manager: EntityManager = this.database.manager): Promise<Elector[]> {
    return manager.query<Elector[]>(
      'select seat_id as voter, group_id as "group", present from elector where poll_id = $1 order by seat_id',
      [pollId],
    );
  }

  /** Records who of the electorate is at the workshop, at the close: who checked in, and who voted. */
  async recordPresence(manager: EntityManager, pollId: string): Promise<void> {
    await manager.query(
      `update elector e set present = true
         from seat s, poll p
        where e.poll_id = $1 and p.id = e.poll_id and s.id = e.seat_id
          and (exists (select 1 from attendance a
                        where a.workshop_id = p.workshop_id and a.participant_id = s.holder_id)
               or exists (select 1 from ballot b where b.poll_id = e.poll_id and b.seat_id = e.seat_id))`,
      [pollId],
    );
  }

  /** How many of the frozen electorate have a stored ballot, by group. */
  async turnout(pollId: string): Promise<Turnout> {
    const rows = await this.database.query<TurnoutRow[]>(
      `select e.group_id as "group", count(*)::int as of, count(b.seat_id)::int as voted
         from elector e left join ballot b on b.poll_id = e.poll_id and b.seat_id = e.seat_id
        where e.poll_id = $1 group by e.group_id`,
      [pollId],
    );
    return sumUp(rows);
  }

  /** The turnout that an opening now would start with. */
  turnoutBefore(electors: readonly Elector[]): Turnout {
    return sumUp(electors.map(({ group }) => ({ group: group ?? null, voted: 0, of: 1 })));
  }
}

const sumUp = (rows: readonly TurnoutRow[]): Turnout => {
  const byGroup: Record<string, { voted: number; of: number }> = {};
  for (const { group, voted, of } of rows) {
    const cell = (byGroup[group ?? noGroup] ??= { voted: 0, of: 0 });
    cell.voted += voted;
    cell.of += of;
  }
  const cells = Object.values(byGroup);
  const sum = (key: 'voted' | 'of') => cells.reduce((total, cell) => total + cell[key], 0);
  return { voted: sum('voted'), of: sum('of'), byGroup };
};
