import { ObservableV2 } from 'lib0/observable';
import * as Y from 'yjs';
import { newOpening, type ChangeStore, type KeptChanges, type Whose } from './change-store';
import { fits, isDeletedIn, wordsOf } from './kept-words';

/** What must be known of a document's line to the server. */
export interface Line {
  /** Whether the stored text has arrived. */
  readonly hasText: boolean;
  /** Whether something was written here that the server has not confirmed. */
  readonly hasUnsaved: boolean;
  /** Whether a change of this origin was made in this page, and did not come from the server. */
  isFromHere(origin: unknown): boolean;
  /** Whether the server takes who writes here for this author now. */
  isOf(author: string): Promise<boolean>;
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
  #mayWrite = false;
  #isTheirs: Promise<boolean> | undefined;
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
    this.#mayWrite = mayWrite;
    this.#look();
  }

  /** Its person has read the notice. What waits is thrown away with it. */
  readonly dismiss = () => {
    if (this.notice?.kind === 'waiting') {
      void this.#forget(this.#found);
      this.#found = [];
    }
    this.#tell(null);
  };

  /** Throws away everything that is kept of this document: its person wants the stored text. */
  abandon(): void {
    void this.#forget([...this.#found, ...this.#restored, { opening: this.#opening }]);
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
    if (!isKept && !this.#isOver && this.#unsaved !== null) this.#tell({ kind: 'unkept' });
    // it was saved, or thrown away, while the browser wrote it down
    if (this.#isOver || this.#unsaved === null) await this.#forget([kept]);
  }

  async #find(): Promise<void> {
    // a browser that does not say what it kept has kept nothing, or keeps it until it does
    this.#found = await this.store.of(this.whose).catch(() => []);
    this.#look();
  }

  readonly #look = () => {
    if (this.#isOver) return;
    if (this.#found.length > 0 && this.line.hasText) {
      if (this.#mayWrite) void this.#restore();
      else this.#tellWaiting();
    }
    if (!this.line.hasUnsaved) this.#letGo();
  };

  /** Everything is saved. */
  #letGo(): void {
    const own = this.#unsaved ? [{ opening: this.#opening }] : [];
    const kept = [...this.#restored, ...own];
    this.#restored = [];
    this.#unsaved = null;
    if (kept.length > 0) void this.#forget(kept);
    if (this.notice?.kind === 'unkept') this.#tell(null);
  }

  /** Puts what was found into the text, if this is still its author: another tab may have signed somebody else in. */
  async #restore(): Promise<void> {
    if (this.#isTheirs) return;
    this.#isTheirs = this.line.isOf(this.whose.author);
    const isTheirs = await this.#isTheirs;
    if (this.#isOver || !isTheirs) return;
    if (!this.#mayWrite) {
      this.#isTheirs = undefined;
      return this.#tellWaiting();
    }
    const found = this.#found;
    this.#found = found.filter(({ update }) => !fits(this.doc, update));
    this.#restored = found.filter((kept) => !this.#found.includes(kept));
    const isNews = this.#apply(this.#restored.map(({ update }) => update));
    this.#tellRestored(this.#restored, isNews);
    this.#look();
  }

  /** Whether that changed the document. */
  #apply(updates: readonly Uint8Array[]): boolean {
    let isNews = false;
    const note = () => (isNews = true);
    this.doc.on('update', note);
    for (const update of updates) Y.applyUpdate(this.doc, update, this);
    this.doc.off('update', note);
    return isNews;
  }

  #tellRestored(restored: readonly KeptChanges[], isNews: boolean): void {
    if (this.#found.length > 0) return this.#tellWaiting();
    if (!isNews) return;
    const deleted = restored.filter(({ update }) => isDeletedIn(this.doc, update));
    if (deleted.length === 0) this.#tell({ kind: 'restored', at: latest(restored) });
    else this.#tell({ kind: 'deleted', at: latest(deleted), words: inWords(deleted) });
  }

  #tellWaiting(): void {
    if (this.notice?.kind === 'waiting') return;
    this.#tell({ kind: 'waiting', at: latest(this.#found), words: inWords(this.#found) });
  }

  #tell(notice: KeptNotice | null): void {
    this.notice = notice;
    this.emit('notice', []);
  }

  async #forget(kept: readonly { readonly opening: string }[]): Promise<void> {
    // what stays is put in again by the next page, which changes nothing
    await this.store.forget(kept.map(({ opening }) => opening)).catch(() => undefined);
  }
}

const latest = (kept: readonly KeptChanges[]): number => Math.max(...kept.map(({ at }) => at));
const inWords = (kept: readonly KeptChanges[]): string =>
  kept.map(({ update }) => wordsOf(update)).join('\n');
