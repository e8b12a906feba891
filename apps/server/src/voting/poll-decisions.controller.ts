import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import {
  cancelPoll,
  extendPoll,
  openPoll,
  type CancelPoll,
  type ExtendPoll,
  type OpenPoll,
} from '#libs/voting';
import { Caller } from '../identity/caller.decorator.js';
import type { Session } from '../identity/session.entity.js';
import { anId } from '../platform/an-id.js';
import { PollAccess } from './poll-access.js';
import { PollClosing } from './poll-closing.js';
import { PollOpening } from './poll-opening.js';
import { PollViews } from './poll-views.js';
import { RunningPolls } from './running-polls.js';

/** Opening a poll, closing it, and what may happen between. */
@Controller('api/polls/:id')
export class PollDecisionsController {
  constructor(
    private readonly access: PollAccess,
    private readonly opening: PollOpening,
    private readonly closing: PollClosing,
    private readonly running: RunningPolls,
    private readonly views: PollViews,
  ) {}

  @Post('open')
  @HttpCode(200)
  async open(
    @Caller() session: Session,
    @Param('id', { schema: anId }) id: string,
    @Body({ schema: openPoll }) { hash }: OpenPoll,
  ) {
    await this.access.inPoll(session, id, 'poll:decide');
    await this.opening.open(new Map([[id, hash]]));
    return this.views.find(id);
  }

  @Post('close')
  @HttpCode(200)
  async close(@Caller() session: Session, @Param('id', { schema: anId }) id: string) {
    await this.access.inPoll(session, id, 'poll:decide');
    await this.closing.close(id);
    return this.views.find(id);
  }

  @Post('extend')
  @HttpCode(200)
  async extend(
    @Caller() session: Session,
    @Param('id', { schema: anId }) id: string,
    @Body({ schema: extendPoll }) { closesAt }: ExtendPoll,
  ) {
    await this.access.inPoll(session, id, 'poll:decide');
    await this.running.extend(id, new Date(closesAt));
    return this.views.find(id);
  }

  @Post('cancel')
  @HttpCode(200)
  async cancel(
    @Caller() session: Session,
    @Param('id', { schema: anId }) id: string,
    @Body({ schema: cancelPoll }) { reason }: CancelPoll,
  ) {
    await this.access.inPoll(session, id, 'poll:decide');
    await this.running.cancel([id], reason);
    return this.views.find(id);
  }
}
