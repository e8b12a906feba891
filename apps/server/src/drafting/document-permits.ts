import { Injectable } from '@nestjs/common';
import { mayWriteText, type Moment } from '#libs/workspace';
import { Bus } from '../platform/bus.js';
import { People } from '../workspace/people.js';
import type { Participant } from '../workspace/participant.entity.js';
import type { Workshop } from '../workspace/workshop.entity.js';
import { Workshops } from '../workspace/workshops.js';

/** What somebody may do with a document that they have open, as it is now. */
export interface Permit {
  readonly participantId: string;
  readonly workshopId: string;
  mayWrite(): boolean;
}

interface Held extends Permit {
  role: Participant['role'];
  moment: Moment;
  readonly revoke: () => void;
}

const momentOf = ({ status, agenda, currentItemId }: Workshop): Moment => ({
  status,
  phase: agenda.find(({ id }) => id === currentItemId)?.phase ?? null,
});

/** Keeps the permits of open documents true while roles and phases change and people are removed. */
@Injectable()
export class DocumentPermits {
  private readonly held = new Set<Held>();

  constructor(
    bus: Bus,
    private readonly people: People,
    private readonly workshops: Workshops,
  ) {
    bus.on('workshop:changed', ({ workshopId }) => this.refreshMoment(workshopId));
    bus.on('participant:changed', ({ participantId }) => this.refreshRole(participantId));
  }

  /** A permit for one connection; `revoke` is called when the person is removed. Give it back with `release`. */
  async grant(me: Participant, workshopId: string, revoke: () => void): Promise<Permit> {
    const permit: Held = {
      participantId: me.id,
      workshopId,
      role: me.role,
      moment: { status: 'closed', phase: null },
      mayWrite: () => mayWriteText(permit.role, permit.moment),
      revoke,
    };
    // held first: a change that is told while the workshop is read is not missed
    this.held.add(permit);
    permit.moment = momentOf(await this.workshops.find(workshopId));
    return permit;
  }

  release(permit: Permit): void {
    this.held.delete(permit as Held);
  }

  private async refreshMoment(workshopId: string): Promise<void> {
    const affected = [...this.held].filter((permit) => permit.workshopId === workshopId);
    if (affected.length === 0) return;
    const moment = momentOf(await this.workshops.find(workshopId));
    for (const permit of affected) permit.moment = moment;
  }

  private async refreshRole(participantId: string): Promise<void> {
    const affected = [...this.held].filter((permit) => permit.participantId === participantId);
    if (affected.length === 0) return;
    const participant = await this.people.findPresent(participantId);
    for (const permit of affected) {
      if (participant) permit.role = participant.role;
      else permit.revoke();
    }
  }
}
