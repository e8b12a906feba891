import type { Door } from '../generator/door.js';
import type { NodeServer } from './node-server.js';

/** How many documents and people a server must be ready for. */
export interface Needs {
  readonly rooms: number;
  readonly people: number;
  /** Whether documents must be there again after a restart. */
  readonly stores: boolean;
}

/** A server that is up, with its documents and people. */
export interface Server {
  readonly node: NodeServer;
  /** Postgres' first process, where there is one. */
  readonly postmaster: number | undefined;
  /** How somebody gets into a room, both by number. */
  door(person: number, room: number): Door;
  /** Stops it, and keeps what it has stored; `thaw` starts it on exactly that, as often as one likes. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  /** Stops it and takes away all that it left. */
  stop(): Promise<void>;
}

/** One that takes part in the comparison. */
export interface Contestant {
  readonly name: string;
  /** Ours, a peer that ours is compared with, or the limit: a relay that keeps nothing. */
  readonly part: 'ours' | 'peer' | 'limit';
  /** Whether documents can be there again after a restart. */
  readonly stores: boolean;
  start(node: string, needs: Needs): Promise<Server>;
}
