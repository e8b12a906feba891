import {
  readAwareness,
  writeAwareness,
  writeEntry,
  type AwarenessEntry,
} from './awareness-update.js';
import { soundCursor, type SoundCursor } from './cursor.js';
import type { Limits } from './limits.js';
import { writeMessage } from './messages.js';
import type { Owners } from './owners.js';
import type { Peer } from './peer.js';
import type { CaretNews } from './relay.js';
import type { Rules } from './rules.js';

/** Where somebody is: what their client said last, what the others are told, and the block of the text that it is in. */
interface Caret {
  readonly peer: Peer;
  readonly json: string;
  entry: Uint8Array;
  block: unknown;
}

/** What a client said of its caret: the state as JSON, or null where it is gone. */
interface SaidCaret {
  readonly client: number;
  readonly json: string | null;
}

/** What presence must know of the room that it is in. */
export interface PresenceOptions {
  readonly rules: Pick<Rules, 'root'>;
  readonly limits: Pick<Limits, 'cursorLength' | 'caretsForAll'>;
  readonly owners: Pick<Owners, 'of' | 'claim' | 'left'>;
  readonly now: () => number;
  /** How long changes are gathered before they are shown, in milliseconds, where up to a hundred people are there. */
  readonly window: number;
  /** The block of the text in which a cursor stands, compared by identity; undefined where that is not known. */
  blockOf(cursor: SoundCursor): unknown;
  /** There is something to take. */
  onDue(): void;
}

const goneAway = 'null';
const saysGone = ({ length }: AwarenessEntry) => length === goneAway.length;
const nothing = new Uint8Array();
const few = 100;
/** After so much of the window, news may ride on a write that goes out anyway; at its end it goes by itself. */
const mayRideAfter = 0.6;

/** An awareness message that tells only that somebody is there. */
export const stillHere: readonly Uint8Array[] = [
  writeMessage({ kind: 'awareness', update: writeAwareness([]) }),
];

/**
 * Who is in a room and where their carets are. Each connection speaks for one client id, under the name that the server
 * gives it, with clocks that the server counts; whatever else a client claims is dropped unread. A peer never hears of
 * itself: stock clients would send that back for ever. In a crowd one sees the carets in one's own block of the text.
 */
