import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import {
  createProcess,
  createWorkshop,
  roster,
  type CreateProcess,
  type CreateWorkshop,
  type MeView,
  type Roster,
} from '#libs/workspace';
import { Caller } from '../identity/caller.decorator.js';
import type { Session } from '../identity/session.entity.js';
import { Sessions } from '../identity/sessions.js';
import { anIdOrSlug } from '../platform/an-id.js';
import { Access } from './access.js';
import { People } from './people.js';
import { Processes } from './processes.js';
import { namedViews } from './views.js';
import { Workshops } from './workshops.js';

/** Processes, their people and the line of their workshops. */
@Controller('api')
export class ProcessesController {
  constructor(
    private readonly access: Access,
    private readonly processes: Processes,
    private readonly people: People,
    private readonly workshops: Workshops,
    private readonly sessions: Sessions,
  ) {}

  @Get('me')
  async me(@Req() request: Request): Promise<MeView> {
    const session = await this.sessions.find(request.headers);
    return session ? this.processes.me(session) : { participants: [] };
  }

  @Get('processes')
  list(@Caller() session: Session) {
    return this.processes.list(session);
  }

  @Post('processes')
  async create(@Caller() session: Session, @Body({ schema: createProcess }) input: CreateProcess) {
    const { id, slug, groups, themes } = await this.processes.create(session, input);
    return { id, slug, groups: namedViews(groups), themes: namedViews(themes) };
  }

  @Get('processes/:process')
  async view(
    @Caller() session: Session,
    @Param('process', { schema: anIdOrSlug }) idOrSlug: string,
  ) {
    const { process, me } = await this.access.inProcess(session, idOrSlug, 'process:read');
    return this.processes.view(process, me);
  }

  @Get('processes/:process/people')
  async listPeople(
    @Caller() session: Session,
    @Param('process', { schema: anIdOrSlug }) idOrSlug: string,
  ) {
    const { process, me } = await this.access.inProcess(session, idOrSlug, 'people:read');
    return this.people.list(process.id, me);
  }

  @Post('processes/:process/roster')
  async admit(
    @Caller() session: Session,
    @Param('process', { schema: anIdOrSlug }) idOrSlug: string,
    @Body({ schema: roster }) people: Roster,
  ) {
    const { process } = await this.access.inProcess(session, idOrSlug, 'roster:write');
    return this.people.admit(process, people);
  }

  @Post('processes/:process/workshops')
  async addWorkshop(
    @Caller() session: Session,
    @Param('process', { schema: anIdOrSlug }) idOrSlug: string,
    @Body({ schema: createWorkshop }) input: CreateWorkshop,
  ) {
    const { process } = await this.access.inProcess(session, idOrSlug, 'workshop:create');
    const { id, joinCode, joinToken } = await this.workshops.create(process.id, input);
    return { id, joinCode, joinToken };
  }
}
