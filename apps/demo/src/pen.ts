import * as Y from 'yjs';
import type { LiveText } from './live-text.js';
import type { Pace } from './pace.js';
import type { Amendment } from './script/text.js';

/** A word that went wrong, and after which word it is noticed. */
interface Slip {
  readonly wrong: string;
  readonly right: string;
  readonly mendAt: number;
}

/** Words that are long enough to be mistyped, and of letters that can be. */
const slippery = /^[a-z]{7,}[.,;]?$/;

const mistype = (word: string): string => {
  const at = 3;
  return word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2);
};

/** The characters of a run; whatever is not one counts as one. */
const charactersOf = (run: Y.XmlText): string =>
  (run.toDelta() as { insert: unknown }[])
    .map(({ insert }) => (typeof insert === 'string' ? insert : '\ufffc'))
    .join('');

/** A hand at a text: it writes word by word, shows its caret, slips now and then and goes back to mend it. */
export class Pen {
  constructor(
    private readonly text: LiveText,
    private readonly pace: Pace,
  ) {}

  /** Writes words at the end of a run, and goes on there wherever others write meanwhile. */
  async write(run: Y.XmlText, words: string): Promise<void> {
    const place = new Place(run, charactersOf(run).length);
    let slip: Slip | null = null;
    for (const [i, word] of words.split(' ').entries()) {
      if (!this.text.isWritable) return;
      const typed: string = slip ? word : this.#maybeMistype(word);
      if (typed !== word) slip = { wrong: typed, right: word, mendAt: i + 2 };
      this.#insert(run, place, i === 0 ? typed : ` ${typed}`);
      await this.pace.pause(0.12, 0.45);
      if (/[.,;:،]$/.test(word)) await this.pace.pause(0.2, 0.9);
      if (slip && i >= slip.mendAt) slip = await this.#mend(run, slip);
    }
    if (slip) await this.#mend(run, slip);
  }

  /** Replaces words where they stand; false where they stand nowhere, or may not be changed. */
  async amend([from, to]: Amendment): Promise<boolean> {
    const run = this.text.runs.find((each) => charactersOf(each).includes(from));
    if (!run || !this.text.isWritable) return false;
    const at = charactersOf(run).indexOf(from);
    this.text.showCaret(run, at + from.length, at);
    await this.pace.pause(1, 2);
    return this.#replace(run, from, to);
  }

  /** Looks at a place, and sometimes at a few words there. */
  look(): void {
    const run = this.pace.pick(this.text.runs);
    if (!run || run.length === 0) return;
    const at = Math.floor(Math.random() * run.length);
    const end = this.pace.happens(0.3) ? Math.min(run.length, at + 12) : at;
    this.text.showCaret(run, end, at);
  }

  #maybeMistype(word: string): string {
    return slippery.test(word) && this.pace.happens(0.08) ? mistype(word) : word;
  }

  async #mend(run: Y.XmlText, { wrong, right }: Slip): Promise<null> {
    const at = charactersOf(run).lastIndexOf(wrong);
    if (at < 0) return null;
    this.text.showCaret(run, at + wrong.length);
    await this.pace.pause(0.4, 0.9);
    this.#replace(run, wrong, right);
    await this.pace.pause(0.2, 0.5);
    return null;
  }

  /** In one transaction, so that whoever has seen the new words has seen the old ones go. */
  #replace(run: Y.XmlText, from: string, to: string): boolean {
    const at = charactersOf(run).lastIndexOf(from);
    if (at < 0 || !this.text.isWritable) return false;
    this.text.doc.transact(() => {
      run.delete(at, from.length);
      run.insert(at, to);
    });
    this.text.showCaret(run, at + to.length);
    return true;
  }

  #insert(run: Y.XmlText, place: Place, words: string): void {
    const at = place.index;
    run.insert(at, words);
    place.index = at + words.length;
    this.text.showCaret(run, place.index);
  }
}

/** A place in a run that stays where it is while others write before and after it. */
class Place {
  #position: Y.RelativePosition;

  constructor(
    private readonly run: Y.XmlText,
    index: number,
  ) {
    this.#position = Y.createRelativePositionFromTypeIndex(run, index, -1);
  }

  get index(): number {
    const found = Y.createAbsolutePositionFromRelativePosition(this.#position, this.run.doc!);
    return Math.min(found?.index ?? 0, this.run.length);
  }

  set index(index: number) {
    this.#position = Y.createRelativePositionFromTypeIndex(this.run, index, -1);
  }
}
