import type { BallotReceipt } from '#libs/voting';
import { ApiProblem } from '../../platform/api';
import type { BallotStore } from './ballot-store';
import { isSameBallot, type KeptBallot } from './kept-ballot';
import { Pauses } from './pauses';
import { isAway, judge, replacing, type Server, type Standing } from './standing';

/** Time and chance, passed in. */
export interface Waits {
  readonly now: () => number;
  /** from 0 to 1 */
  readonly random: () => number;
  /** Runs it once after so many milliseconds; gives what calls it off. */
  readonly later: (milliseconds: number, run: () => void) => () => void;
}

/** What the screens are shown: my ballots by poll, and those that somebody else chose in this browser. */
export interface OutboxView {
  readonly mine: ReadonlyMap<string, Standing>;
  readonly others: readonly KeptBallot[];
}

/**
 * Ballots on their way: each is kept in the browser before it is sent and until it is known to be stored, is tried again
 * by itself, and goes only under the session of who chose it. What needs a person's decision stays until they took it.
 */
export class Outbox {
  #view: OutboxView = { mine: new Map(), others: [] };
  readonly #listeners = new Set<() => void>();
  readonly #flights = new Map<string, Promise<void>>();
  readonly #pauses: Pauses;
  #callOff: (() => void) | null = null;
  readonly #hearers = new Set<(ballot: KeptBallot, receipt: BallotReceipt) => void>();

  constructor(
    private readonly store: BallotStore,
    private readonly server: Server,
    private readonly waits: Waits,
  ) {
    this.#pauses = new Pauses(waits.random);
  }

  readonly view = (): OutboxView => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Tells of each ballot that was stored, once; gives what ends that. */
  whenStored(hear: (ballot: KeptBallot, receipt: BallotReceipt) => void): () => void {
    this.#hearers.add(hear);
    return () => this.#hearers.delete(hear);
  }

  /** Casts a ballot of who is here now. */
  async cast(chosen: KeptBallot): Promise<void> {
    const ballot = this.#after(this.#view.mine.get(chosen.submission.pollId), chosen);
    this.#stand({ kind: 'sending', ballot, isKept: true });
    if (!(await this.#keep(ballot))) this.#stayUnkept(ballot);
    await this.#send(ballot);
  }

  /** Looks for ballots from before this page, and sends those of who is here now. */
  async resume(): Promise<void> {
    const mine = await this.#sort();
    for (const ballot of mine ?? []) this.#goOn('waiting', ballot);
    if (mine === null || mine.length > 0) this.#later();
  }

  /** The connection is back. */
  retry(): void {
    this.#pauses.reset();
    this.#callOff?.();
    this.#callOff = null;
    this.#later();
  }

  /** The voter has seen another ballot of theirs that is stored, and wants this one in its place. */
  async replace(pollId: string): Promise<void> {
    const standing = this.#view.mine.get(pollId);
    if (standing?.kind !== 'conflict') return;
    await this.cast(replacing(standing.ballot, standing.stored.version));
  }

  /** Tries a refused one again. */
  async tryAgain(pollId: string): Promise<void> {
    const standing = this.#view.mine.get(pollId);
    if (standing) await this.cast(standing.ballot);
  }

  /** The voter knows what became of it, or takes it back before it was sent. */
  async dismiss(ballot: KeptBallot): Promise<void> {
    await this.store.forget(ballot).catch(() => undefined);
    const mine = new Map(this.#view.mine);
    const standing = mine.get(ballot.submission.pollId);
    if (standing && isSameBallot(standing.ballot, ballot)) mine.delete(ballot.submission.pollId);
    this.#show({ mine, others: this.#view.others.filter((other) => !isSameBallot(other, ballot)) });
  }

  /** A ballot that follows one of which no answer came yet names it, for it may be stored. */
  #after(before: Standing | undefined, ballot: KeptBallot): KeptBallot {
    if (before?.kind === 'received')
      return replacing(ballot, Math.max(before.receipt.version, ballot.submission.replaces ?? 0));
    if (before?.kind !== 'sending' && before?.kind !== 'waiting') return ballot;
    const unanswered = [...before.ballot.unanswered, before.ballot.submission];
    return { ...ballot, unanswered };
  }

  async #keep(ballot: KeptBallot): Promise<boolean> {
    return this.store.keep(ballot).then(
      () => true,
      () => false,
    );
  }

  #stayUnkept(ballot: KeptBallot): void {
    const now = this.#view.mine.get(ballot.submission.pollId);
    if (now && 'isKept' in now && isSameBallot(now.ballot, ballot))
      this.#stand({ ...now, isKept: false });
  }

