import { UseFilters, UseInterceptors, UsePipes } from '@nestjs/common';
import {
  ConnectedSocket,
  MessageBody,
  SubscribeMessage,
  WebSocketGateway,
  type OnGatewayDisconnect,
  type OnGatewayInit,
} from '@nestjs/websockets';
import type { Namespace } from 'socket.io';
import type { z } from 'zod';
import { enterRoom } from '#libs/workspace';
import { Sessions } from '../identity/sessions.js';
import { SocketFailureFilter, SocketSuccessInterceptor } from '../platform/acknowledgement.js';
import { failureOf } from '../platform/problem-details.js';
import { InputPipe } from '../platform/input.pipe.js';
import { Live, livePath } from '../platform/live/live.js';
import { Access } from './access.js';
import type { LiveSocket } from './live-socket.js';
import { RoomEntrance } from './room-entrance.js';

/** The door of live rooms: who connects has a session, who enters takes part in the process. */
@UsePipes(InputPipe)
@UseFilters(SocketFailureFilter)
@UseInterceptors(SocketSuccessInterceptor)
@WebSocketGateway({ namespace: livePath })
export class WorkspaceGateway implements OnGatewayInit<Namespace>, OnGatewayDisconnect<LiveSocket> {
  constructor(
    private readonly live: Live,
    private readonly sessions: Sessions,
    private readonly access: Access,
    private readonly entrance: RoomEntrance,
  ) {}

  afterInit(namespace: Namespace): void {
    this.live.attach(namespace);
    namespace.use((socket, next) => {
      this.sessions.demand(socket.handshake.headers).then(
        (session) => {
          socket.data = { session, sessionId: session.id };
          next();
        },
        (error: unknown) => next(new Error(failureOf(error).message)),
      );
    });
  }

  @SubscribeMessage('room:enter')
  async enter(
    @ConnectedSocket() socket: LiveSocket,
    @MessageBody({ schema: enterRoom }) { workshopId }: z.infer<typeof enterRoom>,
  ) {
    const { me } = await this.access.inWorkshop(socket.data.session, workshopId, 'process:read');
    return this.entrance.enter(socket, workshopId, me);
  }

  handleDisconnect(socket: LiveSocket): void {
    this.entrance.leave(socket);
  }
}
