import { Injectable } from '@nestjs/common';
import type { Namespace, Socket } from 'socket.io';
import type { DraftingEvents } from '#libs/drafting';
import type { VotingEvents } from '#libs/voting';
import type { WorkspaceEvents } from '#libs/workspace';

/** Every event that rooms are told. */
type Events = WorkspaceEvents & DraftingEvents & VotingEvents;

/** The socket.io namespace of live rooms. */
export const livePath = '/live';

const roomOf = (workshopId: string) => `workshop:${workshopId}`;

/** What everybody in a workshop's room sees happen. */
@Injectable()
export class Live {
  private namespace?: Namespace;

  /** Takes the namespace once socket.io runs. */
  attach(namespace: Namespace): void {
    this.namespace = namespace;
  }

  /** Tells everybody in a room an event. Only what everybody may see is told. */
  tell<E extends keyof Events>(
    workshopId: string,
    event: E,
    payload: Parameters<Events[E]>[0],
  ): void {
    this.namespace?.to(roomOf(workshopId)).emit(event, payload);
  }

  /** Lets a connection in, after it left any other room. */
  async enter(socket: Socket, workshopId: string): Promise<void> {
    for (const room of socket.rooms) if (room.startsWith('workshop:')) await socket.leave(room);
    await socket.join(roomOf(workshopId));
  }

  /** Shows out every connection of those that the test names. */
  async dismiss(isMeant: (data: unknown) => boolean): Promise<void> {
    for (const socket of (await this.namespace?.fetchSockets()) ?? [])
      if (isMeant(socket.data)) socket.disconnect(true);
  }
}
