import { closing, type Connection, type Peer, type Rooms } from '#libs/collab';

/** How the room answered what somebody said. */
export interface Answers {
  refused: number;
  otherwise: number;
}

/** Somebody who says what they like, does not listen, and is back whenever they were sent away. */
export class Attacker {
  readonly answers: Answers = { refused: 0, otherwise: 0 };
  private connection: Connection | undefined;

  constructor(
    private readonly rooms: Rooms,
    private readonly documentId: string,
    private readonly author: string,
  ) {}

  says(bytes: Uint8Array): void {
    this.connection ??= this.rooms.join(this.documentId, this.peer());
    this.connection.receive(bytes);
  }

  leaves(): void {
    this.connection?.leave();
  }

  private peer(): Peer {
    return {
      author: this.author,
      wantsSaved: false,
      presence: { name: this.author },
      mayWrite: () => true,
      send: () => true,
      close: (code) => {
        this.connection = undefined;
        if (code === closing.refused) this.answers.refused++;
        else this.answers.otherwise++;
      },
    };
  }
}
