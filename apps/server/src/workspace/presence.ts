import { Injectable } from '@nestjs/common';
import { noGroup, type PresenceView } from '#libs/workspace';

interface Visitor {
  /** of the participant */
  readonly id: string;
  readonly groupId: string | null;
}

/** Who is in each room on this server now; a person with two devices is one. */
@Injectable()
export class Presence {
  private readonly rooms = new Map<string, Map<string, Visitor>>();

  enter(workshopId: string, socketId: string, visitor: Visitor): void {
    const room = this.rooms.get(workshopId) ?? new Map<string, Visitor>();
    this.rooms.set(workshopId, room.set(socketId, visitor));
  }

  /** The workshops that the connection was in. */
  leave(socketId: string): string[] {
    const left = [...this.rooms]
      .filter(([, room]) => room.delete(socketId))
      .map(([workshopId]) => workshopId);
    for (const id of left) if (this.rooms.get(id)?.size === 0) this.rooms.delete(id);
    return left;
  }

  /** Who is in a room, by the ids of their participants. */
  people(workshopId: string): ReadonlySet<string> {
    return new Set([...(this.rooms.get(workshopId)?.values() ?? [])].map(({ id }) => id));
  }

  /** How many people are in a room, by group. */
  count(workshopId: string): PresenceView {
    const people = new Map<string, string>();
    for (const { id, groupId } of this.rooms.get(workshopId)?.values() ?? [])
      people.set(id, groupId ?? noGroup);
    const byGroup: Record<string, number> = {};
    for (const group of people.values()) byGroup[group] = (byGroup[group] ?? 0) + 1;
    return { byGroup, total: people.size };
  }
}
