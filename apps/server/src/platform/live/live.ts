import { Injectable } from '@nestjs/common';
import type { Namespace, Socket } from 'socket.io';
import type { DraftingEvents } from '#libs/drafting';
import type { VotingEvents } from '#libs/voting';
import type { WorkspaceEvents } from '#libs/workspace';

/** Every event that rooms are told. */
type Events = WorkspaceEvents & DraftingEvents & VotingEvents;

/** What is kept of a live connection: whose browser it is, and whom it stands for in the room that it entered. */
export interface LiveData {
  readonly sessionId: string;
  participantId?: string;
}

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

  /** Cuts everybody's connection: they come again by themselves, are asked at the door, and get each room's whole state. */
  letComeAgain(): void {
    for (const { conn } of this.namespace?.sockets.values() ?? []) conn.close();
  }

  /** Shows out every connection of this session, or of this participant. */
  async dismiss(whose: { sessionId: string } | { participantId: string }): Promise<void> {
    for (const socket of (await this.namespace?.fetchSockets()) ?? []) {
      const { sessionId, participantId } = socket.data as LiveData;
      if (
        'sessionId' in whose ? sessionId === whose.sessionId : participantId === whose.participantId
      )
        socket.disconnect(true);
    }
  }
}
