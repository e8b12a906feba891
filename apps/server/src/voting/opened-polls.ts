import { Injectable } from '@nestjs/common';
import { readsChoice, type Poll as PollToTally } from '#libs/voting';
import { Bus } from '../platform/bus.js';
import { pollToTally } from './poll-terms.js';
import { Polls } from './polls.js';

/** What a ballot must be checked against. */
export interface OpenedPoll {
  readonly id: string;
  readonly workshopId: string;
  readonly processId: string;
  readonly secret: boolean;
  readonly toTally: PollToTally;
  /** Checks a choice; an invalid one is refused with its place. */
  readonly read: (choice: unknown) => unknown;
}

/** How many polls are kept in mind. */
const most = 200;

/** The terms of polls that were opened, kept in mind while they run: from the opening on they do not change. */
@Injectable()
export class OpenedPolls {
  private readonly known = new Map<string, OpenedPoll>();

  constructor(
    private readonly polls: Polls,
    bus: Bus,
  ) {
    bus.on('poll:closed', ({ pollId }) => this.known.delete(pollId));
  }

  async find(id: string): Promise<OpenedPoll> {
    const known = this.known.get(id);
    if (known) return known;
    const poll = await this.polls.find(id);
    const { workshopId, processId, secret } = poll;
    const toTally = pollToTally(poll);
    const opened = { id, workshopId, processId, secret, toTally, read: readsChoice(toTally) };
    if (poll.status === 'open') this.keep(opened);
    return opened;
  }

  private keep(poll: OpenedPoll): void {
    const [oldest] = this.known.keys();
    if (this.known.size >= most && oldest !== undefined) this.known.delete(oldest);
    this.known.set(poll.id, poll);
  }
}
