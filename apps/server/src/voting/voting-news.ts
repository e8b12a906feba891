import { Injectable } from '@nestjs/common';
import type { VotingRoomState } from '#libs/voting';
import { Bus } from '../platform/bus.js';
import { Live } from '../platform/live/live.js';
import { RoomState } from '../platform/live/room-state.js';
import type { VotingFacts } from './facts.js';
import { PollViews } from './poll-views.js';
import { Polls } from './polls.js';

type Turn = 'poll:opened' | 'poll:extended' | 'poll:closed';

/** Tells rooms of polls: that one opened, got more time, or closed, with its result. */
@Injectable()
export class VotingNews {
  constructor(
    bus: Bus,
    state: RoomState,
    private readonly live: Live,
    private readonly polls: Polls,
    private readonly views: PollViews,
  ) {
    state.contribute((workshopId) => this.stateOf(workshopId));
    for (const turn of ['poll:opened', 'poll:extended', 'poll:closed'] as const)
      bus.on(turn, (fact) => this.tell(turn, fact));
  }

  private async stateOf(workshopId: string): Promise<Pick<VotingRoomState, 'polls'>> {
    return { polls: await this.views.all(await this.polls.list(workshopId, { drafts: false })) };
  }

  private async tell<T extends Turn>(turn: T, fact: VotingFacts[T]): Promise<void> {
    const { pollId, workshopId, version } = fact;
    const poll = await this.views.find(pollId);
    this.live.tell(workshopId, turn, { version, poll });
  }
}
