import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { castBallot, type CastBallot } from '#libs/voting';
import { Caller } from '../identity/caller.decorator.js';
import type { Session } from '../identity/session.entity.js';
import { anId } from '../platform/an-id.js';
import { Ballots } from './ballots.js';
import { PollAccess } from './poll-access.js';

/** My ballot in a poll. */
@Controller('api/polls/:id/ballot')
export class BallotsController {
  constructor(
    private readonly access: PollAccess,
    private readonly ballots: Ballots,
  ) {}

  @Get()
  async mine(@Caller() session: Session, @Param('id', { schema: anId }) id: string) {
    return this.ballots.mine(await this.access.visible(session, id), session);
  }

  @Put()
  async cast(
    @Caller() session: Session,
    @Param('id', { schema: anId }) id: string,
    @Body({ schema: castBallot }) ballot: CastBallot,
  ) {
    return this.ballots.cast(id, session, ballot);
  }
}
