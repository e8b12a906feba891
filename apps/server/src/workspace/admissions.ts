import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { IsNull, type DataSource, type EntityManager } from 'typeorm';
import { Problem } from '#libs/problem';
import { readJoinCode, type FindInvitation, type InvitationView, type Join } from '#libs/workspace';
import { hashSecret } from '../identity/secret.js';
import type { Session } from '../identity/session.entity.js';
import { Bus } from '../platform/bus.js';
import { Access } from './access.js';
import { Attendance } from './attendance.entity.js';
import { Badge } from './badge.entity.js';
import { Participant } from './participant.entity.js';
import { Process } from './process.entity.js';
import { Seat } from './seat.entity.js';
import { SessionParticipant } from './session-participant.entity.js';
import { namedViews } from './views.js';
import { Workshop } from './workshop.entity.js';

type Claim = Exclude<Join, { badge: string }>;

/** What a code, link or badge leads to. */
interface Invitation {
  readonly process: Process;
  readonly workshop: Workshop | null;
  readonly badge: Participant | null;
}

/** Who got in, and to which workshop where a code or link led to one. */
interface Joined {
  readonly participant: Participant;
  readonly workshop: Workshop | null;
}

const unknown = () =>
  new Problem(
    'missing',
    'This code or link leads nowhere. Check it, or ask the facilitator for another.',
  );

/** How people get in: by the workshop's code or link, or by a personal badge. */
@Injectable()
export class Admissions {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly access: Access,
    private readonly bus: Bus,
  ) {}

  /** What a code, link or badge leads to; one that leads nowhere is refused alike whatever was wrong with it. */
  async find(credential: FindInvitation): Promise<Invitation> {
    const badge = 'badge' in credential ? await this.badgeHolder(credential.badge) : null;
    const workshop = 'badge' in credential ? null : await this.workshopOf(credential);
    const processId = badge?.processId ?? workshop?.processId;
    if (processId === undefined) throw unknown();
    const relations = { groups: true };
    const process = await this.database.manager.findOneOrFail(Process, {
      where: { id: processId },
      relations,
    });
    return { process, workshop, badge };
  }

  /** An invitation as somebody who has not joined sees it. */
  view({ process, workshop, badge }: Invitation): InvitationView {
    const { title, slug, host, admission, attribution } = process;
    return {
      process: { title, slug, host },
      workshop: workshop && { id: workshop.id, title: workshop.title },
      groups: namedViews(process.groups),
      admission,
      attribution,
      badge: badge && { name: badge.name, groupId: badge.groupId, role: badge.role },
    };
  }

  /** Lets somebody in; their session is asked for once nothing speaks against it. The same browser stays who it was. */
  async join(input: Join, openSession: () => Promise<Session>): Promise<Joined> {
    const { process, workshop, badge } = await this.find(input);
    const claim = 'badge' in input ? null : this.checkClaim(input, process, workshop!);
    const session = await openSession();
    const participant = await this.database.transaction(async (manager) => {
      await manager.query('select 1 from session where id = $1 for no key update', [session.id]);
      const known = badge ?? (await this.access.onceIn(session, process.id, manager));
      if (known?.removedAt)
        throw new Problem(
          'forbidden',
          'You were removed from this process; speak to the organizer.',
        );
      const { id, joinedAt } = known ?? (await this.enrol(manager, process.id, claim!));
      await manager.update(Participant, id, {
        joinedAt: joinedAt ?? new Date(),
        ...input.permissions,
      });
      const link = { sessionId: session.id, processId: process.id, participantId: id };
      await manager.upsert(SessionParticipant, link, ['sessionId', 'processId']);
      if (workshop) await this.checkIn(workshop.id, id, manager);
      return manager.findOneOrFail(Participant, { where: { id }, relations: { seat: true } });
    });
    this.bus.tell('participant:changed', { participantId: participant.id, processId: process.id });
    return { participant, workshop };
  }

  /** Records that somebody came to a workshop. */
  async checkIn(
    workshopId: string,
    participantId: string,
    manager = this.database.manager,
  ): Promise<void> {
    await manager
      .createQueryBuilder()
      .insert()
      .into(Attendance)
      .values({ workshopId, participantId })
      .orIgnore()
      .execute();
  }

  private async badgeHolder(badge: string): Promise<Participant | null> {
    const { manager } = this.database;
    const found = await manager.findOneBy(Badge, { tokenHash: hashSecret(badge) });
    return (
      found &&
      manager.findOne(Participant, { where: { id: found.participantId, removedAt: IsNull() } })
    );
  }

  private workshopOf(credential: { code: string } | { token: string }): Promise<Workshop | null> {
    const { manager } = this.database;
    if ('token' in credential) return manager.findOneBy(Workshop, { joinToken: credential.token });
    const joinCode = readJoinCode(credential.code);
    return joinCode === null ? Promise.resolve(null) : manager.findOneBy(Workshop, { joinCode });
  }

  private checkClaim(claim: Claim, process: Process, workshop: Workshop): Claim {
    if (workshop.status === 'closed') throw new Problem('forbidden', 'This workshop is over.');
    if (process.admission === 'roster')
      throw new Problem(
        'forbidden',
        'This process admits people by their personal badge link only.',
      );
    if (!process.groups.some(({ id }) => id === claim.groupId))
      throw new Problem('invalid', 'Choose one of the groups of this process.', 'groupId');
    return claim;
  }

  private async enrol(
    manager: EntityManager,
    processId: string,
    claim: Claim,
  ): Promise<Participant> {
    const { name, groupId = null, permissions } = claim;
    const person = {
      processId,
      name,
      groupId,
      role: 'member',
      rostered: false,
      ...permissions,
    } as const;
    const participant = await manager.save(manager.create(Participant, person));
    await manager.insert(Seat, { processId, groupId, holderId: participant.id });
    return participant;
  }
}
