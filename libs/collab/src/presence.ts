import {
  readAwareness,
  writeAwareness,
  writeEntry,
  type AwarenessEntry,
} from './awareness-update.js';
import { soundCursor } from './cursor.js';
import type { Limits } from './limits.js';
import { writeMessage } from './messages.js';
import type { Peer } from './peer.js';
import type { Rules } from './rules.js';

/** Where somebody is: what their client said last, and what the others are told. */
interface Cursor {
  readonly peer: Peer;
  readonly json: string;
  entry: Uint8Array;
}

/** What presence must know of the room that it is in. */
export interface PresenceOptions {
  readonly rules: Pick<Rules, 'root'>;
  readonly limits: Pick<Limits, 'cursorLength'>;
  readonly now: () => number;
  /** How long changes are gathered before they are shown, in milliseconds. */
  readonly window: number;
  /** Whether a client id is this author's, or nobody's yet and theirs from now on. */
  claim(client: number, author: string | null): boolean;
}

const goneAway = 'null';
const saysGone = ({ length }: AwarenessEntry) => length === goneAway.length;
const nothing = new Uint8Array();

/**
 * Who is in a room and where their cursors are. Each connection speaks for one client id, under the name that the server
 * gives it, with clocks that the server counts; whatever else a client claims is dropped unread. A peer never hears of
 * itself: stock clients would send that back for ever.
 */
export class Presence {
  readonly #cursors = new Map<number, Cursor>();
  readonly #clients = new Map<Peer, number>();
  readonly #clocks = new Map<number, number>();
  readonly #changed = new Set<number>();
  readonly #newcomers = new Set<Peer>();
  readonly #peers = new Set<Peer>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: PresenceOptions) {}

  /** Shows a newcomer who is there, once its own client id is likely to be known. */
  join(peer: Peer): void {
    this.#peers.add(peer);
    this.#newcomers.add(peer);
    this.#soon();
  }

  leave(peer: Peer): void {
    this.#peers.delete(peer);
    this.#newcomers.delete(peer);
    const client = this.#clients.get(peer);
    this.#clients.delete(peer);
    if (client !== undefined) this.#remove(client, peer);
  }

  /** Takes an awareness update of a client; throws if it is malformed. */
  hear(peer: Peer, update: Uint8Array): void {
    for (const entry of readAwareness(update))
      if (this.#speaksFor(peer, entry)) this.#move(peer, entry);
  }

  /** Tells a peer where all others are. */
  show(peer: Peer): void {
    const entries = [...this.#cursors.keys()].flatMap((client) => this.#entryFor(peer, client));
    if (entries.length > 0) send(peer, entries);
  }

  /** Lets every peer hear something: stock clients take a connection for dead after half a minute of silence. */
  beat(): void {
    for (const peer of this.#peers) send(peer, []);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#peers.clear();
  }

  #speaksFor(peer: Peer, entry: AwarenessEntry): boolean {
    const own = this.#clients.get(peer);
    if (own !== undefined) return own === entry.client;
    if (saysGone(entry) || !this.options.claim(entry.client, peer.author)) return false;
    this.#clients.set(peer, entry.client);
    return true;
  }

  #move(peer: Peer, entry: AwarenessEntry): void {
    if (saysGone(entry)) return this.#remove(entry.client, peer);
    const json = entry.length > this.options.limits.cursorLength ? '{}' : entry.json();
    this.#cursors.set(entry.client, { peer, json, entry: nothing });
    this.#change(entry.client);
  }

  #remove(client: number, peer: Peer): void {
    if (this.#cursors.get(client)?.peer !== peer) return;
    this.#cursors.delete(client);
    this.#change(client);
  }

  #change(client: number): void {
    this.#changed.add(client);
    this.#soon();
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => this.#tell(), this.options.window);
  }

  #tell(): void {
    this.#timer = undefined;
    const entries = new Map(Array.from(this.#changed, (id) => [id, this.#written(id)]));
    this.#changed.clear();
    const newcomers = [...this.#newcomers];
    this.#newcomers.clear();
    if (entries.size > 0) this.#tellPresent(entries, new Set(newcomers));
    for (const peer of newcomers) this.show(peer);
  }

  #tellPresent(entries: Map<number, Uint8Array>, newcomers: Set<Peer>): void {
    const all = awarenessMessage([...entries.values()]);
    for (const peer of this.#peers) {
      if (newcomers.has(peer)) continue;
      const own = this.#clients.get(peer);
      if (own === undefined || !entries.has(own)) peer.send(all);
      else if (entries.size > 1) send(peer, without(entries, own));
    }
  }

  /** The entry that tells of a client now; clocks grow with the time, so that they go on after a restart. */
  #written(client: number): Uint8Array {
    const cursor = this.#cursors.get(client);
    const clock = Math.max((this.#clocks.get(client) ?? 0) + 1, this.options.now());
    this.#clocks.set(client, clock);
    if (!cursor) return writeEntry(client, clock, goneAway);
    const user = cursor.peer.presence;
    const state = { ...soundCursor(cursor.json, this.options.rules), user };
    return (cursor.entry = writeEntry(client, clock, JSON.stringify(state)));
  }

  #entryFor(peer: Peer, client: number): Uint8Array[] {
    const entry = this.#cursors.get(client)?.entry ?? nothing;
    return entry === nothing || this.#clients.get(peer) === client ? [] : [entry];
  }
}

const awarenessMessage = (entries: readonly Uint8Array[]) =>
  writeMessage({ kind: 'awareness', update: writeAwareness(entries) });

const send = (peer: Peer, entries: readonly Uint8Array[]) => peer.send(awarenessMessage(entries));

const without = (entries: Map<number, Uint8Array>, own: number) =>
  [...entries].filter(([client]) => client !== own).map(([, entry]) => entry);
