import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Problem } from '#libs/problem';
import type { MissingVoter } from '#libs/voting';
import { Presence } from '../workspace/presence.js';
import type { Poll } from './poll.entity.js';

const electorsWithoutBallot = `
  select p.id as "participantId", p.name, e.group_id as "groupId"
    from elector e join seat s on s.id = e.seat_id join participant p on p.id = s.holder_id
   where e.poll_id = $1 and not exists (select from ballot b where b.poll_id = e.poll_id and b.seat_id = e.seat_id)
   order by p.name, p.id`;

/** Who of a running poll's electorate has not voted, for whoever calls them. */
@Injectable()
export class MissingVoters {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly presence: Presence,
  ) {}

  /** By name; of a secret poll nobody learns who voted. */
  async of({ id, workshopId, secret, status }: Poll): Promise<MissingVoter[]> {
    if (secret) throw new Problem('forbidden', 'Of a secret poll nobody learns who has voted.');
    if (status !== 'open') throw new Problem('conflict', 'This poll does not run.');
    const here = this.presence.people(workshopId);
    const missing = await this.database.query<Omit<MissingVoter, 'isHere'>[]>(
      electorsWithoutBallot,
      [id],
    );
    return missing.map((voter) => ({ ...voter, isHere: here.has(voter.participantId) }));
  }
}
