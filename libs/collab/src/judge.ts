import { admit, admitInSlices, type Gate, type Offer, type Verdict } from './admission.js';
import { closing } from './messages.js';
import type { Owners } from './owners.js';
import type { RoomOptions } from './room-options.js';
import type { SavedDocument } from './saved-document.js';
import type { Turn } from './turn.js';
import type { Frame, Writer } from './writer.js';

/** What the judge tells the intake. */
export interface JudgeEvents {
  /** A writer has frames that may be judged now. */
  onReady(writer: Writer): void;
  onRefused(writer: Writer, code: number, reason: string, frame?: Frame): void;
}

/** A frame that was not taken before the log was read to its end. */
interface Early {
  readonly frame: Frame;
  readonly verdict: Verdict;
}

const offerOf = ({ writer: { peer }, update: bytes }: Frame): Offer => ({
  bytes,
  author: peer.author,
  mayWrite: peer.mayWrite(),
});

/**
 * Asks the gate of each frame, and does what it says: the frame joins the turn, waits, or is refused. What the gate does
 * not take is judged a second time after the log was read to its end, for another node may have written there what the
 * frame builds on; only then is it held or refused.
 */
export class Judge {
  readonly #holding = new Map<Writer, ReturnType<typeof setTimeout>>();
  readonly #claiming = new Set<Writer>();
  #early: Early[] = [];

  constructor(
    private readonly document: SavedDocument,
    private readonly owners: Owners,
    private readonly options: RoomOptions,
    private readonly events: JudgeEvents,
  ) {}

  get gate(): Gate {
    const { rules, limits } = this.options;
    const { document, owners } = this;
    return {
      rules,
      limits,
      owners,
      index: document.index,
      // who brings nothing is judged before there is an index
      deletedRanges: document.hasIndex ? document.index.deletedRanges : 0,
      isFull: document.replica.bytes > limits.documentBytes,
    };
  }

  /** Whether somebody waits to hear whose their client ids are. */
  get isClaiming(): boolean {
    return this.#claiming.size > 0;
  }

  /** Whether there are frames to be judged again once the log was read to its end. */
  get hasEarly(): boolean {
    return this.#early.length > 0;
  }

  /** Whether one of them, of somebody who may not write, deletes what may be deleted already. */
  get mayKnowEarly(): boolean {
    return this.#early.some(({ verdict }) => verdict.kind === 'forbidden' && verdict.deletesOnly);
  }

  /** The next frame of a writer that may be judged now. */
  next(writer: Writer): Frame | undefined {
    return this.#claiming.has(writer) ? undefined : writer.next();
  }

  /** Whether a writer has frames that may be judged once there is room for them. */
  hasMore(writer: Writer): boolean {
    return writer.hasWaiting && !this.#claiming.has(writer);
  }

  /** Judges one frame; answers what that cost. */
  decide(frame: Frame, turn: Turn): number {
    return this.#act(frame, admit(this.gate, offerOf(frame)), turn);
  }

  /** Judges a long frame with other work in between; answers what there is then to be done with it. */
  async decideInSlices(frame: Frame): Promise<(turn: Turn) => void> {
    const verdict = await admitInSlices(this.gate, offerOf(frame));
    return (turn) => void this.#act(frame, verdict, turn);
  }

  /** The frames that are to be judged again, for the log was read to its end. */
  takeEarly(): Frame[] {
    const early = this.#early.map(({ frame }) => frame);
    this.#early = [];
    for (const frame of early) frame.judgedAtLogEnd = true;
    return early;
  }

  /** Something new came from the log: what was held for it may be judged. */
  release(): void {
    for (const writer of this.#holding.keys()) this.#release(writer);
  }

  /** A writer is gone, and what it held with it. */
  forget(writer: Writer): void {
    clearTimeout(this.#holding.get(writer));
    this.#holding.delete(writer);
  }

  close(): void {
    for (const timer of this.#holding.values()) clearTimeout(timer);
  }

  /** Does what a verdict says; answers what that cost. */
  #act(frame: Frame, verdict: Verdict, turn: Turn): number {
    const { frameCost, structsPerSecond, bytesPerSecond } = this.options.limits;
    const ofBytes = (frame.update.length / bytesPerSecond) * structsPerSecond;
    const cost = frameCost + Math.max(verdict.cost, ofBytes);
    frame.writer.spend(cost);
    this.#heed(frame, verdict, turn);
    return cost;
  }

  #heed(frame: Frame, verdict: Verdict, turn: Turn): void {
    if (verdict.kind === 'taken' || verdict.kind === 'known') {
      if (verdict.kind === 'taken') {
        turn.add(frame.writer, verdict.change);
        turn.structural ||= verdict.structural;
      }
      turn.frames.push(frame);
      if (frame.kind === 'step2') this.#release(frame.writer);
    } else if (verdict.kind === 'unclaimed') this.#claim(frame, verdict.clients);
    else if (frame.judgedAtLogEnd || (verdict.kind === 'refused' && verdict.isFinal))
      this.#turnAway(frame, verdict);
    else this.#early.push({ frame, verdict });
  }

  /** The frame, and what its writer sent after it, waits until it is known whose its client ids are. */
  #claim(frame: Frame, clients: readonly number[]): void {
    const { writer } = frame;
    const { owners } = this;
    if (owners.left(writer.peer.author) < clients.length)
      return this.events.onRefused(writer, closing.refused, 'too many new client ids', frame);
    this.#claiming.add(writer);
    writer.putBack([frame]);
    void owners.claim(writer.peer.author, clients).then(() => {
      this.#claiming.delete(writer);
      this.events.onReady(writer);
    });
  }

  #turnAway(frame: Frame, verdict: Verdict): void {
    const { writer } = frame;
    if (verdict.kind === 'refused')
      this.events.onRefused(writer, closing.refused, verdict.reason, frame);
    else if (verdict.kind === 'forbidden')
      this.events.onRefused(writer, closing.forbidden, 'you may not change this text now', frame);
    else this.#hold(frame);
  }

  #hold(frame: Frame): void {
    const { writer } = frame;
    if (!writer.hold(frame))
      return this.events.onRefused(writer, closing.resync, 'too much waits for what did not come');
    const { heldFor } = writer;
    if (heldFor !== null && !this.#holding.has(writer)) this.#watch(writer, heldFor);
  }

  /** What was held at first may be in the text by now, and something else be held. */
  #watch(writer: Writer, waited: number): void {
    const left = Math.max(0, this.options.limits.heldFor - waited);
    this.#holding.set(
      writer,
      setTimeout(() => this.#look(writer), left),
    );
  }

  #look(writer: Writer): void {
    this.#holding.delete(writer);
    const { heldFor } = writer;
    if (heldFor === null) return;
    if (heldFor < this.options.limits.heldFor) return this.#watch(writer, heldFor);
    this.events.onRefused(writer, closing.resync, 'what this builds on did not come');
  }

  #release(writer: Writer): void {
    writer.release();
    this.events.onReady(writer);
  }
}
