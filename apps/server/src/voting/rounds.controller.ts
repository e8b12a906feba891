import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  cancelPoll,
  createRound,
  openRound,
  type CancelPoll,
  type CreateRound,
  type OpenRound,
  type RoundView,
} from '#libs/voting';
import { demand, may, type Act } from '#libs/workspace';
import { Caller } from '../identity/caller.decorator.js';
import type { Session } from '../identity/session.entity.js';
import { anId } from '../platform/an-id.js';
import { Access } from '../workspace/access.js';
import type { PollRound } from './poll-round.entity.js';
import { PollViews } from './poll-views.js';
import { Polls } from './polls.js';
import { Rounds } from './rounds.js';

/** Rounds of polls. */
@Controller('api')
export class RoundsController {
  constructor(
    private readonly access: Access,
    private readonly rounds: Rounds,
    private readonly polls: Polls,
    private readonly views: PollViews,
  ) {}

  @Post('workshops/:id/rounds')
  async prepare(
    @Caller() session: Session,
    @Param('id', { schema: anId }) id: string,
    @Body({ schema: createRound }) input: CreateRound,
  ) {
    const { workshop } = await this.access.inWorkshop(session, id, 'poll:prepare');
    return this.view(await this.rounds.prepare(workshop, input));
  }

  @Get('rounds/:id')
  async see(@Caller() session: Session, @Param('id', { schema: anId }) id: string) {
    const round = await this.rounds.find(id);
    const { me } = await this.access.inWorkshop(session, round.workshopId, 'process:read');
    const { polls, ...view } = await this.view(round);
    if (may(me.role, 'poll:prepare')) return { ...view, polls };
    const opened = polls.filter(({ openedAt }) => openedAt !== null);
    if (opened.length === 0) demand(me.role, 'poll:prepare');
    return { ...view, polls: opened };
  }

  @Post('rounds/:id/open')
  @HttpCode(200)
  async open(
    @Caller() session: Session,
    @Param('id', { schema: anId }) id: string,
    @Body({ schema: openRound }) hashes: OpenRound,
  ) {
    const round = await this.inRound(session, id, 'poll:decide');
    await this.rounds.open(id, hashes);
    return this.view(round);
  }

  @Post('rounds/:id/close')
  @HttpCode(200)
  async close(@Caller() session: Session, @Param('id', { schema: anId }) id: string) {
    const round = await this.inRound(session, id, 'poll:decide');
    await this.rounds.close(id);
    return this.view(round);
  }

  @Post('rounds/:id/cancel')
  @HttpCode(200)
  async cancel(
    @Caller() session: Session,
    @Param('id', { schema: anId }) id: string,
    @Body({ schema: cancelPoll }) { reason }: CancelPoll,
  ) {
    const round = await this.inRound(session, id, 'poll:decide');
    await this.rounds.cancel(id, reason);
    return this.view(round);
  }

  /** The round, where the caller may do this in its workshop. */
  private async inRound(session: Session, id: string, act: Act): Promise<PollRound> {
    const round = await this.rounds.find(id);
    await this.access.inWorkshop(session, round.workshopId, act);
    return round;
  }

  private async view({ id, title }: PollRound): Promise<RoundView> {
    return { id, title, polls: await this.views.all(await this.polls.ofRound(id)) };
  }
}
