import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Bus } from '../platform/bus.js';
import { Live } from '../platform/live/live.js';
import { Participant } from './participant.entity.js';
import { workshopView } from './views.js';
import { Workshops } from './workshops.js';

/** Tells rooms what changed in their workshop, and shows out who was removed. */
@Injectable()
export class WorkspaceNews {
  constructor(
    bus: Bus,
    private readonly live: Live,
    private readonly workshops: Workshops,
    @InjectDataSource() private readonly database: DataSource,
  ) {
    bus.on('workshop:changed', ({ workshopId }) => this.tellWorkshop(workshopId));
    bus.on('session:ended', ({ sessionId }) => this.live.dismiss({ sessionId }));
    bus.on('participant:changed', ({ participantId }) => this.showOutIfRemoved(participantId));
    bus.onGap(() => this.live.letComeAgain());
  }

  private async tellWorkshop(workshopId: string): Promise<void> {
    const workshop = workshopView(await this.workshops.find(workshopId));
    this.live.tell(workshopId, 'workshop:changed', { version: workshop.version, workshop });
  }

  private async showOutIfRemoved(participantId: string): Promise<void> {
    const participant = await this.database.manager.findOneBy(Participant, { id: participantId });
    if (participant?.removedAt === null) return;
    await this.live.dismiss({ participantId });
  }
}
