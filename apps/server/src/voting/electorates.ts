import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Elector } from '#libs/voting';
import { permissions } from '#libs/workspace';
import { Site } from '../platform/site.js';
import type { Poll } from './poll.entity.js';
import { voterId } from './voter-id.js';

interface SeatRow {
  readonly seat: string;
  readonly group: string | null;
  readonly confirmed: boolean;
}

/** An elector with the seat that they hold, which no record shows. */
export interface SeatedElector extends Elector {
  readonly seat: string;
  readonly group: string | null;
}

/** Who could vote now: in a binding poll the confirmed seats only. `whyNobody` says what to do where there is none. */
interface Eligible {
  readonly electors: readonly SeatedElector[];
  readonly unconfirmed: number;
  readonly whyNobody: string;
}

const whyNobody = {
  binding: 'No seat is confirmed, so nobody may vote: confirm seats, or make it a straw poll.',
  straw: 'Nobody with a seat has joined, so nobody may vote.',
  exposed: 'This network is not protected (--insecure-lan), so only straw polls can be opened.',
} as const;

/** The seats that may vote in a poll: those of the roster and of who came to the workshop, the absent included. */
const eligibleSeats = `
  select s.id as seat, s.group_id as "group", s.confirmed_at is not null as confirmed
    from seat s join participant p on p.id = s.holder_id
   where s.process_id = $1 and p.removed_at is null and p.role = any($3)
     and (p.rostered or exists (select 1 from attendance a where a.workshop_id = $2 and a.participant_id = p.id))
   order by s.id`;

/** The electorate at the close, ordered by voter; present is who checked in at the workshop, and who voted. */
const electorsAtClose = `
  select e.voter, e.seat_id as seat, e.group_id as "group",
         (exists (select 1 from attendance a where a.workshop_id = p.workshop_id and a.participant_id = s.holder_id)
          or exists (select 1 from ballot b where b.poll_id = e.poll_id and b.seat_id = e.seat_id)) as present
    from elector e join poll p on p.id = e.poll_id join seat s on s.id = e.seat_id
   where e.poll_id = $1 order by e.voter`;

/** Whether an earlier secret poll on the same texts, or of the same question, had other voters. */
const hadOtherVoters = `
  select exists (
    select from poll other
     where other.process_id = $2 and other.id <> $1 and other.secret and other.status in ('open', 'closed')
       and (lower(other.question) = lower($3) or exists (
             select from poll_option mine
               join revision r on r.id = mine.revision_id
               join revision same on same.statement_id = r.statement_id
               join poll_option theirs on theirs.revision_id = same.id and theirs.poll_id = other.id
              where mine.poll_id = $1))
       and exists (
             (select seat_id, group_id from elector where poll_id = other.id
              except select * from unnest($4::uuid[], $5::uuid[]))
             union all
             (select * from unnest($4::uuid[], $5::uuid[])
              except select seat_id, group_id from elector where poll_id = other.id))) as had`;

const columnsOf = (electors: readonly SeatedElector[]) =>
  [electors.map(({ seat }) => seat), electors.map(({ group }) => group)] as const;

/** Who may vote in a poll. */
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
    const entitled = barred ? [] : seats.filter(({ confirmed }) => confirmed || !poll.binding);
    return {
      electors: entitled.map(({ seat, group }) => ({
        seat,
        group,
        voter: voterId(poll.voterSalt, seat),
      })),
      unconfirmed: seats.filter(({ confirmed }) => !confirmed).length,
      whyNobody: barred ? whyNobody.exposed : whyNobody[poll.binding ? 'binding' : 'straw'],
    };
  }

  /**
   * Whether a secret poll repeats an earlier one with other voters: what differs between both would tell how those voted
   * who came or went.
   */
  async repeatsWithOthers(
    { id, processId, secret, question }: Poll,
    electors: readonly SeatedElector[],
    manager: EntityManager = this.database.manager,
  ): Promise<boolean> {
    if (!secret) return false;
    const parameters = [id, processId, question, ...columnsOf(electors)];
    const [row] = await manager.query<{ had: boolean }[]>(hadOtherVoters, parameters);
    return row!.had;
  }

  /** Freezes who may vote, at the opening. */
  async freeze(
    manager: EntityManager,
    pollId: string,
    electors: readonly SeatedElector[],
  ): Promise<void> {
    await manager.query(
      `insert into elector (poll_id, seat_id, group_id, voter)
       select $1, * from unnest($2::uuid[], $3::uuid[], $4::uuid[])`,
      [pollId, ...columnsOf(electors), electors.map(({ voter }) => voter)],
    );
  }

  /** The frozen electorate with its presence at the close, ordered by voter. */
  atClose(manager: EntityManager, pollId: string): Promise<SeatedElector[]> {
    return manager.query<SeatedElector[]>(electorsAtClose, [pollId]);
  }

  /** Records who of the electorate is present; of a secret poll it would tell who voted, and is not recorded. */
  async recordPresence(
    manager: EntityManager,
    pollId: string,
    electors: readonly SeatedElector[],
  ): Promise<void> {
    await manager.query(
      'update elector set present = true where poll_id = $1 and seat_id = any($2::uuid[])',
      [pollId, electors.filter(({ present }) => present).map(({ seat }) => seat)],
    );
  }

  /** The frozen electorate as its record shows it, ordered by voter. */
  frozen(pollId: string, manager: EntityManager = this.database.manager): Promise<Elector[]> {
    return manager.query<Elector[]>(
      'select voter, group_id as "group", present from elector where poll_id = $1 order by voter',
      [pollId],
    );
  }
}
