/**
 * The port to one connection. None of its methods may throw.
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
  /**
   * Sends messages, in one write; many peers are given the very same list, so that its bytes can be made once. False
   * where the peer reads so slowly that nothing of them was sent: the connection is then told once it `drained`.
   */
  send(messages: readonly Uint8Array[]): boolean;
  close(code: number, reason: string): void;
}
