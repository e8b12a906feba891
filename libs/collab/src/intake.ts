import { admit, type Verdict } from './admission.js';
import type { Beating } from './beat.js';
import { closing } from './messages.js';
import { NewClients } from './new-clients.js';
import type { Part } from './relay.js';
import type { RoomOptions } from './room-options.js';
import type { SavedDocument } from './saved-document.js';
import { joinChanges, type Change } from './update-bytes.js';
import type { Batch, LogRow } from './update-log.js';
import type { Frame, Writer } from './writer.js';

/** What the intake of a room tells the room. */
export interface IntakeEvents {
  /** There is something to do: `collect` wants to be called. */
  onWork(): void;
  /** This is durable now, and may be shown. */
  onSaved(parts: readonly Part[]): void;
  /** What this node saved may have broken the content model. */
  onStructure(): void;
  onRefused(writer: Writer, code: number, reason: string): void;
  /** The room may not go on. */
  onBroken(error: unknown): void;
}

interface OpenPart extends Part {
  changes: Change[];
}

/** What a beat is about to save. */
interface Turn {
  readonly batchId: string;
  readonly parts: OpenPart[];
  readonly frames: Frame[];
  /** what each author has spent of its new client ids; given back where the race is lost */
  readonly newClients: [author: string | null, count: number][];
  structural: boolean;
}

const firstPause = 50;
const longestPause = 5_000;

/**
 * Takes the frames of a room's writers through the gate into the log: collect, admit, one batch a beat, then tell. What
 * the gate does not take is judged a second time after the log was read to its end, for another node may have written
 * there what the frame builds on; only then is it held or refused.
 */
export class Intake implements Beating {
  readonly #ready = new Set<Writer>();
  readonly #holding = new Map<Writer, ReturnType<typeof setTimeout>>();
  readonly #newClients: NewClients;
  #early: Frame[] = [];
  #turn: Turn | null = null;
  #isBehind = false;
  #isBusy = false;
  #isClosed = false;

  constructor(
    private readonly documentId: string,
    private readonly document: SavedDocument,
    private readonly options: RoomOptions,
    private readonly events: IntakeEvents,
  ) {
    this.#newClients = new NewClients(options.limits, options.now);
  }

  /** Whether nothing is on its way. */
  get isIdle(): boolean {
    return !this.#isBusy && !this.#isBehind && this.#ready.size === 0;
  }

  /** A writer has frames waiting. */
  ready(writer: Writer): void {
    this.#ready.add(writer);
    this.events.onWork();
  }

  /** A writer is gone, and what it held with it. */
  forget(writer: Writer): void {
    clearTimeout(this.#holding.get(writer));
    this.#holding.delete(writer);
  }

  /** Other nodes may have written to the log. */
  refresh(): void {
    this.#isBehind = true;
    this.events.onWork();
  }

  close(): void {
    this.#isClosed = true;
    for (const timer of this.#holding.values()) clearTimeout(timer);
  }

  collect(): Batch | null {
    if (this.#isBusy || this.#isClosed) return null;
    if (this.#isBehind) {
      void this.#readToEnd(null);
      return null;
    }
    return this.#orBroken(() => this.#saveTurn(this.#takeTurn())) ?? null;
  }

  saved(): void {
    this.#orBroken(() => this.#settle(this.#endTurn()));
    this.#goOn();
  }

  lost(): void {
    void this.#readToEnd(this.#endTurn());
  }

  #takeTurn(): Turn {
    const turn: Turn = {
      batchId: this.options.newId(),
      parts: [],
      frames: [],
      newClients: [],
      structural: false,
    };
    let left = this.options.limits.structsPerBeat;
    for (const writer of Array.from(this.#ready)) {
      if (left <= 0) break;
      for (let frame; left > 0 && (frame = writer.next());) left -= this.#judge(frame, turn);
      this.#ready.delete(writer);
      if (writer.hasWaiting) this.#ready.add(writer);
    }
    return turn;
  }

  #saveTurn(turn: Turn): Batch | null {
    if (turn.parts.length > 0) return this.#begin(turn);
    acknowledge(turn.frames);
    if (!this.isIdle) this.events.onWork();
    return null;
  }

  #begin(turn: Turn): Batch {
    this.#isBusy = true;
    this.#turn = turn;
    const { batchId, parts } = turn;
    const rows = parts.map((part) => {
      const joined = joinChanges(part.changes);
      part.changes = [joined];
      return { author: part.writer?.peer.author ?? null, bytes: joined.bytes };
    });
    return { documentId: this.documentId, batchId, seq: this.document.head + 1, rows };
  }

  #endTurn(): Turn {
    const turn = this.#turn!;
    this.#turn = null;
    return turn;
  }

