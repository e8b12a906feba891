import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Bus } from '../platform/bus.js';
import { Coalesce } from '../platform/coalesce.js';
import { Live } from '../platform/live/live.js';
import { Workshops } from '../workspace/workshops.js';
import { Polls } from './polls.js';
import { Turnouts } from './turnouts.js';

const period = 250;

/** Tells rooms how many have voted, four times a second and poll at most, however many vote. */
@Injectable()
export class TurnoutNews implements BeforeApplicationShutdown {
  private readonly news = new Coalesce(period, (pollId) => this.tell(pollId));

  constructor(
    bus: Bus,
    private readonly live: Live,
    private readonly polls: Polls,
    private readonly turnouts: Turnouts,
    private readonly workshops: Workshops,
  ) {
    bus.on('ballot:counted', ({ pollId }) => this.news.wish(pollId));
  }

  beforeApplicationShutdown(): void {
    this.news.stop();
  }

  private async tell(pollId: string): Promise<void> {
    const poll = await this.polls.find(pollId);
    const { workshopId } = poll;
    const { version } = await this.workshops.find(workshopId);
    const turnout = (await this.turnouts.since([poll])).get(pollId)!;
    this.live.tell(workshopId, 'turnout:counted', { version, workshopId, pollId, turnout });
  }
}
