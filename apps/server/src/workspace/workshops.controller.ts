import { Body, Controller, Get, Param, Patch, Put } from '@nestjs/common';
import {
  agenda,
  driveWorkshop,
  type Agenda,
  type DriveWorkshop,
  type WorkshopInvitation,
} from '#libs/workspace';
import { Caller } from '../identity/caller.decorator.js';
import type { Session } from '../identity/session.entity.js';
import { anId } from '../platform/an-id.js';
import { Access } from './access.js';
import { workshopView } from './views.js';
import { Workshops } from './workshops.js';

/** One workshop: what it is, and driving it. */
@Controller('api/workshops/:id')
export class WorkshopsController {
  constructor(
    private readonly access: Access,
    private readonly workshops: Workshops,
  ) {}

  @Get()
  async view(@Caller() session: Session, @Param('id', { schema: anId }) id: string) {
    const { workshop } = await this.access.inWorkshop(session, id, 'process:read');
    return workshopView(workshop);
  }

  @Patch()
  async drive(
    @Caller() session: Session,
    @Param('id', { schema: anId }) id: string,
    @Body({ schema: driveWorkshop }) moves: DriveWorkshop,
  ) {
    await this.access.inWorkshop(session, id, 'workshop:drive');
    return this.workshops.drive(id, moves);
  }

  @Put('agenda')
  async setAgenda(
    @Caller() session: Session,
    @Param('id', { schema: anId }) id: string,
    @Body({ schema: agenda }) items: Agenda,
  ) {
    await this.access.inWorkshop(session, id, 'workshop:drive');
    return this.workshops.setAgenda(id, items);
  }

  @Get('invitation')
  async invitation(
    @Caller() session: Session,
    @Param('id', { schema: anId }) id: string,
  ): Promise<WorkshopInvitation> {
    const { workshop } = await this.access.inWorkshop(session, id, 'workshop:drive');
    return { joinCode: workshop.joinCode, joinToken: workshop.joinToken };
  }
}
