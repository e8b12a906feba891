import { Injectable } from '@nestjs/common';
import { Problem } from '#libs/problem';
import type { PracticeView } from '#libs/voting';
import { Bus } from '../platform/bus.js';
import { Coalesce } from '../platform/coalesce.js';
import { Live } from '../platform/live/live.js';
import { RoomState } from '../platform/live/room-state.js';

interface Running {
  readonly since: string;
  readonly voted: Set<string>;
}

/** How long a practice vote lasts that nobody ends, in milliseconds. */
const longest = 30 * 60_000;
const period = 250;

/** Votes for practice: told to the room, counted in memory, and never recorded. */
@Injectable()
export class Practice {
  private readonly running = new Map<string, Running>();
  private readonly news = new Coalesce(period, (workshopId) => this.tell(workshopId));

  constructor(
    private readonly bus: Bus,
    private readonly live: Live,
    state: RoomState,
  ) {
    state.contribute((workshopId) => Promise.resolve({ practice: this.view(workshopId) }));
    bus.on('practice:began', ({ workshopId, since }) => {
      this.running.set(workshopId, { since, voted: new Set() });
      this.tell(workshopId);
    });
    bus.on('practice:voted', ({ workshopId, participantId }) => {
      this.running.get(workshopId)?.voted.add(participantId);
      this.news.wish(workshopId);
    });
    bus.on('practice:ended', ({ workshopId }) => {
      if (this.running.delete(workshopId)) this.tell(workshopId);
    });
  }

  /** The practice vote that runs in a workshop. */
  view(workshopId: string): PracticeView | null {
    const running = this.running.get(workshopId);
    if (!running || Date.now() - Date.parse(running.since) > longest) return null;
    return { since: running.since, voted: running.voted.size };
  }

  begin(workshopId: string): void {
    this.bus.tell('practice:began', { workshopId, since: new Date().toISOString() });
  }

  /** Takes note that somebody has voted; how, is nobody's business. */
  vote(workshopId: string, participantId: string): void {
    if (!this.view(workshopId)) throw new Problem('conflict', 'No practice vote runs here.');
    this.bus.tell('practice:voted', { workshopId, participantId });
  }

  end(workshopId: string): void {
    this.bus.tell('practice:ended', { workshopId });
  }

  private tell(workshopId: string): void {
    this.live.tell(workshopId, 'practice:changed', {
      workshopId,
      practice: this.view(workshopId),
    });
  }
}
