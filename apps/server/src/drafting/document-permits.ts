import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { mayWriteText, type Moment } from '#libs/workspace';
import { Bus } from '../platform/bus.js';
import { DocumentDoor, type Visitor } from './document-door.js';

/** What somebody may do with a document that they have open, as it is now. */
export interface Permit {
  /** Whether they may not be there any more: nothing of theirs is taken, and their connection was ended. */
  readonly isOver: boolean;
  mayWrite(): boolean;
}

interface Held extends Permit {
  readonly visitor: Visitor;
  /** Closes the connection for good. */
  readonly end: () => void;
  isOver: boolean;
  role: Visitor['role'];
  moment: Moment;
}

const retryAfter = 500;
/** So often all are read again: a process may end before it tells what it changed, and a session runs out untold. */
const everyNowAndThen = 60_000;

/** Keeps the permits of open documents true while roles and phases change and people leave. */
@Injectable()
export class DocumentPermits implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(DocumentPermits.name);
  private readonly held = new Set<Held>();
  /** how many changes were heard of */
  private changes = 0;
  private again: NodeJS.Timeout | undefined;
  /** one reading after the other, so that the last word is the latest */
  private reading: Promise<void> = Promise.resolve();

  constructor(
    bus: Bus,
    private readonly door: DocumentDoor,
  ) {
    bus.on('workshop:changed', ({ workshopId }) =>
      this.refresh(({ visitor }) => visitor.workshopId === workshopId),
    );
    bus.on('participant:changed', ({ participantId }) =>
      this.refresh(({ visitor }) => visitor.participantId === participantId),
    );
    bus.on('session:ended', ({ sessionId }) => {
      this.changes++;
      for (const permit of this.held) if (permit.visitor.sessionId === sessionId) this.end(permit);
    });
    bus.onGap(() => this.refresh(() => true));
  }

  onApplicationBootstrap(): void {
    this.again = setInterval(() => void this.refresh(() => true), everyNowAndThen).unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.again);
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
      isOver: false,
      role,
      moment,
      mayWrite: () => !permit.isOver && mayWriteText(permit.role, permit.moment),
    };
    // held first: a change that is told meanwhile is not missed
    this.held.add(permit);
    if (this.changes === asOf) return permit;
    try {
      await this.inTurn(() => this.readAgain([permit]));
      return permit;
    } catch (error) {
      this.held.delete(permit);
      throw error;
    }
  }

  release(permit: Permit): void {
    this.held.delete(permit as Held);
  }

  /** Reads what is true now. While the database is away nothing can be saved either, so what was true stands until then. */
  private async refresh(isMeant: (permit: Held) => boolean): Promise<void> {
    this.changes++;
    try {
      await this.inTurn(() => this.readAgain([...this.held].filter(isMeant)));
    } catch (error) {
      this.log.warn(error);
      setTimeout(() => void this.refresh(isMeant), retryAfter).unref();
    }
  }

  private async readAgain(permits: readonly Held[]): Promise<void> {
    const standings = await this.door.askAgain(permits.map(({ visitor }) => visitor));
    for (const [i, permit] of permits.entries()) {
      const standing = standings[i];
      if (standing) Object.assign(permit, standing);
      else this.end(permit);
    }
  }

  private end(permit: Held): void {
    if (permit.isOver) return;
    permit.isOver = true;
    permit.end();
  }

  private inTurn(read: () => Promise<void>): Promise<void> {
    const turn = this.reading.then(read);
    this.reading = turn.catch(() => undefined);
    return turn;
  }
}
