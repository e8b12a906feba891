import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Bus } from '../platform/bus.js';
import { Coalesce } from '../platform/coalesce.js';
import { Live } from '../platform/live/live.js';
import { Participant } from './participant.entity.js';
import { workshopView } from './views.js';
import { Workshops } from './workshops.js';

/** When the database comes back, each process tells of a gap: people are asked in once. In milliseconds. */
const gapsTogether = 2_000;

/** Tells rooms what changed in their workshop, and shows out who was removed. */
@Injectable()
export class WorkspaceNews implements BeforeApplicationShutdown {
  private readonly gaps = new Coalesce(gapsTogether, () => this.live.letComeAgain());

  constructor(
    bus: Bus,
    private readonly live: Live,
    private readonly workshops: Workshops,
    @InjectDataSource() private readonly database: DataSource,
  ) {
    bus.on('workshop:changed', ({ workshopId }) => this.tellWorkshop(workshopId));
    bus.on('session:ended', ({ sessionId }) => this.live.dismiss({ sessionId }));
    bus.on('participant:changed', ({ participantId }) => this.showOutIfRemoved(participantId));
    bus.onGap(() => this.gaps.wish('all'));
  }

  beforeApplicationShutdown(): void {
    this.gaps.stop();
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
