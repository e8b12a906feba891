import { Body, Controller, Delete, HttpCode, Param, Patch, Post } from '@nestjs/common';
import {
  changeRole,
  confirmSeat,
  type Act,
  type ChangeRole,
  type ConfirmSeat,
} from '#libs/workspace';
import { Problem } from '#libs/problem';
import { Caller } from '../identity/caller.decorator.js';
import type { Session } from '../identity/session.entity.js';
import { anId } from '../platform/an-id.js';
import { Access } from './access.js';
import { People } from './people.js';

/** One person or seat of a process. */
@Controller('api')
export class PeopleController {
  constructor(
    private readonly access: Access,
    private readonly people: People,
  ) {}

  @Post('seats/:id/confirm')
  @HttpCode(200)
  async confirm(
    @Caller() session: Session,
    @Param('id', { schema: anId }) id: string,
    @Body({ schema: confirmSeat }) { groupId }: ConfirmSeat,
  ) {
    const seat = await this.people.seat(id);
    const { process, me } = await this.access.inProcess(session, seat.processId, 'seat:confirm');
    return this.people.confirm(seat, process, me, groupId ?? undefined);
  }

  @Patch('participants/:id')
  @HttpCode(204)
  async changeRole(
    @Caller() session: Session,
    @Param('id', { schema: anId }) id: string,
    @Body({ schema: changeRole }) { role }: ChangeRole,
  ) {
    await this.people.changeRole(await this.somebodyElse(session, id, 'role:change'), role);
  }

  @Delete('participants/:id')
  @HttpCode(204)
  async remove(@Caller() session: Session, @Param('id', { schema: anId }) id: string) {
    await this.people.remove(await this.somebodyElse(session, id, 'role:change'));
  }

  @Post('participants/:id/badge')
  async renewBadge(@Caller() session: Session, @Param('id', { schema: anId }) id: string) {
    await this.somebodyElse(session, id, 'roster:write');
    return { badge: await this.people.renewBadge(id) };
  }

  private async somebodyElse(session: Session, id: string, act: Act) {
    const participant = await this.people.find(id);
    const { me } = await this.access.inProcess(session, participant.processId, act);
    if (me.id === id) throw new Problem('conflict', 'You cannot do this to yourself.');
    return participant;
  }
}
