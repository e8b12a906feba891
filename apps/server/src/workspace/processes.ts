import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { In, IsNull, type DataSource } from 'typeorm';
import { Problem } from '#libs/problem';
import type { CreateProcess, MeView, ProcessSummary, ProcessView } from '#libs/workspace';
import type { Session } from '../identity/session.entity.js';
import { Participant } from './participant.entity.js';
import { Process } from './process.entity.js';
import { SessionParticipant } from './session-participant.entity.js';
import { namedViews, participantView, workshopView } from './views.js';
import { Workshop } from './workshop.entity.js';

/** Processes: setting one up, and seeing those that one takes part in. */
@Injectable()
export class Processes {
  constructor(@InjectDataSource() private readonly database: DataSource) {}

  /** Makes a process whose organizer is the caller, who needs an account. */
  async create(session: Session, { groups, themes, ...input }: CreateProcess): Promise<Process> {
    const { accountId, account } = session;
    if (accountId === null)
      throw new Problem('forbidden', 'Only an organizer can make a process: sign in first.');
    if (await this.database.manager.existsBy(Process, { slug: input.slug }))
      throw new Problem('conflict', 'Another process has this address.', 'slug');
    return this.database.transaction(async (manager) => {
      const positioned = (list: readonly { name: string }[]) =>
        list.map(({ name }, position) => ({ name, position }));
      const process = await manager.save(
        manager.create(Process, {
          ...input,
          groups: positioned(groups),
          themes: positioned(themes),
        }),
      );
      const organizer = {
        processId: process.id,
        accountId,
        name: account?.name ?? '',
        role: 'organizer',
      } as const;
      const named = { nameInRoom: true, nameInReport: false, nameBesideVote: false };
      await manager.insert(Participant, {
        ...organizer,
        ...named,
        rostered: true,
        joinedAt: new Date(),
      });
      return process;
    });
  }

  /** A process as the caller sees it. */
  async view(process: Process, me: Participant): Promise<ProcessView> {
    const workshops = await this.database.manager.find(Workshop, {
      where: { processId: process.id },
      relations: { agenda: true },
      order: { position: 'ASC' },
    });
    const { id, slug, title, host, admission, attribution } = process;
    return {
      id,
      slug,
      title,
      host,
      admission,
      attribution,
      groups: namedViews(process.groups),
      themes: namedViews(process.themes),
      workshops: workshops.map(workshopView),
      me: participantView(me),
    };
  }

  /** Who the caller is, everywhere. */
  async me(session: Session): Promise<MeView> {
    const participants = await this.participantsOf(session);
    const { account } = session;
    return {
      ...(account && { account: { id: account.id, name: account.name } }),
      participants: participants.map(participantView),
    };
  }

  /** The processes that the caller takes part in. */
  async list(session: Session): Promise<ProcessSummary[]> {
    const participants = await this.participantsOf(session);
    const processes = await this.database.manager.findBy(Process, {
      id: In(participants.map((p) => p.processId)),
    });
    const roleIn = new Map(participants.map(({ processId, role }) => [processId, role]));
    return processes.map(({ id, slug, title }) => ({ id, slug, title, role: roleIn.get(id)! }));
  }

  private async participantsOf({ id, accountId }: Session): Promise<Participant[]> {
    const { manager } = this.database;
    const joined = await manager.findBy(SessionParticipant, { sessionId: id });
    const present = { removedAt: IsNull() };
    const participants = await manager.find(Participant, {
      where: [
        { ...present, id: In(joined.map(({ participantId }) => participantId)) },
        ...(accountId === null ? [] : [{ ...present, accountId }]),
      ],
      relations: { seat: true },
    });
    const own = new Set(participants.filter((p) => p.accountId !== null).map((p) => p.processId));
    return participants.filter((p) => p.accountId !== null || !own.has(p.processId));
  }
}
