import { Injectable, Logger } from '@nestjs/common';
import { mayWriteText, type Moment } from '#libs/workspace';
import type { Session } from '../identity/session.entity.js';
import { Bus } from '../platform/bus.js';
import type { Participant } from '../workspace/participant.entity.js';
import { People } from '../workspace/people.js';
import type { Workshop } from '../workspace/workshop.entity.js';
import { Workshops } from '../workspace/workshops.js';

/** What somebody may do with a document that they have open, as it is now. */
export interface Permit {
  readonly participantId: string;
  mayWrite(): boolean;
}

/** For whom, and where; `end` closes the connection, which may come back and ask for another permit. */
interface Request {
  readonly session: Session;
  readonly me: Participant;
  readonly workshopId: string;
  readonly end: () => void;
}

interface Held extends Permit, Request {
  role: Participant['role'];
  moment: Moment;
  isEnded: boolean;
}

const momentOf = ({ status, agenda, currentItemId }: Workshop): Moment => ({
  status,
  phase: agenda.find(({ id }) => id === currentItemId)?.phase ?? null,
});

/** Keeps the permits of open documents true while roles and phases change and people leave. */
@Injectable()
export class DocumentPermits {
  private readonly log = new Logger(DocumentPermits.name);
  private readonly held = new Set<Held>();
  /** one reading after the other, so that the last word is the latest */
  private reading: Promise<void> = Promise.resolve();

  constructor(
    bus: Bus,
    private readonly people: People,
    private readonly workshops: Workshops,
  ) {
    bus.on('workshop:changed', ({ workshopId }) => this.refreshMoment(workshopId));
    bus.on('participant:changed', ({ participantId }) => this.refreshRole(participantId));
    bus.on('session:ended', ({ sessionId }) => {
      for (const permit of this.held) if (permit.session.id === sessionId) permit.end();
    });
  }

  /** A permit for one connection, to be given back with `release`. Until it is read for the first time nothing is allowed. */
  async grant(request: Request): Promise<Permit> {
    const permit: Held = {
      ...request,
      participantId: request.me.id,
      role: 'observer',
      moment: { status: 'closed', phase: null },
      mayWrite: () => !permit.isEnded && mayWriteText(permit.role, permit.moment),
      isEnded: false,
      end: () => {
        permit.isEnded = true;
        request.end();
      },
    };
    // held first: a change that is told meanwhile is not missed
    this.held.add(permit);
    await Promise.all([this.refreshMoment(request.workshopId), this.refreshRole(request.me.id)]);
    return permit;
  }

  release(permit: Permit): void {
    this.held.delete(permit as Held);
  }

  private refreshMoment(workshopId: string): Promise<void> {
    return this.refresh(
      (permit) => permit.workshopId === workshopId,
      async (permits) => {
        const moment = momentOf(await this.workshops.find(workshopId));
        for (const permit of permits) permit.moment = moment;
      },
    );
  }

  private refreshRole(participantId: string): Promise<void> {
    return this.refresh(
      (permit) => permit.participantId === participantId,
      async (permits) => {
        const participant = await this.people.findPresent(participantId);
        for (const permit of permits) {
          if (participant) permit.role = participant.role;
          else permit.end();
        }
      },
    );
  }

  /** Reads what is true now; where that cannot be known, nothing is allowed any more. */
  private refresh(
    isMeant: (permit: Held) => boolean,
    read: (permits: readonly Held[]) => Promise<void>,
  ): Promise<void> {
    this.reading = this.reading.then(async () => {
      const permits = [...this.held].filter(isMeant);
      await read(permits).catch((error: unknown) => {
        this.log.warn(error);
        for (const permit of permits) permit.end();
      });
    });
    return this.reading;
  }
}
