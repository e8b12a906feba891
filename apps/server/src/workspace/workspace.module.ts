import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../identity/identity.module.js';
import { Access } from './access.js';
import { AdmissionsController } from './admissions.controller.js';
import { Admissions } from './admissions.js';
import { AgendaItem } from './agenda-item.entity.js';
import { Attendance } from './attendance.entity.js';
import { Badge } from './badge.entity.js';
import { Participant } from './participant.entity.js';
import { PeopleController } from './people.controller.js';
import { People } from './people.js';
import { Presence } from './presence.js';
import { Process } from './process.entity.js';
import { ProcessesController } from './processes.controller.js';
import { Processes } from './processes.js';
import { RoomEntrance } from './room-entrance.js';
import { WorkspaceNews } from './workspace-news.js';
import { Seat } from './seat.entity.js';
import { SessionParticipant } from './session-participant.entity.js';
import { StakeholderGroup } from './stakeholder-group.entity.js';
import { Theme } from './theme.entity.js';
import { Workshop } from './workshop.entity.js';
import { WorkshopsController } from './workshops.controller.js';
import { Workshops } from './workshops.js';
import { WorkspaceGateway } from './workspace.gateway.js';

const entities = [
  AgendaItem,
  Attendance,
  Badge,
  Participant,
  Process,
  Seat,
  SessionParticipant,
  StakeholderGroup,
  Theme,
  Workshop,
];

@Module({
  imports: [IdentityModule, TypeOrmModule.forFeature(entities)],
  controllers: [ProcessesController, WorkshopsController, PeopleController, AdmissionsController],
  providers: [
    Access,
    Admissions,
    People,
    Presence,
    Processes,
    RoomEntrance,
    WorkspaceNews,
    Workshops,
    WorkspaceGateway,
  ],
  exports: [IdentityModule, Access, People, Workshops, Presence],
})
export class WorkspaceModule {}
