import { setTimeout as pause } from 'node:timers/promises';
import { readAsNewcomer, SavedWriter, wordsOf } from '../saved-writer.js';
import type { Crowd } from './crowd.js';
import { Delays } from './delays.js';
import { mustHold, type Report } from './fault.js';

const longestSilence = 20_000;

interface Typist {
  readonly writer: SavedWriter;
  readonly documentId: string;
  words: number;
}

/** All the people of a crowd at its texts, by turns, and what was promised to them. */
export class Typists {
  readonly all: readonly Typist[];
  /** Told of every word that somebody is shown: by and to whom, as places in `all`, and after how many milliseconds. */
  onShown: ((by: number, to: number, after: number) => void) | undefined;
  /** From a word's leaving to the word that it is saved, while everybody was connected. */
  readonly delays = new Delays();
  /** How many words were said to be saved. */
  acknowledged = 0;
  readonly #typedAt = new Map<string, number>();
  #isQuiet = false;
  #waiting: { readonly count: number; readonly reached: () => void } | undefined;

  constructor(private readonly crowd: Crowd) {
    const { people, documentIds } = crowd;
    this.all = people.map((person, i) => {
      const documentId = documentIds[i % documentIds.length]!;
      const listener = {
        saved: (_word: string, after: number) => this.#note(after),
        shown: (word: string) => this.#tellShown(word, i),
      };
      return { writer: new SavedWriter(person, documentId, listener), documentId, words: 0 };
    });
  }

  /** Lets everybody in, with what they have that is not saved yet. */
  async connect(): Promise<void> {
    await Promise.all(this.all.map(({ writer }) => writer.connect()));
    this.#isQuiet = true;
  }

  /** Lets everybody in and back in after every cut, until `stop`; rejects where somebody may not come back. */
  async stay(): Promise<void> {
    await Promise.all(this.all.map(({ writer }) => writer.stay()));
  }

  /** Everybody types, a word in so many milliseconds each, until told to stop; from here on delays are noted. */
  async type(every: number, signal: AbortSignal): Promise<void> {
    await Promise.all(this.all.map((typist, i) => this.#typeOne(typist, i, every, signal)));
  }

  /** Everybody types one word. */
  typeOnce(): void {
    for (const [i, typist] of this.all.entries()) this.#typeWord(typist, i);
  }

  /** Resolves once so many words more are said to be saved; rejects where none is for too long. */
  async acknowledgements(more: number): Promise<void> {
    const enough = this.acknowledged + more;
    while (this.acknowledged < enough) {
      const before = this.acknowledged;
      await this.#acknowledgement(enough);
      mustHold(this.acknowledged > before, `words are saved within ${longestSilence} ms`);
    }
  }

  /** Resolves once everything that was typed is saved. */
  async allSaved(within?: number): Promise<void> {
    const waits = this.all.map(({ writer }) =>
      writer.until(() => writer.unsaved.size === 0, 'every word is saved', within),
    );
    await Promise.all(waits);
  }

  /** Resolves once everybody's connection has ended by itself and all that came over it was heard. */
  async gone(): Promise<void> {
    this.#isQuiet = false;
    await Promise.all(this.all.map(({ writer }) => writer.gone));
  }

  stop(): void {
    for (const { writer } of this.all) writer.stop();
  }

  /** Reads every text as a newcomer: what was said to be saved and what was shown to anybody must be in it. */
  async mustBeKept(report: Report): Promise<void> {
    let lost = 0;
    let taken = 0;
    for (const documentId of this.crowd.documentIds) {
      const words = wordsOf(await readAsNewcomer(this.crowd.organizer, documentId));
      for (const { writer } of this.all.filter((each) => each.documentId === documentId)) {
        lost += missing(writer.saved, words);
        taken += missing(writer.shown, words);
      }
    }
    report.tell('acknowledged', this.acknowledged);
    report.tell('acknowledged and lost', lost);
    report.tell('shown and lost', taken);
    mustHold(lost === 0, `no acknowledged word is lost (${lost} are)`);
    mustHold(taken === 0, `no word that was shown is lost (${taken} are)`);
  }

  /** Resolves when there are so many, or after a while. */
  async #acknowledgement(count: number): Promise<void> {
    const reached = new Promise<void>((done) => (this.#waiting = { count, reached: done }));
    await Promise.race([reached, pause(longestSilence, undefined, { ref: false })]);
  }

  async #typeOne(typist: Typist, i: number, every: number, signal: AbortSignal): Promise<void> {
    // each at a time of their own, and held to it: pauses in a row would drift until all fall into one millisecond
    let due = performance.now() + (every * i) / this.all.length;
    for (; ; due = Math.max(due + every, performance.now())) {
      await pause(Math.max(0, due - performance.now()));
      if (signal.aborted) return;
      this.#typeWord(typist, i);
    }
  }

  #typeWord(typist: Typist, i: number): void {
    const word = `w${i}.${++typist.words}`;
    this.#typedAt.set(word, performance.now());
    typist.writer.type(word);
  }

  #tellShown(word: string, to: number): void {
    const by = Number(/^w(\d+)\./.exec(word)![1]);
    this.onShown?.(by, to, performance.now() - this.#typedAt.get(word)!);
  }

  #note(after: number): void {
    this.acknowledged++;
    if (this.#isQuiet) this.delays.add(after);
    if (this.#waiting && this.acknowledged >= this.#waiting.count) this.#waiting.reached();
  }
}

const missing = (promised: ReadonlySet<string>, words: ReadonlySet<string>): number =>
  Array.from(promised).filter((word) => !words.has(word)).length;
