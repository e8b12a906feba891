import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Problem } from '#libs/problem';
import { demand, type Act } from '#libs/workspace';
import type { Session } from '../identity/session.entity.js';
import { Participant } from './participant.entity.js';
import { Process } from './process.entity.js';
import { SessionParticipant } from './session-participant.entity.js';
import { Workshop } from './workshop.entity.js';

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** Asks, for every act, who the caller is in the process and whether their role allows it. */
@Injectable()
export class Access {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** The caller's participant in a process: their account's, else whom this browser joined as; none once removed. */
  async participantIn(
    session: Session,
    processId: string,
    manager = this.database.manager,
  ): Promise<Participant | null> {
    const participant = await this.onceIn(session, processId, manager);
    return participant?.removedAt === null ? participant : null;
  }

  /** Like `participantIn`, but also who was removed since: they keep their vote in polls that run. */
  async onceIn(
    session: Session,
    processId: string,
    manager = this.database.manager,
  ): Promise<Participant | null> {
    const relations = { seat: true };
    if (session.accountId !== null) {
      const { accountId } = session;
      const own = await manager.findOne(Participant, {
        where: { processId, accountId },
        relations,
      });
      if (own) return own;
    }
    const joined = await manager.findOneBy(SessionParticipant, {
      sessionId: session.id,
      processId,
    });
    return (
      joined && manager.findOne(Participant, { where: { id: joined.participantId }, relations })
    );
  }

  /** The caller in a process where they may do this; who takes no part in it does not learn that it exists. */
  async inProcess(
    session: Session,
    idOrSlug: string,
    act: Act,
  ): Promise<{ process: Process; me: Participant }> {
    const where = isUuid(idOrSlug) ? { id: idOrSlug } : { slug: idOrSlug };
    const process = await this.database.manager.findOne(Process, {
      where,
      relations: { groups: true, themes: true },
    });
    const me = process && (await this.participantIn(session, process.id));
    if (!process || !me)
      throw new Problem('missing', 'There is no such process, or you take no part in it.');
    demand(me.role, act);
    return { process, me };
  }

  /** The caller in a workshop's process, where they may do this; the agenda is loaded. */
  async inWorkshop(
    session: Session,
    workshopId: string,
    act: Act,
  ): Promise<{ workshop: Workshop; me: Participant }> {
    const workshop = await this.database.manager.findOne(Workshop, {
      where: { id: workshopId },
      relations: { agenda: true },
    });
    const me = workshop && (await this.participantIn(session, workshop.processId));
    if (!workshop || !me)
      throw new Problem('missing', 'There is no such workshop, or you take no part in it.');
    demand(me.role, act);
    return { workshop, me };
  }
}
