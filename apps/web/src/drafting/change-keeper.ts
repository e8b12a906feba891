import { ObservableV2 } from 'lib0/observable';
import * as Y from 'yjs';
import { newOpening, type ChangeStore, type KeptChanges, type Whose } from './change-store';
import { deletedWordsOf, effectOf, wordsOf } from './kept-words';

/** What must be known of a document's line to the server. */
export interface Line {
  /** Whether the stored text has arrived. */
  readonly hasText: boolean;
  /** Whether something was written here that the server has not confirmed. */
  readonly hasUnsaved: boolean;
  /** Whether a change of this origin was made in this page, and did not come from the server. */
  isFromHere(origin: unknown): boolean;
  /** Whether the server takes who writes here for this author now; null where it does not answer. */
  isOf(author: string): Promise<boolean | null>;
  on(event: 'word', changed: () => void): void;
  off(event: 'word', changed: () => void): void;
}

/** What is to be told of changes that could not be saved, of an earlier page or of this one; `at` is when they were written. */
export type KeptNotice =
  | { readonly kind: 'restored'; readonly at: number }
  /** This browser keeps nothing: what is not saved is in this page alone. */
  | { readonly kind: 'unkept' }
  /** They are not in the text and may not be put there now; or they are, where somebody deleted it. */
  | { readonly kind: 'waiting' | 'deleted'; readonly at: number; readonly words: string };

/** Milliseconds for which changes are in memory only: mostly the server has them by then. */
const gathersFor = 250;
/** All that is kept is written anew each time: so many bytes of it make the pause a millisecond longer. */
const bytesPerPause = 100;
/** Milliseconds after which the server too knows that writing has begun. */
const settlesFor = 2_000;
const asksAgainAfter = 5_000;

/**
 * Keeps in the browser what its person wrote in one document for as long as the server has not confirmed it, and puts it
 * into the text when that is opened again: what is lost must be lost on the server and on the device.
 */
export class ChangeKeeper extends ObservableV2<{ notice: () => void }> {
  notice: KeptNotice | null = null;
  readonly #opening = newOpening();
  #gathered: Uint8Array[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** All that was written since everything was saved, as far as it was given to the store. */
  #unsaved: Uint8Array | null = null;
  /** What earlier pages kept, and the document has not. */
  #found: readonly KeptChanges[] = [];
  /** What earlier pages kept, and the document has; it may not be stored yet. */
  #restored: readonly KeptChanges[] = [];
  /** What earlier pages kept, and the document has where it is deleted: its words are shown until they were read. */
  #deleted: readonly KeptChanges[] = [];
  #restoredFrom: number | null = null;
  #isUnkept = false;
  #mayWrite = false;
  #writingBegins: ReturnType<typeof setTimeout> | undefined;
  #askedAt = -Infinity;
  /** What was found was compared with the stored text. */
  #isCompared = false;
  /** What is still found cannot be put in, though its author may write. */
  #isStuck = false;
  #isOver = false;

