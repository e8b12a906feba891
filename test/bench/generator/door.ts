/** How one person gets into one room of a server, and in which dialect of the protocol they speak there. */
export interface Door {
  readonly port: number;
  readonly path: string;
  readonly cookie?: string;
  /** What stands before every message, both ways (Hocuspocus names the document). */
  readonly prefix: Uint8Array;
  /** What is said before anything else. */
  readonly greeting: readonly Uint8Array[];
  /** Whether the server keeps the document: it answers a step 1, and tells a newcomer all that was written. */
  readonly keepsDocument: boolean;
}

export const plainDoor = { prefix: new Uint8Array(), greeting: [] } as const;
