import { Beat } from './beat.js';
import { choresHere, wholeOf } from './chores.js';
import { ClaimDesk } from './claim-desk.js';
import { Connection } from './connection.js';
import { defaultLimits, type Limits } from './limits.js';
import { closing } from './messages.js';
import { Later } from './later.js';
import type { Pace } from './pace.js';
import type { Peer } from './peer.js';
import { Quarantine } from './quarantine.js';
import { Room, type Shared } from './room.js';
import type { RoomOptions, Trouble } from './room-options.js';
import { SavedDocument } from './saved-document.js';
import type { LogRow } from './update-log.js';
import { Unsaved } from './writer.js';

/** How rooms are made; the times are in milliseconds. */
export interface RoomsOptions extends Pick<RoomOptions, 'log' | 'rules' | 'heal'> {
  readonly now?: () => number;
  readonly newId?: () => string;
  readonly limits?: Partial<Limits>;
  /** How long frames are gathered before they are committed together, at least. Default 1. */
  readonly commitWindow?: number;
  /** And at most, the commit and the writes included where many frames are joined. Default 18. */
  readonly longestWindow?: number;
  /** How long carets are gathered before they are shown. Default 33. */
  readonly presenceWindow?: number;
  /** Who does what takes long; off this thread, best. */
  readonly chores?: RoomOptions['chores'];
  /** How long a room stays after its last peer left. Default 30,000. */
  readonly idleFor?: number;
  /** How long `close` waits for what is not saved yet. Default 5,000. */
  readonly closeWithin?: number;
  readonly onTrouble?: RoomOptions['onTrouble'];
}

interface OpenRoom {
  readonly opening: Promise<Room>;
  room?: Room;
  leaving?: ReturnType<typeof setTimeout>;
}

/** How much an engine has on its hands: for the metrics. */
export interface Load {
  readonly rooms: number;
  readonly peers: number;
  /** Peers that read too slowly to be sent anything now. */
  readonly behind: number;
  /** Bytes that were accepted but are not saved, and bytes of the documents that are open. */
  readonly unsavedBytes: number;
  readonly documentBytes: number;
}

/** Stock clients take a connection for dead after 30 seconds of silence. */
const tickEvery = 10_000;
/** A Y.Doc that nobody needed for so long is let go. */
const restEvery = 2_000;
/**
 * How long a writer waits to hear that something is saved if nothing else is to be said to it, and then for a beat: in a
 * room of five something is, as a rule, and a write for it alone is spared.
 */
const savedAloneAfter = 100;
const savedAlonePatience = 10;
const notNow = 'the document cannot be shown now';

/** The rooms of one process: opened when the first peer comes, once for all that come at the same time; let go when idle. */
export class Rooms {
  readonly #rooms = new Map<string, OpenRoom>();
  readonly #options: RoomOptions;
  readonly #shared: Shared;
  readonly #ticking: ReturnType<typeof setInterval>[];
  #isClosed = false;