  constructor(
    private readonly doc: Y.Doc,
    private readonly line: Line,
    private readonly store: ChangeStore,
    private readonly whose: Whose,
  ) {
    super();
    doc.on('update', this.#gather);
    line.on('word', this.#look);
    void this.#find();
  }

  /** Whether its person may write in the text now: only then what was found is put into it. */
  allow(mayWrite: boolean): void {
    clearTimeout(this.#writingBegins);
    const set = () => {
      this.#mayWrite = mayWrite;
      this.#look();
    };
    if (mayWrite && this.line.hasText) this.#writingBegins = setTimeout(set, settlesFor);
    else set();
  }

  /** Its person has read the notice. Words that it shows are thrown away with it. */
  readonly dismiss = () => {
    const kind = this.notice?.kind;
    if (kind === 'waiting' || kind === 'deleted') {
      void this.#forget([...this.#waiting, ...this.#deleted]);
      if (kind === 'waiting') this.#found = [];
      this.#deleted = [];
    }
    if (kind === 'unkept') this.#isUnkept = false;
    if (kind === 'restored') this.#restoredFrom = null;
    this.#tell();
  };

  /** Throws away what is kept of this document and is in it: its person wants the stored text. */
  abandon(): void {
    void this.#forget([...this.#restored, { opening: this.#opening }]);
    this.destroy();
  }

  /** Gives to the store what was gathered: before the page may go. */
  readonly keepNow = () => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const gathered = this.#gathered.splice(0);
    if (gathered.length > 0 && this.line.hasUnsaved) void this.#keep(gathered);
  };

  override destroy(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#writingBegins);
    this.doc.off('update', this.#gather);
    this.line.off('word', this.#look);
    super.destroy();
  }

  readonly #gather = (update: Uint8Array, origin: unknown) => {
    if (origin === this || !this.line.isFromHere(origin)) return;
    this.#gathered.push(update);
    const pause = gathersFor + (this.#unsaved?.length ?? 0) / bytesPerPause;
    this.#timer ??= setTimeout(this.keepNow, pause);
  };

  async #keep(gathered: readonly Uint8Array[]): Promise<void> {
    const update = Y.mergeUpdates(this.#unsaved ? [this.#unsaved, ...gathered] : [...gathered]);
    this.#unsaved = update;
    const kept = { ...this.whose, opening: this.#opening, update, at: Date.now() };
    const isKept = await this.store.keep(kept).then(
      () => true,
      () => false,
    );
    // it was saved, or thrown away, while the browser wrote it down
    if (this.#isOver || this.#unsaved === null) return this.#forget([kept]);
    this.#isUnkept = !isKept;
    this.#tell();
  }

  async #find(): Promise<void> {
    // a browser that does not say what it kept has kept nothing, or keeps it until it does
    this.#found = await this.store.of(this.whose).catch(() => []);
    this.#look();
  }

  readonly #look = () => {
    if (this.#isOver) return;
    if (this.#found.length > 0 && this.line.hasText) {
      this.#dropKnown();
      if (this.#mayWrite) void this.#restore();
    }
    if (!this.line.hasUnsaved) this.#letGo();
    this.#tell();
  };

  /** Everything is saved. */
  #letGo(): void {
    const own = this.#unsaved ? [{ opening: this.#opening }] : [];
    const kept = [...this.#restored, ...own];
    this.#restored = [];
    this.#unsaved = null;
    this.#isUnkept = false;
    if (kept.length > 0) void this.#forget(kept);
  }

  /** What the stored text has is saved, though its page was not told; what nobody has read yet is still shown. */
  #dropKnown(): void {
    if (this.#isCompared) return;
    this.#isCompared = true;
    const known = this.#found.filter(({ update }) => effectOf(update, this.doc) === 'none');
    this.#found = this.#found.filter((kept) => !known.includes(kept));
    this.#deleted = known.filter(({ isDeleted }) => isDeleted);
    const read = known.filter(({ isDeleted }) => !isDeleted);
    if (read.length > 0) void this.#forget(read);
  }

  /** Puts what was found into the text, if this is still its author: another tab may have signed somebody else in. */
  async #restore(): Promise<void> {
    if (this.#isStuck || Date.now() - this.#askedAt < asksAgainAfter) return;
    this.#askedAt = Date.now();
    const isTheirs = await this.line.isOf(this.whose.author);
    if (this.#isOver || isTheirs === null) return;
    if (!isTheirs) this.#found = [];
    if (!this.#mayWrite || this.#found.length === 0) return this.#tell();
    const found = this.#found;
    this.#found = found.filter((kept) => !this.#putIn(kept));
    this.#isStuck = this.#found.length > 0;
    this.#sort(found.filter((kept) => !this.#found.includes(kept)));
    this.#look();
  }

  /** False where it builds on what is not there: it would wait in the document, unseen. */
  #putIn({ update }: KeptChanges): boolean {
    if (effectOf(update, this.doc) === 'gap') return false;
    Y.applyUpdate(this.doc, update, this);
    return true;
  }

  /** Tells what is in the text again from what stands where somebody deleted; that stays kept until it was read. */
  #sort(restored: readonly KeptChanges[]): void {
    const isDeleted = ({ update }: KeptChanges) => deletedWordsOf(this.doc, update) !== '';
    const deleted = restored.filter(isDeleted);
    this.#deleted = [...this.#deleted, ...deleted];
    this.#restored = restored.filter((kept) => !deleted.includes(kept));
    for (const kept of deleted)
      void this.store.keep({ ...kept, isDeleted: true }).catch(() => undefined);
    if (this.#restored.length > 0) this.#restoredFrom = latest(this.#restored);
  }

  /** Tells what there is to tell; words that are not to be seen in the text come first. */
  #tell(): void {
    const notice = this.#words() ?? this.#rest();
    if (JSON.stringify(notice) === JSON.stringify(this.notice)) return;
    this.notice = notice;
    this.emit('notice', []);
  }

  /** What was found and may not be put into the text now. */
  get #waiting(): readonly KeptChanges[] {
    const mayGoIn = this.#mayWrite && !this.#isStuck;
    return this.line.hasText && !mayGoIn ? this.#found : [];
  }

  #words(): KeptNotice | null {
    const waiting = this.#waiting;
    const all = [...waiting, ...this.#deleted];
    if (all.length === 0) return null;
    const words = [
      ...waiting.map(({ update }) => wordsOf(update)),
      ...this.#deleted.map(({ update }) => deletedWordsOf(this.doc, update)),
    ];
    const kind = waiting.length > 0 ? 'waiting' : 'deleted';
    return { kind, at: latest(all), words: words.join('\n') };
  }

  #rest(): KeptNotice | null {
    if (this.#isUnkept) return { kind: 'unkept' };
    return this.#restoredFrom === null ? null : { kind: 'restored', at: this.#restoredFrom };
  }

  async #forget(kept: readonly { readonly opening: string }[]): Promise<void> {
    // what stays is put in again by the next page, which changes nothing
    await this.store.forget(kept.map(({ opening }) => opening)).catch(() => undefined);
  }
}

const latest = (kept: readonly KeptChanges[]): number => Math.max(...kept.map(({ at }) => at));