  /** Judges one frame; answers what that cost. */
  #judge(frame: Frame, turn: Turn): number {
    const { writer, update: bytes } = frame;
    const { author } = writer.peer;
    const { rules, limits } = this.options;
    const verdict = admit(
      { rules, limits, index: this.document.index },
      {
        bytes,
        author,
        mayWrite: writer.peer.mayWrite(),
        newClients: Math.min(limits.newClientsAtOnce, this.#newClients.left(author)),
      },
    );
    writer.spend(verdict.cost);
    this.#act(frame, verdict, turn);
    return verdict.cost;
  }

  #act(frame: Frame, verdict: Verdict, turn: Turn): void {
    if (verdict.kind === 'taken' || verdict.kind === 'known') {
      if (verdict.kind === 'taken') this.#take(frame, verdict, turn);
      turn.frames.push(frame);
      if (frame.kind === 'step2') frame.writer.release();
    } else if (frame.judgedAtLogEnd) this.#turnAway(frame, verdict);
    else {
      this.#early.push(frame);
      this.#isBehind = true;
    }
  }

  #take({ writer }: Frame, taken: Verdict & { kind: 'taken' }, turn: Turn): void {
    const last = turn.parts.at(-1);
    if (last?.writer === writer) last.changes.push(taken.change);
    else turn.parts.push({ writer, changes: [taken.change] });
    turn.structural ||= taken.structural;
    this.#newClients.spend(writer.peer.author, taken.newClients);
    turn.newClients.push([writer.peer.author, taken.newClients]);
  }

  #turnAway(frame: Frame, verdict: Exclude<Verdict, { kind: 'taken' | 'known' }>): void {
    const { writer } = frame;
    if (verdict.kind === 'refused') this.events.onRefused(writer, closing.refused, verdict.reason);
    else if (verdict.kind === 'forbidden')
      this.events.onRefused(writer, closing.forbidden, 'you may not change this text now');
    else this.#hold(frame);
  }

  #hold(frame: Frame): void {
    const { writer } = frame;
    if (!writer.hold(frame))
      return this.events.onRefused(writer, closing.resync, 'too much waits for what did not come');
    if (!writer.hasHeld || this.#holding.has(writer)) return;
    const timer = setTimeout(() => this.#expire(writer), this.options.limits.heldFor);
    this.#holding.set(writer, timer);
  }

  #expire(writer: Writer): void {
    this.#holding.delete(writer);
    if (writer.hasHeld)
      this.events.onRefused(writer, closing.resync, 'what this builds on did not come');
  }

  #settle({ parts, frames, structural }: Turn): void {
    this.document.settle(parts.map((part) => joinChanges(part.changes).bytes));
    this.events.onSaved(parts);
    acknowledge(frames);
    this.options.onSaved(this.documentId, this.document.head);
    if (structural) this.events.onStructure();
  }

  /** Reads the log to its end; a turn that lost its race is taken back first, unless it is what stands there. */
  async #readToEnd(lost: Turn | null): Promise<void> {
    this.#isBusy = true;
    this.#isBehind = false;
    const rows = await this.#readLog();
    if (this.#isClosed) return;
    this.#orBroken(() => this.#learn(rows, lost));
    this.#goOn();
  }

  #learn(rows: readonly LogRow[], lost: Turn | null): void {
    const isOwn = lost !== null && rows[0]?.batchId === lost.batchId;
    if (isOwn) this.#settle(lost);
    else if (lost) this.#takeBack(lost);
    const news = isOwn ? rows.slice(lost.parts.length) : rows;
    const changes = this.document.learn(news);
    if (changes.length > 0) this.#tellNews(changes);
    const early = this.#early.splice(0);
    for (const frame of early) frame.judgedAtLogEnd = true;
    this.#putBack(early);
  }

  #tellNews(changes: readonly Change[]): void {
    this.events.onSaved([{ writer: null, changes }]);
    for (const writer of this.#holding.keys()) {
      writer.release();
      this.#ready.add(writer);
    }
  }

  #takeBack({ frames, newClients }: Turn): void {
    this.document.index.rollback();
    for (const [author, count] of newClients) this.#newClients.spend(author, -count);
    this.#putBack(frames);
  }

  #putBack(frames: readonly Frame[]): void {
    for (const writer of new Set(frames.map((frame) => frame.writer))) {
      writer.putBack(frames.filter((frame) => frame.writer === writer));
      this.#ready.add(writer);
    }
  }

  #goOn(): void {
    this.#isBusy = false;
    if (!this.isIdle) this.events.onWork();
  }

  async #readLog(): Promise<readonly LogRow[]> {
    for (let pause = firstPause; ; pause = Math.min(longestPause, pause * 2)) {
      try {
        return await this.options.log.read(this.documentId, this.document.head);
      } catch (error) {
        this.options.onTrouble({ what: 'read failed', documentId: this.documentId, error });
        if (this.#isClosed) return [];
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
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

function acknowledge(frames: readonly Frame[]): void {
  for (const frame of frames) frame.writer.markSaved(frame);
  for (const writer of new Set(frames.map((frame) => frame.writer))) writer.tellSaved();
}
