import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Problem } from '#libs/problem';
import type { WorkshopRoomState } from '#libs/workspace';
import { Coalesce } from '../platform/coalesce.js';
import { Live } from '../platform/live/live.js';
import { RoomState } from '../platform/live/room-state.js';
import { Admissions } from './admissions.js';
import type { LiveSocket } from './live-socket.js';
import type { Participant } from './participant.entity.js';
import { Presence } from './presence.js';
import { workshopView } from './views.js';
import { Workshops } from './workshops.js';

const presencePeriod = 500;

/** Lets people into live rooms, one at a time per connection, and tells each room who is there. */
@Injectable()
export class RoomEntrance implements BeforeApplicationShutdown {
  private readonly entering = new WeakSet<LiveSocket>();
  private readonly presences = new Coalesce(presencePeriod, (id) => this.tellPresence(id));

  constructor(
    private readonly live: Live,
    private readonly state: RoomState,
    private readonly workshops: Workshops,
    private readonly admissions: Admissions,
    private readonly presence: Presence,
  ) {
    state.contribute((workshopId) => this.stateOf(workshopId));
  }

  beforeApplicationShutdown(): void {
    this.presences.stop();
  }

  /** Lets a connection in, records the check-in, and answers the room's whole state. */
  async enter(socket: LiveSocket, workshopId: string, me: Participant): Promise<object> {
    if (this.entering.has(socket)) throw new Problem('conflict', 'You are being let in already.');
    this.entering.add(socket);
    const before = socket.data.participantId;
    // first of all: whoever is removed meanwhile is shown out by it
    socket.data.participantId = me.id;
    try {
      await this.admissions.checkIn(workshopId, me.id);
      await this.live.enter(socket, workshopId);
      this.leave(socket);
      // who left meanwhile is not counted
      if (socket.connected) this.presence.enter(workshopId, socket.id, me);
      this.presences.wish(workshopId);
      return await this.state.of(workshopId);
    } catch (error) {
      socket.data.participantId = before;
      throw error;
    } finally {
      this.entering.delete(socket);
    }
  }

  /** Lets a connection go. */
  leave(socket: LiveSocket): void {
    for (const workshopId of this.presence.leave(socket.id)) this.presences.wish(workshopId);
  }

  private async stateOf(workshopId: string): Promise<WorkshopRoomState> {
    const workshop = workshopView(await this.workshops.find(workshopId));
    return { version: workshop.version, workshop, presence: this.presence.count(workshopId) };
  }

  private tellPresence(workshopId: string): void {
    const presence = this.presence.count(workshopId);
    this.live.tell(workshopId, 'presence:counted', { workshopId, presence });
  }
}
