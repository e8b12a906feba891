import { Beat } from './beat.js';
import { Connection } from './connection.js';
import { defaultLimits, type Limits } from './limits.js';
import { closing } from './messages.js';
import type { Peer } from './peer.js';
import { stateOf } from './replica.js';
import { Room } from './room.js';
import type { RoomOptions } from './room-options.js';
import { SavedDocument } from './saved-document.js';
import { Unsaved } from './writer.js';

/** How rooms are made; the times are in milliseconds. */
export interface RoomsOptions extends Pick<RoomOptions, 'log' | 'rules' | 'heal'> {
  readonly now?: () => number;
  readonly newId?: () => string;
  readonly limits?: Partial<Limits>;
  /** How long frames are gathered before they are committed together; 5 is better with several nodes. Default 2. */
  readonly commitWindow?: number;
  /** How long cursors are gathered before they are shown. Default 33. */
  readonly presenceWindow?: number;
  /** How long after a change of structure a document is looked at and healed. Default 100. */
  readonly healWindow?: number;
  /** How long a room stays after its last peer left. Default 30,000. */
  readonly idleFor?: number;
  /** How long `close` waits for what is not saved yet. Default 5,000. */
  readonly closeWithin?: number;
  readonly onTrouble?: RoomOptions['onTrouble'];
  readonly onSaved?: RoomOptions['onSaved'];
}

interface OpenRoom {
  readonly opening: Promise<Room>;
  room?: Room;
  leaving?: ReturnType<typeof setTimeout>;
}

/** Stock clients take a connection for dead after 30 seconds of silence. */
const tickEvery = 15_000;
const notNow = 'the document cannot be shown now';

/** The rooms of one process: opened when the first peer comes, once for all that come at the same time; let go when idle. */
export class Rooms {
  readonly #rooms = new Map<string, OpenRoom>();
  readonly #unsaved = new Unsaved();
  readonly #options: RoomOptions;
  readonly #beat: Beat;
  readonly #ticking: ReturnType<typeof setInterval>;
  #isClosed = false;

  constructor(private readonly given: RoomsOptions) {
    this.#options = withDefaults(given);
    const { log, onTrouble } = this.#options;
    this.#beat = new Beat(log, given.commitWindow ?? 2, (error) =>
      onTrouble({ what: 'append failed', error }),
    );
    this.#ticking = setInterval(() => this.#tick(), tickEvery);
  }

  /** How many rooms are open, and how many bytes were accepted but are not saved: for the metrics. */
  get load(): { readonly rooms: number; readonly unsavedBytes: number } {
    return { rooms: this.#rooms.size, unsavedBytes: this.#unsaved.bytes };
  }

  /** Lets a peer into a document that it may see; what it sends goes to the connection, in order. */
  join(documentId: string, peer: Peer): Connection {
    const open = this.#rooms.get(documentId) ?? this.#open(documentId);
    clearTimeout(open.leaving);
    const connection = new Connection(peer, this.#options.limits, () =>
      this.#letGoSoon(documentId),
    );
    open.opening.then(
      (room) => this.#letIn(connection, room),
      () => connection.turnAway(closing.busy, notNow),
    );
    return connection;
  }

  /** A document as one update: all that is saved now, on any node. Works with nobody in the room. */
  async read(documentId: string): Promise<Uint8Array> {
    const room = this.#rooms.get(documentId)?.room;
    const rows = await this.#options.log.read(documentId, room?.head ?? 0);
    const news = rows.map((row) => row.bytes);
    if (!room) return stateOf(news);
    return news.length === 0 ? room.state() : stateOf([room.state(), ...news]);
  }

  /** Another node saved something of this document: if it is open here, that is read and shown. */
  refresh(documentId: string): void {
    const open = this.#rooms.get(documentId);
    open?.opening.then(
      (room) => room.refresh(),
      () => undefined,
    );
  }

  /** Sends everybody away, saves what they had sent, and stops; what cannot be saved in time is still with its author. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#ticking);
    for (const { room } of this.#rooms.values())
      room?.sendAway(closing.restart, 'the server restarts');
    await this.#savedWithin(this.given.closeWithin ?? 5_000);
    this.#beat.close();
    for (const documentId of Array.from(this.#rooms.keys())) this.#drop(documentId);
  }

  #open(documentId: string): OpenRoom {
    const open: OpenRoom = { opening: this.#load(documentId) };
    this.#rooms.set(documentId, open);
    open.opening.then(
      (room) => (open.room = room),
      (error: unknown) => {
        this.#drop(documentId);
        this.#options.onTrouble({ what: 'load failed', documentId, error });
      },
    );
    return open;
  }

  async #load(documentId: string): Promise<Room> {
    const document = await SavedDocument.from(await this.#options.log.read(documentId, 0));
    const shared = { beat: this.#beat, unsaved: this.#unsaved };
    return new Room(documentId, document, this.#options, shared, () => this.#drop(documentId));
  }

  #letIn(connection: Connection, room: Room): void {
    if (this.#isClosed) connection.turnAway(closing.restart, 'the server restarts');
    else if (this.#rooms.get(room.documentId)?.room === room) connection.enter(room);
    else connection.turnAway(closing.busy, notNow);
  }

  #letGoSoon(documentId: string): void {
    const open = this.#rooms.get(documentId);
    if (!open || this.#isClosed) return;
    clearTimeout(open.leaving);
    open.leaving = setTimeout(() => this.#letGo(documentId), this.given.idleFor ?? 30_000);
  }

  #letGo(documentId: string): void {
    const room = this.#rooms.get(documentId)?.room;
    if (room?.isIdle) this.#drop(documentId);
    else if (!room || room.isEmpty) this.#letGoSoon(documentId);
  }

  #drop(documentId: string): void {
    const open = this.#rooms.get(documentId);
    this.#rooms.delete(documentId);
    clearTimeout(open?.leaving);
    open?.room?.close(closing.busy, notNow);
  }

  #tick(): void {
    for (const { room } of this.#rooms.values()) room?.tick();
  }

  async #savedWithin(milliseconds: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
    await Promise.race([this.#unsaved.whenEmpty(), late]);
    clearTimeout(timer);
  }
}

const withDefaults = (given: RoomsOptions): RoomOptions => ({
  log: given.log,
  rules: given.rules,
  heal: given.heal,
  now: given.now ?? Date.now,
  newId: given.newId ?? (() => crypto.randomUUID()),
  limits: { ...defaultLimits, ...given.limits },
  presenceWindow: given.presenceWindow ?? 33,
  healWindow: given.healWindow ?? 100,
  onTrouble: given.onTrouble ?? (() => undefined),
  onSaved: given.onSaved ?? (() => undefined),
});
