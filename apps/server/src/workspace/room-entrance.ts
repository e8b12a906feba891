import { Injectable } from '@nestjs/common';
import type { WorkshopRoomState } from '#libs/workspace';
import { Live } from '../platform/live/live.js';
import { RoomState } from '../platform/live/room-state.js';
import { Admissions } from './admissions.js';
import type { LiveSocket } from './live-socket.js';
import type { Participant } from './participant.entity.js';
import { Presence } from './presence.js';
import { workshopView } from './views.js';
import { Workshops } from './workshops.js';

const presencePeriod = 500;

/** Lets people into live rooms, and tells each room of its workshop's changes and of who is there. */
@Injectable()
export class RoomEntrance {
  private readonly toldSoon = new Set<string>();

  constructor(
    private readonly live: Live,
    private readonly state: RoomState,
    private readonly workshops: Workshops,
    private readonly admissions: Admissions,
    private readonly presence: Presence,
  ) {
    state.contribute((workshopId) => this.stateOf(workshopId));
  }

  /** Lets a connection in, records the check-in, and answers the room's whole state. */
  async enter(socket: LiveSocket, workshopId: string, me: Participant): Promise<object> {
    this.leave(socket);
    await this.admissions.checkIn(workshopId, me.id);
    socket.data.participantId = me.id;
    await this.live.enter(socket, workshopId);
    this.presence.enter(workshopId, socket.id, { participantId: me.id, groupId: me.groupId });
    this.tellPresenceSoon(workshopId);
    return this.state.of(workshopId);
  }

  /** Lets a connection go. */
  leave(socket: LiveSocket): void {
    for (const workshopId of this.presence.leave(socket.id)) this.tellPresenceSoon(workshopId);
  }

  private async stateOf(workshopId: string): Promise<WorkshopRoomState> {
    const workshop = workshopView(await this.workshops.find(workshopId));
    return { version: workshop.version, workshop, presence: this.presence.count(workshopId) };
  }

  /** At most twice a second, however many come and go. */
  private tellPresenceSoon(workshopId: string): void {
    if (this.toldSoon.has(workshopId)) return;
    this.toldSoon.add(workshopId);
    setTimeout(() => {
      this.toldSoon.delete(workshopId);
      this.live.tell(workshopId, 'presence:counted', {
        workshopId,
        presence: this.presence.count(workshopId),
      });
    }, presencePeriod).unref();
  }
}
