import type { Beating } from './beat.js';
import type { Healer } from './healer.js';
import { HeardRows } from './heard-rows.js';
import { Judge } from './judge.js';
import type { Owners } from './owners.js';
import { patiently } from './patiently.js';
import type { RoomOptions } from './room-options.js';
import type { SavedDocument } from './saved-document.js';
import { textOf, type Text } from './text.js';
import { Turn } from './turn.js';
import { TurnMender } from './turn-mender.js';
import type { Change } from './update-bytes.js';
import type { Batch, LogPart, LogRow } from './update-log.js';
import type { Frame, Writer } from './writer.js';

/** What the intake of a room tells the room. */
export interface IntakeEvents {
  /** There is something to do: `collect` wants to be called, at once where it has waited already. */
  onWork(isLate?: boolean): void;
  /**
   * This is durable now, and may be shown; frames of these writers are acknowledged. Without text, only frames that
   * changed nothing are settled.
   */
  onSaved(text: Text, acknowledged: Iterable<Writer>): void;
  /** What is saved may not have been looked at: it may need mending. */
  onUnseen(): void;
  onRefused(writer: Writer, code: number, reason: string, frame?: Frame): void;
  /** The room may not go on. */
  onBroken(error: unknown): void;
}

/** What the intake works with. */
export interface IntakeParts {
  readonly document: SavedDocument;
  readonly owners: Owners;
  readonly healer: Healer | null;
  /** In whose name the healer writes. */
  readonly server: Writer;
}

/**
 * Takes the frames of a room's writers through the gate into the log: collect, judge, one batch a beat, then tell. Reads
 * the log to its end where another node wrote to it, and begins again with what lost its place.
 */
export class Intake implements Beating {
  readonly #ready = new Set<Writer>();
  readonly #judge: Judge;
  readonly #mender: TurnMender | null;
  #turn: Turn | null = null;
  /** begun by a frame that was judged between beats */
  #judged: Turn | null = null;
  #isBehind = false;
  readonly #heard = new HeardRows();
  #isBusy = false;
  #isClosed = false;