  constructor(private readonly given: RoomsOptions) {
    this.#options = withDefaults(given);
    this.#shared = makeShared(this.#options, {
      shortest: given.commitWindow ?? 1,
      longest: given.longestWindow ?? Math.max(18, given.commitWindow ?? 1),
    });
    this.#ticking = [
      setInterval(() => this.#inEach((room) => room.tick()), tickEvery),
      setInterval(() => this.#inEach((room) => room.rest()), restEvery),
    ];
  }

  get load(): Load {
    const loads = Array.from(this.#rooms.values(), ({ room }) => room?.load ?? nobody);
    const sum = (of: keyof typeof nobody) => loads.reduce((total, load) => total + load[of], 0);
    return {
      rooms: this.#rooms.size,
      peers: sum('peers'),
      behind: sum('behind'),
      unsavedBytes: this.#shared.unsaved.bytes,
      documentBytes: sum('bytes'),
    };
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
    const known = room?.known ?? { head: 0, updates: [] };
    const { checkpoint, rows } = await this.#options.log.read(documentId, known.head);
    const news = rows.map((row) => row.bytes);
    if (checkpoint && known.updates.length === 0 && news.length === 0) return checkpoint.state;
    const checkpoints = checkpoint ? [checkpoint.state] : [];
    return wholeOf([...known.updates, ...checkpoints, ...news], this.#options);
  }

  /** Another node saved these rows of a document: if it is open here, they are shown. */
  hear(documentId: string, rows: readonly LogRow[]): void {
    const open = this.#rooms.get(documentId);
    if (open?.room) open.room.hear(rows);
    else this.refresh(documentId);
  }

  /** Another node saved something of this document: if it is open here, that is read and shown. */
  refresh(documentId: string): void {
    const open = this.#rooms.get(documentId);
    open?.opening.then(
      (room) => room.refresh(),
      () => undefined,
    );
  }

  /** Other nodes may have saved something of any document. */
  refreshAll(): void {
    for (const documentId of this.#rooms.keys()) this.refresh(documentId);
  }

  /** Sends everybody away, saves what they had sent, and stops; what cannot be saved in time is still with its author. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const ticking of this.#ticking) clearInterval(ticking);
    for (const { room } of this.#rooms.values())
      room?.sendAway(closing.restart, 'the server restarts');
    await within(this.given.closeWithin ?? 5_000, this.#savedAndCompact());
    this.#shared.beat.close();
    this.#shared.savedWords.close();
    this.#shared.claims.close();
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
    return new Room(documentId, document, this.#options, this.#shared, () =>
      this.#drop(documentId),
    );
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
    open.leaving = setTimeout(() => void this.#letGo(documentId), this.given.idleFor ?? 30_000);
  }

  /** An idle room leaves the memory once its document is compact in the log; somebody may come meanwhile. */
  async #letGo(documentId: string): Promise<void> {
    const room = this.#rooms.get(documentId)?.room;
    if (room?.isIdle) await room.compact();
    if (this.#rooms.get(documentId)?.room !== room) return;
    if (room?.isIdle) this.#drop(documentId);
    else if (!room || room.isEmpty) this.#letGoSoon(documentId);
  }

  #drop(documentId: string): void {
    const open = this.#rooms.get(documentId);
    this.#rooms.delete(documentId);
    clearTimeout(open?.leaving);
    open?.room?.close(closing.busy, notNow);
  }

  #inEach(act: (room: Room) => void): void {
    for (const { room } of this.#rooms.values()) if (room) act(room);
  }

  async #savedAndCompact(): Promise<void> {
    await this.#shared.unsaved.whenEmpty();
    for (const { room } of this.#rooms.values()) await room?.compact();
  }
}

const nobody = { peers: 0, behind: 0, bytes: 0 };

async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
  await Promise.race([work, late]);
  clearTimeout(timer);
}

function makeShared({ log, limits, now, onTrouble }: RoomOptions, pace: Pace): Shared {
  const trouble = (what: Trouble['what']) => (error: unknown) => onTrouble({ what, error });
  const savedWords = new Later(savedAloneAfter, savedAlonePatience);
  return {
    beat: new Beat(log, pace, trouble('append failed'), () => savedWords.pass()),
    savedWords,
    claims: new ClaimDesk(log, trouble('claim failed')),
    quarantine: new Quarantine(log, limits, now, trouble('quarantine failed')),
    unsaved: new Unsaved(),
  };
}

const withDefaults = (given: RoomsOptions): RoomOptions => ({
  log: given.log,
  rules: given.rules,
  heal: given.heal,
  now: given.now ?? Date.now,
  newId: given.newId ?? (() => crypto.randomUUID()),
  limits: { ...defaultLimits, ...given.limits },
  presenceWindow: given.presenceWindow ?? 33,
  chores: given.chores ?? choresHere(given.heal),
  onTrouble: given.onTrouble ?? (() => undefined),
});
