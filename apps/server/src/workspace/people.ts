import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { IsNull, type DataSource, type EntityManager } from 'typeorm';
import { Problem } from '#libs/problem';
import { may, type PersonView, type Role, type Roster, type SeatView } from '#libs/workspace';
import { hashSecret, newSecret } from '../identity/secret.js';
import { Bus } from '../platform/bus.js';
import { Badge } from './badge.entity.js';
import { Participant } from './participant.entity.js';
import type { Process } from './process.entity.js';
import { Seat } from './seat.entity.js';

/** A person of the roster, with the badge that is shown once. */
interface Admitted {
  readonly participantId: string;
  readonly seatId: string | null;
  readonly badge: string;
}

/** The people of a process: roster and badges, roles, and the confirmation of seats. */
@Injectable()
export class People {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly bus: Bus,
  ) {}

  /** Names people beforehand, all or none; their seats are confirmed by being named here. */
  admit(process: Process, roster: Roster): Promise<Admitted[]> {
    const groups = new Set(process.groups.map(({ id }) => id));
    for (const [i, { groupId }] of roster.entries())
      if (groupId && !groups.has(groupId))
        throw new Problem('invalid', 'The process has no such group.', `${i}.groupId`);
    return this.database.transaction(async (manager) => {
      const admitted: Admitted[] = [];
      for (const person of roster) admitted.push(await this.admitOne(manager, process.id, person));
      return admitted;
    });
  }

  private async admitOne(
    manager: EntityManager,
    processId: string,
    { name, role, email = null, groupId = null }: Roster[number],
  ): Promise<Admitted> {
    const unnamed = { nameInRoom: false, nameInReport: false, nameBesideVote: false };
    const person = { processId, name, role, email, groupId, rostered: true, ...unnamed };
    const { id } = await manager.save(manager.create(Participant, person));
    const seat = may(role, 'ballot:cast')
      ? await manager.save(
          manager.create(Seat, { processId, groupId, holderId: id, confirmedAt: new Date() }),
        )
      : null;
    return {
      participantId: id,
      seatId: seat?.id ?? null,
      badge: await this.issueBadge(manager, id),
    };
  }

  private async issueBadge(manager: EntityManager, participantId: string): Promise<string> {
    const badge = newSecret();
    await manager.insert(Badge, { tokenHash: hashSecret(badge), participantId });
    return badge;
  }

  /** A fresh badge for somebody; older ones no longer let anybody in. */
  renewBadge(participantId: string): Promise<string> {
    return this.database.transaction(async (manager) => {
      await manager.delete(Badge, { participantId });
      return this.issueBadge(manager, participantId);
    });
  }

  /**
   * The people of a process. Who confirms seats sees names and seats; others see names where it was permitted, and no
   * seats: in the record a seat stands beside its vote.
   */
  async list(processId: string, me: Participant): Promise<PersonView[]> {
    const people = await this.database.manager.find(Participant, {
      where: { processId, removedAt: IsNull() },
      relations: { seat: true },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    const confirms = may(me.role, 'seat:confirm');
    return people.map(({ id, name, nameInRoom, role, groupId, seat, joinedAt }) => ({
      participantId: id,
      name: confirms || nameInRoom || id === me.id ? name : null,
      role,
      groupId,
      seat:
        seat && (confirms || id === me.id)
          ? { id: seat.id, confirmed: seat.confirmedAt !== null }
          : null,
      joined: joinedAt !== null,
    }));
  }

  /** Somebody by id, to ask about access before acting on them. */
  async find(participantId: string): Promise<Participant> {
    const found = await this.findPresent(participantId);
    if (!found) throw new Problem('missing', 'There is no such participant.');
    return found;
  }

  /** Somebody by id, or null if there is none or they were removed. */
  findPresent(participantId: string): Promise<Participant | null> {
    return this.database.manager.findOneBy(Participant, { id: participantId, removedAt: IsNull() });
  }

  /** Gives somebody another role, and a seat (not yet confirmed) where the new role votes; it holds on open sockets within a second. */
  async changeRole(participant: Participant, role: Role): Promise<void> {
    const { id, processId, groupId } = participant;
    await this.database.transaction(async (manager) => {
      await manager.update(Participant, id, { role });
      const seated = await manager.existsBy(Seat, { holderId: id });
      if (may(role, 'ballot:cast') && !seated)
        await manager.insert(Seat, { processId, groupId, holderId: id });
    });
    this.bus.tell('participant:changed', { participantId: id, processId });
  }

  /** Takes somebody's access away. Their words stay, and so does their vote in polls that run. */
  async remove({ id, processId }: Participant): Promise<void> {
    await this.database.transaction(async (manager) => {
      await manager.update(Participant, id, { removedAt: new Date() });
      await manager.delete(Badge, { participantId: id });
    });
    this.bus.tell('participant:changed', { participantId: id, processId });
  }

  async seat(seatId: string): Promise<Seat> {
    const seat = await this.database.manager.findOneBy(Seat, { id: seatId });
    if (!seat) throw new Problem('missing', 'There is no such seat.');
    return seat;
  }

  /** Confirms person and group of a seat, in the name of who confirms. */
  async confirm(
    seat: Seat,
    process: Process,
    by: Participant,
    groupId = seat.groupId,
  ): Promise<SeatView> {
    if (groupId !== null && !process.groups.some(({ id }) => id === groupId))
      throw new Problem('invalid', 'The process has no such group.', 'groupId');
    await this.database.transaction(async (manager) => {
      await manager.update(Seat, seat.id, { groupId, confirmedAt: new Date(), confirmedBy: by.id });
      await manager.update(Participant, seat.holderId, { groupId });
    });
    this.bus.tell('participant:changed', { participantId: seat.holderId, processId: process.id });
    return { id: seat.id, confirmed: true };
  }
}
