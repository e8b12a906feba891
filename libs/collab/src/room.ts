import { Answers } from './answers.js';
import { Audience } from './audience.js';
import type { Beat } from './beat.js';
import { Checkpointer } from './checkpointer.js';
import type { ClaimDesk } from './claim-desk.js';
import { Healer } from './healer.js';
import { Intake } from './intake.js';
import type { Later } from './later.js';
import { LaterMend } from './later-mend.js';
import { closing, readMessage, writeMessage, type Message } from './messages.js';
import { Owners } from './owners.js';
import type { Peer } from './peer.js';
import { Presence, stillHere } from './presence.js';
import type { Quarantine } from './quarantine.js';
import { Reader } from './reader.js';
import { relay } from './relay.js';
import { emptyVector } from './replica.js';
import type { RoomOptions, Trouble } from './room-options.js';
import type { SavedDocument } from './saved-document.js';
import { textOf, type Text } from './text.js';
import type { LogRow } from './update-log.js';
import type { Visit } from './visit.js';
import { Writer, type Frame, type Unsaved } from './writer.js';

const notNow = 'the document cannot be shown now';

/** What a room shares with the others of its process. */
export interface Shared {
  readonly beat: Beat;
  /** For telling a writer that something is saved, if nothing else is to be said to it. */
  readonly savedWords: Later;
  readonly claims: ClaimDesk;
  readonly quarantine: Quarantine;
  readonly unsaved: Unsaved;
}

/**
 * One live document and the peers that are in it: answers what they ask, hands what they write to the intake, and shows
 * them what is saved.
 */
export class Room {
  readonly #audience = new Audience();
  readonly #intake: Intake;
  readonly #presence: Presence;
  readonly #healer: Healer | null;
  readonly #checkpointer: Checkpointer;
  readonly #server: Writer;
  readonly #laterMend: LaterMend;
  readonly #answers: Answers;
  /** who left with something on its way into the log */
  readonly #departed = new Set<Writer>();
  readonly #tellSaved = () => this.#tell(noText, [], true);

