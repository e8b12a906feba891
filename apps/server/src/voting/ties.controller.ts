import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { rulePoll, type RulePoll } from '#libs/voting';
import { Caller } from '../identity/caller.decorator.js';
import type { Session } from '../identity/session.entity.js';
import { anId } from '../platform/an-id.js';
import { PollAccess } from './poll-access.js';
import { PollViews } from './poll-views.js';
import { Rulings } from './rulings.js';
import { RunOffs } from './run-offs.js';

/** The ways out of a tie. */
@Controller('api/polls/:id')
export class TiesController {
  constructor(
    private readonly access: PollAccess,
    private readonly rulings: Rulings,
    private readonly runOffs: RunOffs,
    private readonly views: PollViews,
  ) {}

  @Post('ruling')
  @HttpCode(200)
  async rule(
    @Caller() session: Session,
    @Param('id', { schema: anId }) id: string,
    @Body({ schema: rulePoll }) ruling: RulePoll,
  ) {
    await this.access.inPoll(session, id, 'poll:decide');
    await this.rulings.rule(id, ruling);
    return this.views.find(id);
  }

  @Post('run-off')
  async runOff(@Caller() session: Session, @Param('id', { schema: anId }) id: string) {
    await this.access.inPoll(session, id, 'poll:decide');
    return this.views.of(await this.runOffs.prepare(id));
  }
}
