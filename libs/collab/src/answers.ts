import type { Audience } from './audience.js';
import { Lacking, soundVector } from './lacking.js';
import { writeMessage } from './messages.js';
import type { Reader } from './reader.js';
import { isEmptyVector } from './replica.js';
import type { RoomOptions } from './room-options.js';
import type { SavedDocument } from './saved-document.js';
import type { Visit } from './visit.js';

/**
 * What a room answers to those who lack something: whoever says in a step 1 what they have, and those who read too slowly,
 * once they have read all that they were sent.
 */
export class Answers {
  readonly #lacking: Lacking;
  #lastWelcome: Welcome | null = null;

  constructor(
    document: SavedDocument,
    private readonly options: Pick<RoomOptions, 'chores' | 'limits'>,
    private readonly audience: Audience,
    private readonly onFailed: (visit: Visit, error: unknown) => void,
  ) {
    this.#lacking = new Lacking(document, options);
  }

  /** Answers a step 1; throws where its state vector is none. */
  answer(visit: Visit, vector: Uint8Array): void {
    const { writer, reader } = visit;
    const own = soundVector(vector);
    const { frameCost, bytesPerStruct } = this.options.limits;
    writer.spend(frameCost + own.length / bytesPerStruct);
    this.#give(visit, visit, own, (update) => {
      writer.spend(update.length / bytesPerStruct);
      reader.catchUp(isEmptyVector(own) ? this.#welcome(update) : [step2(update)], own);
    });
  }

  /** Lets somebody catch up who was sent all up to this state vector; `carets` says where the others are by then. */
  catchUp(visit: Visit, vector: Uint8Array, carets: () => Uint8Array | null): void {
    const { writer, reader } = visit;
    // who drained twice before the answer still lacks what the first question asks for
    if (this.#lacking.isAsked(reader)) return;
    this.#give(visit, reader, vector, (update) => {
      const shown = carets();
      const text = writeMessage({ kind: 'update', update });
      const messages = [text, ...(shown ? [shown] : []), ...writer.savedMessage()];
      if (reader.catchUp(messages, vector)) writer.markTold();
    });
  }

  /** Somebody is gone, and what they asked with them. */
  forget(visit: Visit): void {
    this.#lacking.forget(visit);
    this.#lacking.forget(visit.reader);
  }

  /** Lets go of memory that nobody needed since the last time. */
  rest(): void {
    this.#lastWelcome = null;
  }

  /** Newcomers who come at the same time are sent the very same list. */
  #welcome(update: Uint8Array): readonly Uint8Array[] {
    if (this.#lastWelcome?.update !== update)
      this.#lastWelcome = { update, messages: [step2(update)] };
    return this.#lastWelcome.messages;
  }

  /** Finds what somebody lacks for this asker in their name: the visit itself for a step 1, the reader for one who read too slowly. */
  #give(
    visit: Visit,
    asker: Visit | Reader,
    vector: Uint8Array,
    give: (update: Uint8Array) => void,
  ): void {
    const isHere = () => this.audience.of(visit.peer) === visit;
    this.#lacking.find(asker, {
      vector,
      answer: (update) => isHere() && give(update),
      fail: (error) => this.onFailed(visit, error),
    });
  }
}

/** What newcomers are sent, and of which state it was made. */
interface Welcome {
  readonly update: Uint8Array;
  readonly messages: readonly Uint8Array[];
}

const step2 = (update: Uint8Array): Uint8Array => writeMessage({ kind: 'step2', update });
