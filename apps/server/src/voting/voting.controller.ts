import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  cancelPoll,
  castBallot,
  createPoll,
  openPoll,
  type CancelPoll,
  type CastBallot,
  type CreatePoll,
  type OpenPoll,
} from '#libs/voting';
import { may, type Act } from '#libs/workspace';
import { Problem } from '#libs/problem';
import { Caller } from '../identity/caller.decorator.js';
import type { Session } from '../identity/session.entity.js';
import { anId } from '../platform/an-id.js';
import { Access } from '../workspace/access.js';
import { Ballots } from './ballots.js';
import { PollClosing } from './poll-closing.js';
import { PollOpening } from './poll-opening.js';
import type { Poll } from './poll.entity.js';
import { Polls } from './polls.js';

/** Preparing, opening and closing polls. */
@Controller('api')
export class VotingController {
  constructor(
    private readonly access: Access,
    private readonly polls: Polls,
    private readonly opening: PollOpening,
    private readonly closing: PollClosing,
    private readonly ballots: Ballots,
  ) {}

  @Get('workshops/:id/polls')
  async list(@Caller() session: Session, @Param('id', { schema: anId }) id: string) {
    const { me } = await this.access.inWorkshop(session, id, 'process:read');
    const polls = await this.polls.list(id, { drafts: may(me.role, 'poll:prepare') });
    return Promise.all(polls.map((poll) => this.polls.view(poll)));
  }

  @Post('workshops/:id/polls')
  async prepare(
    @Caller() session: Session,
    @Param('id', { schema: anId }) id: string,
    @Body({ schema: createPoll }) input: CreatePoll,
  ) {
    const { workshop } = await this.access.inWorkshop(session, id, 'poll:prepare');
    return this.polls.view(await this.polls.prepare(workshop, input));
  }

  @Get('polls/:id')
  async view(@Caller() session: Session, @Param('id', { schema: anId }) id: string) {
    const poll = await this.polls.find(id);
    if (!(await this.ballots.isElector(poll, session))) await this.demandVisible(poll, session);
    return this.polls.view(poll);
  }

  @Post('polls/:id/open')
  @HttpCode(200)
  async open(
    @Caller() session: Session,
    @Param('id', { schema: anId }) id: string,
    @Body({ schema: openPoll }) { hash }: OpenPoll,
  ) {
    await this.inPoll(session, id, 'poll:decide');
    await this.opening.open(id, hash);
    return this.polls.view(await this.polls.find(id));
  }

  @Post('polls/:id/close')
  @HttpCode(200)
  async close(@Caller() session: Session, @Param('id', { schema: anId }) id: string) {
    await this.inPoll(session, id, 'poll:decide');
    await this.closing.close(id);
    return this.polls.view(await this.polls.find(id));
  }

  @Post('polls/:id/cancel')
  @HttpCode(200)
  async cancel(
    @Caller() session: Session,
    @Param('id', { schema: anId }) id: string,
    @Body({ schema: cancelPoll }) { reason }: CancelPoll,
  ) {
    await this.inPoll(session, id, 'poll:decide');
    await this.opening.cancel(id, reason);
    return this.polls.view(await this.polls.find(id));
  }

  @Get('polls/:id/ballot')
  async mine(@Caller() session: Session, @Param('id', { schema: anId }) id: string) {
    const poll = await this.polls.find(id);
    const mine = await this.ballots.mine(poll, session);
    if (!mine.mayVote) await this.demandVisible(poll, session);
    return mine;
  }

  @Put('polls/:id/ballot')
  async cast(
    @Caller() session: Session,
    @Param('id', { schema: anId }) id: string,
    @Body({ schema: castBallot }) ballot: CastBallot,
  ) {
    return this.ballots.cast(id, session, ballot);
  }

  /** The poll, for who decides on polls. */
  private async inPoll(session: Session, id: string, act: Act): Promise<void> {
    const { workshopId } = await this.polls.find(id);
    await this.access.inWorkshop(session, workshopId, act);
  }

  /** Refuses who is no elector and may not see the poll: one that was never opened is there for who prepares it. */
  private async demandVisible(poll: Poll, session: Session): Promise<void> {
    const { me } = await this.access.inWorkshop(session, poll.workshopId, 'process:read');
    if (poll.openedAt === null && !may(me.role, 'poll:prepare'))
      throw new Problem('missing', 'There is no such poll.');
  }
}
