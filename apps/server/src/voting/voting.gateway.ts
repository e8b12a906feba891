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
import type { LiveSocket } from '../workspace/live-socket.js';
import { Ballots } from './ballots.js';

/** Ballots over the live connection; the acknowledgement means stored. */
@UsePipes(InputPipe)
@UseFilters(SocketFailureFilter)
@UseInterceptors(SocketSuccessInterceptor)
@WebSocketGateway({ namespace: livePath })
export class VotingGateway {
  constructor(private readonly ballots: Ballots) {}

  @SubscribeMessage('ballot:cast')
  async cast(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody({ schema: castBallotInRoom })
    { pollId, ...ballot }: z.infer<typeof castBallotInRoom>,
  ) {
    return this.ballots.cast(pollId, socket.data.session, ballot);
  }
}