  constructor(
    private readonly documentId: string,
    private readonly parts: IntakeParts,
    private readonly options: RoomOptions,
    private readonly events: IntakeEvents,
  ) {
    const { document, owners, healer } = parts;
    this.#judge = new Judge(document, owners, options, {
      onReady: (writer) => this.ready(writer),
      onRefused: (...refused) => events.onRefused(...refused),
    });
    this.#mender = healer && new TurnMender(documentId, { ...parts, healer }, options);
  }

  /** Whether nothing is on its way. */
  get isIdle(): boolean {
    return !this.#hasWork && !this.#isBusy && !this.#judge.isClaiming;
  }

  /** A writer has frames waiting. */
  ready(writer: Writer): void {
    this.#ready.add(writer);
    this.events.onWork();
  }

  /** A writer is gone, and what it held with it. */
  forget(writer: Writer): void {
    this.#judge.forget(writer);
  }

  /** Another node saved these rows. Where they do not follow what is known, the log is read to its end. */
  hear(rows: readonly LogRow[]): void {
    const isNews = rows.length > 0 && rows.at(-1)!.seq > this.parts.document.head;
    if (isNews) this.#heard.add(rows);
    if (isNews && !this.#isBusy && this.#judged === null) this.#takeHeard();
  }

  /** Other nodes may have written to the log: that is read at once, or after what is being saved. */
  refresh(): void {
    this.#isBehind = true;
    if (!this.#isBusy && this.#mayRead) void this.#readToEnd(null);
  }

  close(): void {
    this.#isClosed = true;
    this.#judge.close();
  }

  collect(): Batch | null {
    if (this.#isBusy || this.#isClosed || !this.#hasWork) return null;
    if (this.#mayRead) void this.#readToEnd(null);
    else if (!this.parts.document.hasIndex && this.#needsIndex) void this.#makeIndex();
    else return this.#orBroken(() => this.#saveTurn(this.#takeTurn())) ?? null;
    return null;
  }

  saved(): void {
    this.#orBroken(() => this.#settle(this.#endTurn()));
    this.#goOn();
  }

  lost(): void {
    const lost = this.#endTurn();
    const heard = this.#heard.takeAfter(this.parts.document.head);
    if (heard.length === 0) return void this.#readToEnd(lost);
    this.#orBroken(() => this.#learn({ checkpoint: null, rows: heard }, lost));
    this.#goOn(true);
  }

  /** Learns what was heard, without asking the log for it. */
  #takeHeard(): void {
    const rows = this.#heard.takeAfter(this.parts.document.head);
    if (rows.length === 0 || !this.parts.document.hasIndex) return this.refresh();
    this.#orBroken(() => this.#learn({ checkpoint: null, rows }, null));
  }

  get #hasWork(): boolean {
    return this.#isBehind || this.#judged !== null || this.#ready.size > 0;
  }

  /** Whether the log is to be read to its end; what was taken in already is saved first. */
  get #mayRead(): boolean {
    return this.#isBehind && this.#judged === null;
  }

  /** Most who come only read: to know that they bring nothing, a long document need not be looked through. */
  get #needsIndex(): boolean {
    for (const writer of this.#ready) if (writer.bringsSomething) return true;
    return false;
  }

  #takeTurn(): Turn {
    const turn = this.#judged ?? new Turn(this.options.newId());
    this.#judged = null;
    let left = this.options.limits.structsPerBeat;
    for (const writer of Array.from(this.#ready)) {
      if (left <= 0) break;
      for (let frame; left > 0 && (frame = this.#judge.next(writer));)
        left -= this.#isLong(frame)
          ? this.#judgeLong(frame, turn)
          : this.#judge.decide(frame, turn);
      // a long frame that was put back keeps its place: it is the first of the next turn
      if (left === -Infinity && turn.frames.length > 0) break;
      this.#ready.delete(writer);
      if (this.#judge.hasMore(writer)) this.#ready.add(writer);
    }
    this.#isBehind ||= this.#judge.hasEarly;
    return turn;
  }

  #saveTurn(turn: Turn): Batch | null {
    if (turn.structural && this.#mender?.mend(turn, this.#judge.gate) === false)
      this.events.onUnseen();
    if (!turn.isEmpty) {
      this.#isBusy = true;
      this.#turn = turn;
      return turn.batch(this.documentId, this.parts.document.head + 1);
    }
    if (turn.frames.length > 0) this.#tell(turn);
    if (!this.#isBusy && !this.#heard.isEmpty) this.#takeHeard();
    if (this.#hasWork && !this.#isBusy) this.events.onWork();
    return null;
  }

  #endTurn(): Turn {
    const turn = this.#turn!;
    this.#turn = null;
    return turn;
  }

  #isLong({ update }: Frame): boolean {
    return update.length > this.options.limits.longUpdate;
  }

  /** A long frame is judged by itself, between beats: the turn ends here, and the next one begins with it. */
  #judgeLong(frame: Frame, turn: Turn): number {
    if (turn.frames.length > 0) frame.writer.putBack([frame]);
    else void this.#judgeBetweenBeats(frame, turn.batchId);
    return Infinity;
  }

  async #judgeBetweenBeats(frame: Frame, batchId: string): Promise<void> {
    this.#isBusy = true;
    const act = await this.#judge.decideInSlices(frame);
    if (this.#isClosed) return;
    const turn = (this.#judged = new Turn(batchId));
    this.#orBroken(() => act(turn));
    this.#isBehind ||= this.#judge.hasEarly;
    this.#goOn(true);
  }

  #settle(turn: Turn): void {
    const update = turn.whole();
    this.parts.document.settle(update, turn.parts.length);
    this.parts.healer?.saved(update);
    this.#tell(turn);
  }

  #tell(turn: Turn): void {
    this.events.onSaved(turn, turn.acknowledge());
  }

  /** Reads the log to its end; a turn that lost its race is taken back first, unless it is what stands there. */
  async #readToEnd(lost: Turn | null): Promise<void> {
    this.#isBusy = true;
    this.#isBehind = false;
    const { documentId } = this;
    const part = await patiently(
      () => this.options.log.read(documentId, this.parts.document.head),
      (error) => this.options.onTrouble({ what: 'read failed', documentId, error }),
      () => this.#isClosed,
    );
    if (!part || this.#isClosed) return;
    if (!this.parts.document.hasIndex && !(await this.#tryToIndex())) return;
    this.#orBroken(() => this.#learn(part, lost));
    this.#heard.forgetUpTo(this.parts.document.head);
    if (this.#judge.mayKnowEarly) await this.#learnDeletes();
    this.#putBack(this.#judge.takeEarly());
    this.#goOn(lost !== null);
  }

  /** Learns what was deleted without anybody's saying so, where a reader says what may be no more than that. */
  async #learnDeletes(): Promise<void> {
    try {
      await this.parts.document.learnDeletes(this.options);
    } catch (error) {
      this.options.onTrouble({ what: 'read failed', documentId: this.documentId, error });
    }
  }

  async #makeIndex(): Promise<void> {
    this.#isBusy = true;
    if (await this.#tryToIndex()) this.#goOn();
  }

  /** Makes the index; where the log does not follow on from itself, the room may not go on. */
  async #tryToIndex(): Promise<boolean> {
    try {
      await this.parts.document.makeIndex();
      if (this.#isClosed) return false;
      if (this.#mender?.isTooLong([])) this.events.onUnseen();
      return true;
    } catch (error) {
      this.events.onBroken(error);
      return false;
    }
  }

  #learn({ checkpoint, rows }: LogPart, lost: Turn | null): void {
    const isOwn = lost !== null && !checkpoint && rows[0]?.batchId === lost.batchId;
    if (isOwn) this.#settle(lost);
    else if (lost) this.#takeBack(lost);
    const news = { checkpoint, rows: isOwn ? rows.slice(lost.parts.length) : rows };
    const changes = this.parts.document.learn(news);
    if (changes.length > 0) this.#tellNews(changes);
  }

  #tellNews(changes: readonly Change[]): void {
    this.parts.healer?.forget();
    this.events.onSaved(textOf([{ writer: null, changes }]), []);
    this.#judge.release();
  }

  #takeBack({ frames }: Turn): void {
    this.parts.document.index.rollback();
    this.parts.healer?.forget();
    this.#putBack(frames);
  }

  #putBack(frames: readonly Frame[]): void {
    for (const writer of new Set(frames.map((frame) => frame.writer))) {
      writer.putBack(frames.filter((frame) => frame.writer === writer));
      this.#ready.add(writer);
    }
  }

  #goOn(isLate = false): void {
    this.#isBusy = false;
    if (!this.#heard.isEmpty && this.#judged === null) this.#takeHeard();
    if (this.#isBusy) return;
    if (this.#mayRead) void this.#readToEnd(null);
    else if (this.#hasWork) this.events.onWork(isLate);
  }

  #orBroken<Answer>(act: () => Answer): Answer | undefined {
    try {
      return act();
    } catch (error) {
      this.events.onBroken(error);
      return undefined;
    }
  }
}
