import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { practiceVote, type PracticeVote } from '#libs/voting';
import { Caller } from '../identity/caller.decorator.js';
import type { Session } from '../identity/session.entity.js';
import { anId } from '../platform/an-id.js';
import { Access } from '../workspace/access.js';
import { Practice } from './practice.js';

/** A vote for practice: one tap starts it, and nothing of it is recorded. */
@Controller('api/workshops/:id/practice')
export class PracticeController {
  constructor(
    private readonly access: Access,
    private readonly practice: Practice,
  ) {}

  @Post()
  @HttpCode(204)
  async begin(@Caller() session: Session, @Param('id', { schema: anId }) id: string) {
    await this.access.inWorkshop(session, id, 'poll:decide');
    this.practice.begin(id);
  }

  @Post('vote')
  @HttpCode(204)
  async vote(
    @Caller() session: Session,
    @Param('id', { schema: anId }) id: string,
    @Body({ schema: practiceVote }) _choice: PracticeVote,
  ) {
    const { me } = await this.access.inWorkshop(session, id, 'process:read');
    this.practice.vote(id, me.id);
  }

  @Delete()
  @HttpCode(204)
  async end(@Caller() session: Session, @Param('id', { schema: anId }) id: string) {
    await this.access.inWorkshop(session, id, 'poll:decide');
    this.practice.end(id);
  }
}
