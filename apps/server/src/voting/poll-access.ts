import { Injectable } from '@nestjs/common';
import { Problem } from '#libs/problem';
import { may, type Act } from '#libs/workspace';
import type { Session } from '../identity/session.entity.js';
import { Access } from '../workspace/access.js';
import { Ballots } from './ballots.js';
import type { Poll } from './poll.entity.js';
import { Polls } from './polls.js';

/** Who may see a poll, and who decides on it. */
@Injectable()
export class PollAccess {
  constructor(
    private readonly access: Access,
    private readonly polls: Polls,
    private readonly ballots: Ballots,
  ) {}

  /** The poll, where the caller may do this in its workshop. */
  async inPoll(session: Session, id: string, act: Act): Promise<Poll> {
    const poll = await this.polls.find(id);
    await this.access.inWorkshop(session, poll.workshopId, act);
    return poll;
  }

  /** The poll, where the caller may vote in it or see it. */
  async visible(session: Session, id: string): Promise<Poll> {
    const poll = await this.polls.find(id);
    if (!(await this.ballots.isElector(poll, session))) await this.demandVisible(poll, session);
    return poll;
  }

  /** Refuses who is no elector and may not see the poll: one that was never opened is there for who prepares it. */
  private async demandVisible(poll: Poll, session: Session): Promise<void> {
    const { me } = await this.access.inWorkshop(session, poll.workshopId, 'process:read');
    if (poll.openedAt === null && !may(me.role, 'poll:prepare'))
      throw new Problem('missing', 'There is no such poll.');
  }
}
