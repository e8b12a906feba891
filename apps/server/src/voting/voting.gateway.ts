import { WebSocketGateway, type OnGatewayConnection } from '@nestjs/websockets';
import { castBallotInRoom } from '#libs/voting';
import { answerDirectly } from '../platform/acknowledgement.js';
import { livePath } from '../platform/live/live.js';
import type { LiveSocket } from '../workspace/live-socket.js';
import { Ballots } from './ballots.js';

/** Ballots over the live connection; the acknowledgement means stored. */
@WebSocketGateway({ namespace: livePath })
export class VotingGateway implements OnGatewayConnection<LiveSocket> {
  constructor(private readonly ballots: Ballots) {}

  handleConnection(socket: LiveSocket): void {
    answerDirectly(socket, 'ballot:cast', castBallotInRoom, ({ pollId, ...ballot }) =>
      this.ballots.cast(pollId, socket.data.session, ballot),
    );
  }
}