export class Presence {
  readonly #carets = new Map<number, Caret>();
  readonly #clients = new Map<Peer, number>();
  /** who waits to hear whose their client id is, and where their caret is meanwhile */
  readonly #claiming = new Map<Peer, SaidCaret>();
  #clock = 0;
  /** whose caret changed, and the block where it was */
  readonly #changed = new Map<number, unknown>();
  readonly #newcomers = new Set<Peer>();
  readonly #peers = new Set<Peer>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #toldAt = 0;

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
    this.#claiming.delete(peer);
    const client = this.#clients.get(peer);
    this.#clients.delete(peer);
    if (client !== undefined) this.#remove(client, peer);
  }

  /** Takes an awareness update of a client; throws if it is malformed. */
  hear(peer: Peer, update: Uint8Array): void {
    const own = this.#clients.get(peer);
    for (const entry of readAwareness(update)) {
      if (own === undefined) this.#introduce(peer, entry);
      else if (entry.client === own) this.#move(peer, this.#said(entry));
    }
  }

  /** All that a peer may see now, in one message; null where there is nothing. */
  shownTo(peer: Peer): Uint8Array | null {
    const own = this.#clients.get(peer);
    const entries: Uint8Array[] = [];
    for (const [client, { entry, block }] of this.#carets)
      if (client !== own && entry !== nothing && this.#sees(peer, block)) entries.push(entry);
    return entries.length > 0 ? awarenessMessage(entries) : null;
  }

  /** What there is to tell, if it is time; a caret that was told of just now waits. */
  takeNews(): CaretNews | null {
    const isDue = this.options.now() - this.#toldAt >= this.#window() * mayRideAfter;
    if (!isDue || (this.#changed.size === 0 && this.#newcomers.size === 0)) return null;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#toldAt = this.options.now();
    const news = this.#isCrowd() ? this.#newsInCrowd() : this.#newsForAll();
    for (const peer of this.#newcomers) news.toOne.set(peer, this.shownTo(peer));
    this.#newcomers.clear();
    this.#changed.clear();
    return news;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#peers.clear();
    this.#timer = undefined;
  }

  #said(entry: AwarenessEntry): SaidCaret {
    const { client, length } = entry;
    if (saysGone(entry)) return { client, json: null };
    return { client, json: length > this.options.limits.cursorLength ? '{}' : entry.json() };
  }

  /** A connection names the client id that it speaks for: the first that is its author's. */
  #introduce(peer: Peer, entry: AwarenessEntry): void {
    const { owners } = this.options;
    if (saysGone(entry) || this.#clients.has(peer)) return;
    const owner = owners.of(entry.client);
    if (owner === undefined) return this.#claim(peer, this.#said(entry));
    if (owner !== peer.author) return;
    this.#clients.set(peer, entry.client);
    this.#move(peer, this.#said(entry));
  }

  /** Nobody sees a client id before it is bound to its author; what the client says meanwhile replaces what it said. */
  #claim(peer: Peer, said: SaidCaret): void {
    const { owners } = this.options;
    const claimed = this.#claiming.get(peer);
    if (claimed?.client === said.client) this.#claiming.set(peer, said);
    if (claimed || owners.left(peer.author) < 1) return;
    this.#claiming.set(peer, said);
    void owners.claim(peer.author, [said.client]).then(() => this.#claimed(peer));
  }

  #claimed(peer: Peer): void {
    const said = this.#claiming.get(peer);
    this.#claiming.delete(peer);
    if (!said || !this.#peers.has(peer) || this.#clients.has(peer)) return;
    if (this.options.owners.of(said.client) !== peer.author) return;
    this.#clients.set(peer, said.client);
    this.#move(peer, said);
  }

  #move(peer: Peer, { client, json }: SaidCaret): void {
    if (json === null) return this.#remove(client, peer);
    const block = this.#carets.get(client)?.block;
    this.#change(client);
    this.#carets.set(client, { peer, json, entry: nothing, block });
  }

  #remove(client: number, peer: Peer): void {
    if (this.#carets.get(client)?.peer !== peer) return;
    this.#change(client);
    this.#carets.delete(client);
  }

  #change(client: number): void {
    if (!this.#changed.has(client)) this.#changed.set(client, this.#carets.get(client)?.block);
    this.#soon();
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#toldAt = 0;
      this.options.onDue();
    }, this.#window());
  }

  /** The more people there are to be told, the more is gathered. */
  #window(): number {
    return this.options.window * Math.max(1, this.#peers.size / few);
  }

  #isCrowd(): boolean {
    return this.#carets.size > this.options.limits.caretsForAll;
  }

  #sees(peer: Peer, block: unknown): boolean {
    return !this.#isCrowd() || (block !== undefined && block === this.#blockOf(peer));
  }

  #blockOf(peer: Peer): unknown {
    const own = this.#clients.get(peer);
    return own === undefined ? undefined : this.#carets.get(own)?.block;
  }

  #newsForAll(): { toAll: Uint8Array | null; toOne: Map<Peer, Uint8Array | null> } {
    const entries = new Map(Array.from(this.#changed.keys(), (id) => [id, this.#written(id)]));
    const toAll = entries.size > 0 ? awarenessMessage([...entries.values()]) : null;
    return { toAll, toOne: new Map(this.#withoutOwn(entries, this.#peers)) };
  }

  /** Who is in the block that a caret is in, or was in, hears of it; who came to another block sees who is there. */
  #newsInCrowd(): { toAll: null; toOne: Map<Peer, Uint8Array | null> } {
    const toOne = new Map<Peer, Uint8Array | null>();
    const arrived = new Set<Peer>();
    const inBlocks = new Map<unknown, Map<number, Uint8Array>>();
    for (const [client, before] of this.#changed) {
      const entry = this.#written(client);
      const caret = this.#carets.get(client);
      if (caret && caret.block !== before) arrived.add(caret.peer);
      for (const block of new Set([before, caret?.block])) {
        const inBlock = inBlocks.get(block) ?? new Map<number, Uint8Array>();
        inBlocks.set(block, inBlock.set(client, entry));
      }
    }
    for (const [block, entries] of inBlocks) {
      const there = Array.from(this.#peers).filter((peer) => this.#sees(peer, block));
      if (there.length === 0) continue;
      const all = awarenessMessage([...entries.values()]);
      for (const peer of there) toOne.set(peer, all);
      for (const [peer, own] of this.#withoutOwn(entries, there)) toOne.set(peer, own);
    }
    for (const peer of arrived) toOne.set(peer, this.shownTo(peer));
    return { toAll: null, toOne };
  }

  *#withoutOwn(
    entries: ReadonlyMap<number, Uint8Array>,
    peers: Iterable<Peer>,
  ): Iterable<[Peer, Uint8Array | null]> {
    for (const peer of peers) {
      const own = this.#clients.get(peer);
      if (own === undefined || !entries.has(own)) continue;
      const others = [...entries].filter(([client]) => client !== own).map(([, entry]) => entry);
      yield [peer, others.length > 0 ? awarenessMessage(others) : null];
    }
  }

  /** The entry that tells of a client now; clocks grow with the time, so that they go on after a restart. */
  #written(client: number): Uint8Array {
    const caret = this.#carets.get(client);
    const clock = (this.#clock = Math.max(this.#clock + 1, this.options.now()));
    if (!caret) return writeEntry(client, clock, goneAway);
    const cursor = soundCursor(caret.json, this.options.rules);
    caret.block = cursor && this.options.blockOf(cursor);
    const state = { ...(cursor && { cursor }), user: caret.peer.presence };
    return (caret.entry = writeEntry(client, clock, JSON.stringify(state)));
  }
}

const awarenessMessage = (entries: readonly Uint8Array[]) =>
  writeMessage({ kind: 'awareness', update: writeAwareness(entries) });