  constructor(
    readonly documentId: string,
    private readonly document: SavedDocument,
    private readonly options: RoomOptions,
    private readonly shared: Shared,
    private readonly onBroken: (room: Room) => void,
  ) {
    const owners = new Owners(documentId, shared.claims, options.limits, options.now);
    this.#server = this.#makeWriter(theServer);
    this.#healer = options.heal ? new Healer(options.heal, options.now) : null;
    this.#laterMend = new LaterMend(documentId, document, options, (update) =>
      this.#takeMend(update),
    );
    this.#checkpointer = new Checkpointer(documentId, document, options);
    this.#answers = new Answers(document, options, this.#audience, (visit, error) => {
      this.#trouble('answer failed', error);
      this.#refuse(visit, closing.busy, notNow);
    });
    this.#intake = this.#makeIntake(owners);
    this.#presence = this.#makePresence(owners);
  }

  get isEmpty(): boolean {
    return this.#audience.size === 0;
  }

  /** Whether nobody is here and nothing is on its way into the log. */
  get isIdle(): boolean {
    return this.isEmpty && this.#intake.isIdle;
  }

  /** How many are here, how many of them read too slowly, and what the document weighs in memory as bytes. */
  get load(): { readonly peers: number; readonly behind: number; readonly bytes: number } {
    let behind = 0;
    for (const { reader } of this.#audience.everybody) if (reader.isBehind) behind++;
    return { peers: this.#audience.size, behind, bytes: this.document.replica.bytes };
  }

  /** The document as updates, and the seq of the last row of the log that is among them. */
  get known(): { readonly head: number; readonly updates: readonly Uint8Array[] } {
    return { head: this.document.head, updates: this.document.replica.updates() };
  }

  join(peer: Peer): void {
    const writer = this.#makeWriter(peer);
    const reader = new Reader(peer, this.options.now);
    this.#audience.add({ peer, writer, reader, isApart: false });
    const vector = this.document.vector();
    reader.send([writeMessage({ kind: 'step1', vector })], () => emptyVector);
    this.#presence.join(peer);
  }

  leave(peer: Peer): void {
    const visit = this.#audience.remove(peer);
    if (!visit) return;
    this.#presence.leave(peer);
    this.#answers.forget(visit);
    visit.writer.leave();
    this.#intake.forget(visit.writer);
    for (const writer of this.#departed) if (!writer.hasUnsaved) this.#departed.delete(writer);
    if (visit.writer.hasUnsaved) this.#departed.add(visit.writer);
  }

  /** Takes a message of a peer; what is wrong with it is answered, never thrown. */
  receive(peer: Peer, bytes: Uint8Array): void {
    const visit = this.#audience.of(peer);
    if (!visit) return;
    try {
      if (bytes.length > this.options.limits.messageBytes) throw new RangeError('too long');
      this.#act(visit, readMessage(bytes));
    } catch {
      this.#refuse(visit, closing.refused, 'the message is malformed or too long');
    }
  }

  /** A peer has read all that it was sent: it gets what it lacks. */
  drained(peer: Peer): void {
    const visit = this.#audience.of(peer);
    const vector = visit?.reader.startCatchingUp();
    if (visit && vector) this.#answers.catchUp(visit, vector, () => this.#presence.shownTo(peer));
  }

  /** Shows what another node saved. */
  hear(rows: readonly LogRow[]): void {
    this.#intake.hear(rows);
  }

  /** Reads what other nodes wrote, and shows it. */
  refresh(): void {
    this.#intake.refresh();
  }

  /** Keeps quiet connections open, and cuts those that read nothing. */
  tick(): void {
    for (const visit of Array.from(this.#audience.everybody)) {
      if (visit.reader.behindFor() > this.options.limits.behindFor)
        this.#refuse(visit, closing.resync, 'the connection reads too slowly');
      else if (!visit.reader.isBehind) visit.peer.send(stillHere);
    }
  }

  /** Lets go of memory that nobody needed since the last time. */
  rest(): void {
    this.document.replica.rest();
    this.#healer?.rest();
    this.#answers.rest();
  }

  /** Compacts the document once more, if that is worth it: for when the last one left. */
  async compact(): Promise<void> {
    await this.#checkpointer.whenWorthIt();
  }

  /** Sends everybody away; what they sent is still saved. */
  sendAway(code: number, reason: string): void {
    for (const { peer } of this.#audience.everybody) {
      this.leave(peer);
      peer.close(code, reason);
    }
  }

  /** Stops at once: what is not saved by now is forgotten here. */
  close(code: number, reason: string): void {
    this.#laterMend.close();
    this.shared.savedWords.forget(this.#tellSaved);
    this.#intake.close();
    for (const { writer } of this.#audience.everybody) writer.drop();
    this.sendAway(code, reason);
    for (const writer of [this.#server, ...this.#departed]) writer.drop();
    this.#presence.close();
    this.#healer?.forget();
  }

  #act(visit: Visit, message: Message): void {
    switch (message.kind) {
      case 'step1':
        return this.#answer(visit, message.vector);
      case 'step2':
      case 'update':
        return this.#accept(visit, message.kind, message.update);
      case 'awareness':
        return this.#hearAwareness(visit, message.update);
      case 'queryAwareness':
        return this.#showCarets(visit);
      default:
        throw new RangeError('a client does not say this');
    }
  }

  #answer(visit: Visit, vector: Uint8Array): void {
    if (visit.writer.mayCost()) this.#answers.answer(visit, vector);
    else this.#refuse(visit, closing.busy, 'too many questions at once');
  }

  #hearAwareness({ peer, writer }: Visit, update: Uint8Array): void {
    const { frameCost, bytesPerStruct } = this.options.limits;
    if (writer.mayCost()) this.#presence.hear(peer, update);
    writer.spend(frameCost + update.length / bytesPerStruct);
  }

  #showCarets({ peer, writer, reader }: Visit): void {
    const carets = writer.mayCost() && !reader.isBehind ? this.#presence.shownTo(peer) : null;
    writer.spend(this.options.limits.frameCost);
    if (carets) reader.send([carets], () => this.document.vector());
  }

  #accept(visit: Visit, kind: 'step2' | 'update', update: Uint8Array): void {
    if (visit.writer.accept(kind, update)) this.#intake.ready(visit.writer);
    else this.#refuse(visit, closing.busy, 'too much waits to be saved');
  }

  #refuse({ peer, writer }: Visit, code: number, reason: string): void {
    if (!this.#audience.ofWriter(writer)) return;
    if (peer.wantsSaved) peer.send([writeMessage({ kind: 'refused', reason })]);
    this.leave(peer);
    writer.drop();
    peer.close(code, reason);
  }

  /** Somebody's frame is refused; what they sent after it builds on it, and goes where it goes. */
  #refuseFrame(writer: Writer, code: number, reason: string, frame?: Frame): void {
    const { documentId } = this;
    const { author } = writer.peer;
    if (frame)
      this.shared.quarantine.take(
        writer.unsavedFrom(frame).map((bytes) => ({ documentId, author, reason, bytes })),
      );
    const visit = this.#audience.ofWriter(writer);
    if (visit) this.#refuse(visit, code, reason);
    else writer.drop();
  }

  /** Tells everybody what is saved, and where the others are if it is time for that. */
  #tell(text: Text, acknowledged: Iterable<Writer>, savedAlone = false): void {
    this.#audience.haveSaved(acknowledged);
    const news = { text, carets: this.#presence.takeNews(), savedAlone };
    relay(news, this.#audience, () => this.#vectorBefore(text));
    if (this.#audience.untold.size > 0) this.shared.savedWords.add(this.#tellSaved);
    if (text.parts.length > 0) this.#checkpointer.whenDue();
  }

  #vectorBefore({ parts }: Text): Uint8Array {
    const pieces = parts.flatMap(({ changes }) => changes.flatMap((change) => change.pieces));
    return pieces.length > 0 ? this.document.index.savedVector(pieces) : this.document.vector();
  }

  #takeMend(update: Uint8Array): void {
    if (this.#server.accept('update', update)) this.#intake.ready(this.#server);
    else this.#laterMend.soon();
  }

  #trouble(what: Trouble['what'], error: unknown): void {
    this.options.onTrouble({ what, documentId: this.documentId, error });
  }

  #break(error: unknown): void {
    this.#trouble('room failed', error);
    this.close(closing.busy, notNow);
    this.onBroken(this);
  }

  #makeWriter(peer: Peer): Writer {
    return new Writer(peer, this.options.limits, this.options.now, this.shared.unsaved);
  }

  #makeIntake(owners: Owners): Intake {
    const healer = this.#healer;
    const parts = { document: this.document, owners, healer, server: this.#server };
    const intake = new Intake(this.documentId, parts, this.options, {
      onWork: (isLate) => this.shared.beat[isLate ? 'hurry' : 'wake'](intake),
      onSaved: (text, writers) => this.#tell(text, writers),
      onUnseen: () => this.#laterMend.soon(),
      onRefused: (...refused) => this.#refuseFrame(...refused),
      onBroken: (error) => this.#break(error),
    });
    return intake;
  }

  #makePresence(owners: Owners): Presence {
    const { document } = this;
    const { rules, limits, now, presenceWindow: window } = this.options;
    return new Presence({
      rules,
      limits,
      now,
      window,
      owners,
      blockOf: ({ head }) => (document.hasIndex ? document.index.blockAt(head) : undefined),
      onDue: () => this.#tell(noText, []),
    });
  }
}

const noText = textOf([]);

/** Who writes what heals a document. */
const theServer: Peer = {
  author: null,
  wantsSaved: false,
  presence: null,
  mayWrite: () => true,
  send: () => true,
  close: () => undefined,
};
