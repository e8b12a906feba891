import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { VotingRoomState } from '#libs/voting';
import { Bus } from '../platform/bus.js';
import { Coalesce } from '../platform/coalesce.js';
import { Live } from '../platform/live/live.js';
import { RoomState } from '../platform/live/room-state.js';
import { Workshops } from '../workspace/workshops.js';
import { Electorates } from './electorates.js';
import { Polls } from './polls.js';

const turnoutPeriod = 250;

/** Tells rooms of polls: that one opened, how many have voted (four times a second at most), and its result. */
@Injectable()
export class VotingNews implements BeforeApplicationShutdown {
  private readonly turnouts = new Coalesce(turnoutPeriod, (pollId) => this.tellTurnout(pollId));

  constructor(
    bus: Bus,
    state: RoomState,
    private readonly live: Live,
    private readonly polls: Polls,
    private readonly electorates: Electorates,
    private readonly workshops: Workshops,
  ) {
    state.contribute((workshopId) => this.stateOf(workshopId));
    bus.on('poll:opened', (fact) => this.tellPoll('poll:opened', fact));
    bus.on('poll:closed', (fact) => this.tellPoll('poll:closed', fact));
    bus.on('ballot:counted', ({ pollId }) => this.turnouts.wish(pollId));
  }

  beforeApplicationShutdown(): void {
    this.turnouts.stop();
  }

  private async stateOf(workshopId: string): Promise<VotingRoomState> {
    const polls = await this.polls.list(workshopId, { drafts: false });
    return { polls: await Promise.all(polls.map((poll) => this.polls.view(poll))) };
  }

  private async tellPoll(
    event: 'poll:opened' | 'poll:closed',
    { pollId, workshopId, version }: { pollId: string; workshopId: string; version: number },
  ): Promise<void> {
    this.live.tell(workshopId, event, {
      version,
      poll: await this.polls.view(await this.polls.find(pollId)),
    });
  }

  private async tellTurnout(pollId: string): Promise<void> {
    const { workshopId } = await this.polls.find(pollId);
    const { version } = await this.workshops.find(workshopId);
    const turnout = await this.electorates.turnout(pollId);
    this.live.tell(workshopId, 'turnout:counted', { version, workshopId, pollId, turnout });
  }
}
