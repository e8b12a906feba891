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

/** For whom, and where; `end` closes the connection for good. */
interface Request {
  readonly session: Session;
  readonly me: Participant;
  readonly workshopId: string;
  readonly end: () => void;
}

interface Held extends Permit, Request {
  role: Participant['role'];
  moment: Moment;
}

const retryAfter = 500;

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

  /** A permit for one connection, to be given back with `release`; rejects where what is allowed cannot be read. */
  async grant(request: Request): Promise<Permit> {
    const permit: Held = {
      ...request,
      participantId: request.me.id,
      role: 'observer',
      moment: { status: 'closed', phase: null },
      mayWrite: () => mayWriteText(permit.role, permit.moment),
    };
    // held first: a change that is told meanwhile is not missed
    this.held.add(permit);
    try {
      await this.inTurn(() => this.readFirst(permit));
      return permit;
    } catch (error) {
      this.held.delete(permit);
      throw error;
    }
  }

  private async readFirst(permit: Held): Promise<void> {
    const participant = await this.people.findPresent(permit.participantId);
    permit.role = participant?.role ?? 'observer';
    permit.moment = momentOf(await this.workshops.find(permit.workshopId));
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

  /** Reads what is true now. While the database is away nothing can be saved either, so what was true stands until then. */
  private async refresh(
    isMeant: (permit: Held) => boolean,
    read: (permits: readonly Held[]) => Promise<void>,
  ): Promise<void> {
    const permits = () => [...this.held].filter(isMeant);
    try {
      await this.inTurn(() => (permits().length > 0 ? read(permits()) : Promise.resolve()));
    } catch (error) {
      this.log.warn(error);
      setTimeout(() => void this.refresh(isMeant, read), retryAfter).unref();
    }
  }

  private inTurn(read: () => Promise<void>): Promise<void> {
    const turn = this.reading.then(read);
    this.reading = turn.catch(() => undefined);
    return turn;
  }
}
