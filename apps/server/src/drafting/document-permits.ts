import { Injectable, Logger } from '@nestjs/common';
import { mayWriteText, type Moment } from '#libs/workspace';
import { Bus } from '../platform/bus.js';
import { People } from '../workspace/people.js';
import type { Workshop } from '../workspace/workshop.entity.js';
import { Workshops } from '../workspace/workshops.js';
import type { Visitor } from './document-door.js';

/** What somebody may do with a document that they have open, as it is now. */
export interface Permit {
  mayWrite(): boolean;
}

interface Held extends Permit {
  readonly visitor: Visitor;
  /** Closes the connection for good. */
  readonly end: () => void;
  role: Visitor['role'];
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
  /** how many changes were heard of */
  private changes = 0;
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
      this.changes++;
      for (const permit of this.held) if (permit.visitor.sessionId === sessionId) permit.end();
    });
  }

  /** The moment from which on a change makes it necessary to read again what a visitor may do. */
  now(): number {
    return this.changes;
  }

  /**
   * A permit for one connection, to be given back with `release`. What the visitor may do was read after the moment
   * `asOf`; if anything changed since, it is read again. Rejects where it cannot be read.
   */
  async grant(visitor: Visitor, asOf: number, end: () => void): Promise<Permit> {
    const { role, moment } = visitor;
    const permit: Held = {
      visitor,
      end,
      role,
      moment,
      mayWrite: () => mayWriteText(permit.role, permit.moment),
    };
    // held first: a change that is told meanwhile is not missed
    this.held.add(permit);
    if (this.changes === asOf) return permit;
    try {
      await this.inTurn(() => this.readAgain(permit));
      return permit;
    } catch (error) {
      this.held.delete(permit);
      throw error;
    }
  }

  private async readAgain(permit: Held): Promise<void> {
    const participant = await this.people.findPresent(permit.visitor.participantId);
    permit.role = participant?.role ?? 'observer';
    permit.moment = momentOf(await this.workshops.find(permit.visitor.workshopId));
  }

  release(permit: Permit): void {
    this.held.delete(permit as Held);
  }

  private refreshMoment(workshopId: string): Promise<void> {
    return this.refresh(
      ({ visitor }) => visitor.workshopId === workshopId,
      async (permits) => {
        const moment = momentOf(await this.workshops.find(workshopId));
        for (const permit of permits) permit.moment = moment;
      },
    );
  }

  private refreshRole(participantId: string): Promise<void> {
    return this.refresh(
      ({ visitor }) => visitor.participantId === participantId,
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
    this.changes++;
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