  /** One at a time for each poll, so that a second tap replaces what the first one stored. */
  async #send(ballot: KeptBallot): Promise<void> {
    const { pollId } = ballot.submission;
    const flight = (this.#flights.get(pollId) ?? Promise.resolve()).then(() => this.#fly(ballot));
    this.#flights.set(pollId, flight);
    await flight;
  }

  async #fly(ballot: KeptBallot): Promise<void> {
    const standing = this.#view.mine.get(ballot.submission.pollId);
    if (!standing || !isSameBallot(standing.ballot, ballot)) return;
    await this.#deliver(standing.ballot);
  }

  async #deliver(ballot: KeptBallot, tries = 3): Promise<void> {
    try {
      const receipt = await this.server.deliver(ballot);
      this.#pauses.reset();
      await this.#settle({ kind: 'received', ballot, receipt });
    } catch (thrown) {
      if (isAway(thrown)) return this.#wait(ballot);
      if (thrown instanceof ApiProblem && thrown.at === 'author') return this.#giveBack(ballot);
      const judged = await judge(ballot, thrown, this.server).catch(() => null);
      if (judged === null || (judged.kind === 'again' && tries === 0)) return this.#wait(ballot);
      if (judged.kind === 'again') return this.#deliver(judged.ballot, tries - 1);
      await this.#settle(judged);
    }
  }

  async #settle(standing: Standing): Promise<void> {
    const { ballot } = standing;
    if (standing.kind === 'received') {
      await this.store.forget(ballot).catch(() => undefined);
      for (const hear of this.#hearers) hear(ballot, standing.receipt);
    }
    const now = this.#view.mine.get(ballot.submission.pollId);
    if (now && !isSameBallot(now.ballot, ballot)) {
      // another one was chosen meanwhile: it comes next, in place of this one
      if (standing.kind === 'received' && 'isKept' in now)
        this.#stand({ ...now, ballot: replacing(now.ballot, standing.receipt.version) });
      return;
    }
    this.#stand(standing);
  }

  /** The server knows that somebody else chose it. */
  #giveBack(ballot: KeptBallot): void {
    const mine = new Map(this.#view.mine);
    mine.delete(ballot.submission.pollId);
    this.#show({ mine, others: [...this.#view.others, ballot] });
  }

  #wait(ballot: KeptBallot): void {
    if (this.#goOn('waiting', ballot)) this.#later();
  }

  /** Shows that a ballot waits or is sent, unless another one was chosen or it was settled meanwhile. */
  #goOn(kind: 'waiting' | 'sending', ballot: KeptBallot): boolean {
    const now = this.#view.mine.get(ballot.submission.pollId);
    const isOnItsWay = now && 'isKept' in now && isSameBallot(now.ballot, ballot);
    if (now && !isOnItsWay) return false;
    this.#stand({ kind, ballot, isKept: now?.isKept ?? true });
    return true;
  }

  #later(): void {
    this.#callOff ??= this.waits.later(this.#pauses.next(this.#left()), () => {
      this.#callOff = null;
      void this.#again();
    });
  }

  /** Milliseconds until the first of these polls ends. */
  #left(): number {
    const ends = [...this.#view.mine.values()].flatMap(({ ballot: { poll } }) =>
      poll.end === null ? [] : [Date.parse(poll.end) - this.waits.now()],
    );
    return Math.min(...ends.filter((left) => left > 0), Infinity);
  }

  async #again(): Promise<void> {
    const mine = await this.#sort();
    if (mine === null) return this.#later();
    for (const ballot of mine) if (this.#goOn('sending', ballot)) void this.#send(ballot);
  }

  /** Shows whose ballots wait here, and gives those to send of who is here now; null where that cannot be asked. */
  async #sort(): Promise<readonly KeptBallot[] | null> {
    const kept = await this.store.all().catch(() => []);
    const waiting = [...this.#view.mine.values()].flatMap((standing) =>
      standing.kind === 'waiting' ? [standing.ballot] : [],
    );
    const known = (ballot: KeptBallot) => this.#view.mine.has(ballot.submission.pollId);
    if (kept.length + waiting.length === 0) {
      this.#show({ others: [] });
      return [];
    }
    try {
      const me = new Set(await this.server.myself());
      const isMine = ({ submission }: KeptBallot) => me.has(submission.author);
      const mine = [...this.#view.mine].filter(([, { ballot }]) => isMine(ballot));
      this.#show({ mine: new Map(mine), others: kept.filter((ballot) => !isMine(ballot)) });
      return [...waiting, ...kept.filter((ballot) => !known(ballot))].filter(isMine);
    } catch {
      return null;
    }
  }

  #stand(standing: Standing): void {
    const mine = new Map(this.#view.mine).set(standing.ballot.submission.pollId, standing);
    this.#show({ mine });
  }

  #show(change: Partial<OutboxView>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}
