import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { createPoll, type CreatePoll } from '#libs/voting';
import { may } from '#libs/workspace';
import { Caller } from '../identity/caller.decorator.js';
import type { Session } from '../identity/session.entity.js';
import { anId } from '../platform/an-id.js';
import { Access } from '../workspace/access.js';
import { MissingVoters } from './missing-voters.js';
import { PollAccess } from './poll-access.js';
import { PollViews } from './poll-views.js';
import { Polls } from './polls.js';

/** Preparing polls and seeing them. */
@Controller('api')
export class PollsController {
  constructor(
    private readonly access: Access,
    private readonly pollAccess: PollAccess,
    private readonly polls: Polls,
    private readonly views: PollViews,
    private readonly missing: MissingVoters,
  ) {}

  @Get('workshops/:id/polls')
  async list(@Caller() session: Session, @Param('id', { schema: anId }) id: string) {
    const { me } = await this.access.inWorkshop(session, id, 'process:read');
    return this.views.all(await this.polls.list(id, { drafts: may(me.role, 'poll:prepare') }));
  }

  @Post('workshops/:id/polls')
  async prepare(
    @Caller() session: Session,
    @Param('id', { schema: anId }) id: string,
    @Body({ schema: createPoll }) input: CreatePoll,
  ) {
    const { workshop } = await this.access.inWorkshop(session, id, 'poll:prepare');
    return this.views.of(await this.polls.prepare(workshop, input));
  }

  @Get('polls/:id')
  async view(@Caller() session: Session, @Param('id', { schema: anId }) id: string) {
    return this.views.of(await this.pollAccess.visible(session, id));
  }

  @Get('polls/:id/missing')
  async missingVoters(@Caller() session: Session, @Param('id', { schema: anId }) id: string) {
    return this.missing.of(await this.pollAccess.inPoll(session, id, 'poll:decide'));
  }
}
