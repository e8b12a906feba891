/**
 * The port to one connection. None of its methods may throw; a connection that reads too slowly is for its owner to
 * cut (it syncs again when it comes back).
 */
export interface Peer {
  /** The participant whose connection it is, under whom what it writes is stored; null for the server's own. */
  readonly author: string | null;
  /** Whether it asked to be told what is saved and refused (`?ack=1`); stock clients do not know these messages. */
  readonly wantsSaved: boolean;
  /** What others see beside its cursor (name, colour …): plain JSON, given by the server, whatever the client claims. */
  readonly presence: unknown;
  /** Whether it may change the document now; asked for every frame. */
  mayWrite(): boolean;
  send(message: Uint8Array): void;
  close(code: number, reason: string): void;
}
