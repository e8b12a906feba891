import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { Problem } from '#libs/problem';
import {
  joinCodeFrom,
  type Agenda,
  type CreateWorkshop,
  type DriveWorkshop,
  type WorkshopView,
} from '#libs/workspace';
import { newSecret } from '../identity/secret.js';
import { Bus } from '../platform/bus.js';
import { changedRows } from '../platform/database/changed-rows.js';
import { AgendaItem } from './agenda-item.entity.js';
import { workshopView } from './views.js';
import { Workshop } from './workshop.entity.js';

/** The workshops of a process: making them, their agenda, and driving them. */
@Injectable()
export class Workshops {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly bus: Bus,
  ) {}

  /** Adds a workshop at the end of a process's line. */
  create(processId: string, { startsAt, place, ...input }: CreateWorkshop): Promise<Workshop> {
    return this.database.transaction(async (manager) => {
      await manager.query('select 1 from process where id = $1 for no key update', [processId]);
      const position = await manager.countBy(Workshop, { processId });
      const workshop = manager.create(Workshop, {
        ...input,
        processId,
        position,
        status: 'upcoming',
        version: 1,
        place: place ?? null,
        startsAt: startsAt ? new Date(startsAt) : null,
        joinCode: joinCodeFrom(randomBytes(8)),
        joinToken: newSecret(),
      });
      return manager.save(workshop);
    });
  }

  /** A workshop with its agenda. */
  async find(id: string, manager: EntityManager = this.database.manager): Promise<Workshop> {
    const workshop = await manager.findOne(Workshop, {
      where: { id },
      relations: { agenda: true },
    });
    if (!workshop) throw new Problem('missing', 'There is no such workshop.');
    return workshop;
  }

  /** Replaces the agenda; items that keep their id keep their place in the room. */
  async setAgenda(id: string, agenda: Agenda): Promise<WorkshopView> {
    return this.change(id, async (manager, workshop) => {
      const known = new Map(workshop.agenda.map((item) => [item.id, item]));
      for (const [i, item] of agenda.entries())
        if (item.id && !known.has(item.id))
          throw new Problem('invalid', 'The agenda has no such item.', `${i}.id`);
      const kept = new Set(agenda.flatMap((item) => item.id ?? []));
      if (kept.size < agenda.filter((item) => item.id).length)
        throw new Problem('invalid', 'An item stands twice in the agenda.');
      const dropped = [...known.keys()].filter((itemId) => !kept.has(itemId));
      if (workshop.currentItemId && dropped.includes(workshop.currentItemId))
        throw new Problem('conflict', 'The room is at an item that the new agenda leaves out.');
      if (dropped.length > 0) await manager.delete(AgendaItem, dropped);
      await manager.save(
        agenda.map((item, position) =>
          manager.create(AgendaItem, {
            ...item,
            workshopId: id,
            position,
            phase: item.phase ?? known.get(item.id ?? '')?.phase ?? 'draft',
          }),
        ),
      );
    });
  }

  /** Moves the room: status, current agenda item, that item's phase, and what everybody is shown. */
  drive(
    id: string,
    { status, currentItemId, phase, spotlight }: DriveWorkshop,
  ): Promise<WorkshopView> {
    return this.change(id, async (manager, workshop) => {
      const item = currentItemId === undefined ? workshop.currentItemId : currentItemId;
      if (item !== null && !workshop.agenda.some((each) => each.id === item))
        throw new Problem('invalid', 'The agenda has no such item.', 'currentItemId');
      if (phase !== undefined && item === null)
        throw new Problem(
          'conflict',
          'The room is at no agenda item, so there is no phase to set.',
          'phase',
        );
      if (phase !== undefined) await manager.update(AgendaItem, item!, { phase });
      const moved = item !== workshop.currentItemId;
      const moves = {
        ...(status !== undefined && { status }),
        ...(moved && { currentItemId: item, currentItemSince: new Date() }),
        ...(spotlight !== undefined && { spotlight }),
      };
      if (Object.keys(moves).length > 0) await manager.update(Workshop, id, moves);
    });
  }

  /** Raises the workshop's version, in the transaction of the change; the row stays locked, so versions come in order. */
  async raiseVersion(manager: EntityManager, id: string): Promise<number> {
    const raise = 'update workshop set version = version + 1 where id = $1 returning version';
    const [raised] = await changedRows<{ version: number }>(manager, raise, [id]);
    if (!raised) throw new Problem('missing', 'There is no such workshop.');
    return raised.version;
  }

  private async change(
    id: string,
    act: (manager: EntityManager, workshop: Workshop) => Promise<void>,
  ): Promise<WorkshopView> {
    const view = await this.database.transaction(async (manager) => {
      await this.raiseVersion(manager, id);
      await act(manager, await this.find(id, manager));
      return workshopView(await this.find(id, manager));
    });
    this.bus.tell('workshop:changed', { workshopId: id, version: view.version });
    return view;
  }
}
