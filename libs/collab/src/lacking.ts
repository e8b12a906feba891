import * as Y from 'yjs';
import { isEmptyVector } from './replica.js';
import type { RoomOptions } from './room-options.js';
import type { SavedDocument } from './saved-document.js';

const longestVector = 128 * 1024;

/** A copy of a client's state vector; throws where it is none. */
export function soundVector(vector: Uint8Array): Uint8Array {
  if (vector.length > longestVector) throw new RangeError('the state vector is too long');
  Y.decodeStateVector(vector);
  return vector.slice();
}

/** Somebody who has no more than a state vector says, and what to do with what they lack. */
interface Question {
  readonly vector: Uint8Array;
  readonly answer: (update: Uint8Array) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Finds what people lack: at once, or off the thread that serves people where the document is too long to be loaded on
 * it. To load it is what takes long, so that all who wait are answered together, and of each asker only the last question
 * waits: to ask again and again costs nobody else anything.
 */
export class Lacking {
  readonly #waiting = new Map<object, Question>();
  #isBusy = false;

  constructor(
    private readonly document: SavedDocument,
    private readonly options: Pick<RoomOptions, 'chores' | 'limits'>,
  ) {}

  /** Finds what somebody lacks. */
  find(asker: object, question: Question): void {
    if (this.#isHere(question)) return this.#answerHere(question);
    this.#waiting.set(asker, question);
    if (!this.#isBusy) void this.#answerAll();
  }

  /** Whether a question of this asker waits. */
  isAsked(asker: object): boolean {
    return this.#waiting.has(asker);
  }

  /** An asker is gone, and their question with them. */
  forget(asker: object): void {
    this.#waiting.delete(asker);
  }

  async #answerAll(): Promise<void> {
    this.#isBusy = true;
    while (this.#waiting.size > 0) {
      const questions = [...this.#waiting.values()];
      this.#waiting.clear();
      await this.#answerLater(questions).catch((error: unknown) => {
        for (const question of questions) question.fail(error);
      });
    }
    this.#isBusy = false;
  }

  async #answerLater(questions: readonly Question[]): Promise<void> {
    const { document, options } = this;
    if (questions.some(isOfNewcomer)) await document.compact(options.chores);
    const here = questions.filter((question) => this.#isHere(question));
    const later = questions.filter((question) => !here.includes(question));
    for (const question of here) this.#answerHere(question);
    if (later.length === 0) return;
    const vectors = later.map(({ vector }) => vector);
    const answers = await options.chores.since(document.replica.updates(), vectors);
    for (const [i, question] of later.entries()) question.answer(answers[i]!);
  }

  #isHere(question: Question): boolean {
    const { replica } = this.document;
    const isShort = replica.bytes <= this.options.limits.heavyBytes;
    return isShort || (isOfNewcomer(question) && replica.compactState !== null);
  }

  #answerHere({ vector, answer, fail }: Question): void {
    let update: Uint8Array;
    try {
      update = this.document.replica.since(vector);
    } catch (error) {
      return fail(error);
    }
    answer(update);
  }
}

const isOfNewcomer = ({ vector }: Question): boolean => isEmptyVector(vector);
