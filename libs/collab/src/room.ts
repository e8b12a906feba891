import * as Y from 'yjs';
import type { Beat } from './beat.js';
import { Intake } from './intake.js';
import { closing, readMessage, writeMessage, type Message } from './messages.js';
import type { Peer } from './peer.js';
import { Presence } from './presence.js';
import { relay } from './relay.js';
import type { RoomOptions } from './room-options.js';
import type { SavedDocument } from './saved-document.js';
import { Writer, type Unsaved } from './writer.js';

const longestVector = 128 * 1024;
/** Bytes of an answered step 1 that cost a connection as much as one struct. */
const bytesPerStruct = 20;

/** What a room shares with the others of its process. */
export interface Shared {
  readonly beat: Beat;
  readonly unsaved: Unsaved;
}

/**
 * One live document and the peers that are in it: answers what they ask, hands what they write to the intake, and shows
 * them what is saved.
 */
export class Room {
  readonly #writers = new Map<Peer, Writer>();
  readonly #healer: Writer;
  readonly #intake: Intake;
  readonly #presence: Presence;
  #healing: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly documentId: string,
    private readonly document: SavedDocument,
    private readonly options: RoomOptions,
    private readonly shared: Shared,
    private readonly onBroken: (room: Room) => void,
  ) {
    this.#healer = this.#makeWriter(theServer);
    this.#intake = this.#makeIntake();
    this.#presence = this.#makePresence();
  }

  get isEmpty(): boolean {
    return this.#writers.size === 0;
  }

  /** Whether nobody is here and nothing is on its way into the log. */
  get isIdle(): boolean {
    return this.isEmpty && this.#intake.isIdle;
  }

  /** The seq of the last row of the log that is known here. */
  get head(): number {
    return this.document.head;
  }

  /** The document up to that row, as one update. */
  state(): Uint8Array {
    return this.document.replica.state();
  }

  join(peer: Peer): void {
    this.#writers.set(peer, this.#makeWriter(peer));
    peer.send(writeMessage({ kind: 'step1', vector: this.document.index.savedVector() }));
    this.#presence.join(peer);
  }

  leave(peer: Peer): void {
    const writer = this.#writers.get(peer);
    if (!writer) return;
    this.#writers.delete(peer);
    this.#presence.leave(peer);
    writer.leave();
    this.#intake.forget(writer);
  }

  /** Takes a message of a peer; what is wrong with it is answered, never thrown. */
  receive(peer: Peer, bytes: Uint8Array): void {
    const writer = this.#writers.get(peer);
    if (!writer) return;
    try {
      if (bytes.length > this.options.limits.messageBytes) throw new RangeError('too long');
      this.#act(writer, readMessage(bytes));
    } catch {
      this.#refuse(writer, closing.refused, 'the message is malformed or too long');
    }
  }

  /** Reads what other nodes wrote, and shows it. */
  refresh(): void {
    this.#intake.refresh();
  }

  /** Keeps quiet connections open and lets go of memory that nobody asked for lately. */
  tick(): void {
    this.#presence.beat();
    this.document.replica.rest();
  }

  /** Sends everybody away; what they sent is still saved. */
  sendAway(code: number, reason: string): void {
    for (const peer of Array.from(this.#writers.keys())) {
      this.leave(peer);
      peer.close(code, reason);
    }
  }

  /** Stops at once: what is not saved by now is forgotten here. */
  close(code: number, reason: string): void {
    clearTimeout(this.#healing);
    this.#intake.close();
    for (const writer of this.#writers.values()) writer.drop();
    this.sendAway(code, reason);
    this.#presence.close();
  }

  #act(writer: Writer, message: Message): void {
    switch (message.kind) {
      case 'step1':
        return this.#answer(writer, message.vector);
      case 'step2':
      case 'update':
        return this.#accept(writer, message.kind, message.update);
      case 'awareness':
        return this.#presence.hear(writer.peer, message.update);
      case 'queryAwareness':
        return this.#presence.show(writer.peer);
      default:
        throw new RangeError('a client does not say this');
    }
  }

  #answer(writer: Writer, vector: Uint8Array): void {
    if (vector.length > longestVector) throw new RangeError('the state vector is too long');
    if (!writer.mayCost()) return this.#refuse(writer, closing.busy, 'too many questions at once');
    Y.decodeStateVector(vector);
    const update = this.document.replica.since(vector);
    writer.spend(update.length / bytesPerStruct);
    writer.peer.send(writeMessage({ kind: 'step2', update }));
  }

  #accept(writer: Writer, kind: 'step2' | 'update', update: Uint8Array): void {
    if (writer.accept(kind, update)) this.#intake.ready(writer);
    else this.#refuse(writer, closing.busy, 'too much waits to be saved');
  }

  #refuse(writer: Writer, code: number, reason: string): void {
    const { peer } = writer;
    if (this.#writers.get(peer) !== writer) return;
    if (peer.wantsSaved) peer.send(writeMessage({ kind: 'refused', reason }));
    this.leave(peer);
    writer.drop();
    peer.close(code, reason);
  }

  #healSoon(): void {
    if (this.options.heal)
      this.#healing ??= setTimeout(() => this.#heal(), this.options.healWindow);
  }

  #heal(): void {
    this.#healing = undefined;
    const copy = new Y.Doc();
    try {
      Y.applyUpdate(copy, this.document.replica.state());
      const update = this.options.heal?.(copy);
      if (update) this.#accept(this.#healer, 'update', update);
    } catch (error) {
      this.options.onTrouble({ what: 'heal failed', documentId: this.documentId, error });
    }
    copy.destroy();
  }

  #break(error: unknown): void {
    this.options.onTrouble({ what: 'room failed', documentId: this.documentId, error });
    this.close(closing.busy, 'the document cannot be shown now');
    this.onBroken(this);
  }

  #makeWriter(peer: Peer): Writer {
    return new Writer(peer, this.options.limits, this.options.now, this.shared.unsaved);
  }

  #makeIntake(): Intake {
    const intake = new Intake(this.documentId, this.document, this.options, {
      onWork: () => this.shared.beat.wake(intake),
      onSaved: (parts) => relay(parts, this.#writers.values()),
      onStructure: () => this.#healSoon(),
      onRefused: (writer, code, reason) => this.#refuse(writer, code, reason),
      onBroken: (error) => this.#break(error),
    });
    return intake;
  }

  #makePresence(): Presence {
    const { rules, limits, now, presenceWindow: window } = this.options;
    const claim = (client: number, author: string | null) =>
      this.document.index.claim(client, author);
    return new Presence({ rules, limits, now, window, claim });
  }
}

/** Who writes what heals a document. */
const theServer: Peer = {
  author: null,
  wantsSaved: false,
  presence: null,
  mayWrite: () => true,
  send: () => undefined,
  close: () => undefined,
};
