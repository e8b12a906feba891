import { UseFilters, UseInterceptors, UsePipes } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import type { z } from 'zod';
import { castBallotInRoom } from '#libs/voting';
import { SocketFailureFilter, SocketSuccessInterceptor } from '../platform/acknowledgement.js';
import { InputPipe } from '../platform/input.pipe.js';
import { livePath } from '../platform/live/live.js';
import { Access } from '../workspace/access.js';
import type { LiveSocket } from '../workspace/live-socket.js';
import { Ballots } from './ballots.js';
import { Polls } from './polls.js';

/** Ballots over the live connection; the acknowledgement means stored. */
@UsePipes(InputPipe)
@UseFilters(SocketFailureFilter)
@UseInterceptors(SocketSuccessInterceptor)
@WebSocketGateway({ namespace: livePath })
export class VotingGateway {
  constructor(
    private readonly access: Access,
    private readonly polls: Polls,
    private readonly ballots: Ballots,
  ) {}

  @SubscribeMessage('ballot:cast')
  async cast(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody({ schema: castBallotInRoom })
    { pollId, ...ballot }: z.infer<typeof castBallotInRoom>,
  ) {
    const { workshopId } = await this.polls.find(pollId);
    const { me } = await this.access.inWorkshop(socket.data.session, workshopId, 'ballot:cast');
    return this.ballots.cast(pollId, me, ballot);
  }
}
