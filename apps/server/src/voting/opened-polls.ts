import { Injectable } from '@nestjs/common';
import { readsChoice } from '#libs/voting';
import { Bus } from '../platform/bus.js';
import { pollToTally } from './poll-terms.js';
import { Polls } from './polls.js';

/** What a ballot must be checked against. */
export interface OpenedPoll {
  readonly id: string;
  readonly workshopId: string;
  readonly processId: string;
  readonly secret: boolean;
  /** Checks a choice; an invalid one is refused with its place. */
  readonly read: (choice: unknown) => unknown;
}

/** How many polls are kept in mind. */
const most = 200;

/** The terms of polls that were opened, kept in mind while they run: from the opening on they do not change. */
@Injectable()
export class OpenedPolls {
  private readonly known = new Map<string, Promise<OpenedPoll>>();

  constructor(
    private readonly polls: Polls,
    bus: Bus,
  ) {
    bus.on('poll:closed', ({ pollId }) => this.known.delete(pollId));
  }

  /** Many who ask at once, as at an opening, share one look. */
  find(id: string): Promise<OpenedPoll> {
    const known = this.known.get(id);
    if (known) return known;
    const asked = this.look(id);
    this.keep(id, asked);
    return asked;
  }

  private async look(id: string): Promise<OpenedPoll> {
    try {
      const poll = await this.polls.find(id);
      if (poll.status !== 'open') this.known.delete(id);
      const { workshopId, processId, secret } = poll;
      return { id, workshopId, processId, secret, read: readsChoice(pollToTally(poll)) };
    } catch (error) {
      this.known.delete(id);
      throw error;
    }
  }

  private keep(id: string, asked: Promise<OpenedPoll>): void {
    const [oldest] = this.known.keys();
    if (this.known.size >= most && oldest !== undefined) this.known.delete(oldest);
    this.known.set(id, asked);
  }
}
