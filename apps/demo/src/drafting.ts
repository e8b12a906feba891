import type { StatementView } from '#libs/drafting';
import type { LiveText } from './live-text.js';
import { Pen } from './pen.js';
import type { Amendment, GroupKey, ScriptedParagraph } from './script/text.js';
import type { Gathering } from './set-up.js';
import type { Room, SimulatedPerson } from './simulated-person.js';

/** How many remarks the open floor keeps. */
const mostRemarks = 6;

/** People at a text: they open it in their browsers, write, read along, and close it once their words are saved. */
export class Drafting {
  constructor(
    private readonly gathering: Gathering,
    private readonly room: Room,
  ) {}

  /** Each paragraph by somebody of its group, side by side but not all from the start; two others read along. */
  async draft(statement: StatementView, paragraphs: readonly ScriptedParagraph[]): Promise<void> {
    const writers = this.#writers(paragraphs.map(({ by }) => by));
    const others = this.gathering.people.filter((person) => !writers.includes(person));
    const readers = this.room.pace.shuffle(others).slice(0, 2);
    await this.#together(statement, [...writers, ...readers], async (texts) => {
      const written = texts.slice(0, writers.length);
      // words that are there already are an earlier run's, or a visitor's
      if (texts[0]!.runs.some(({ length }) => length > 0)) return;
      await this.#whileReading(texts.slice(writers.length), () => this.#write(written, paragraphs));
    });
  }

  /** The rapporteur puts in what was agreed. */
  async amend(statement: StatementView, amendments: readonly Amendment[]): Promise<void> {
    const { pace } = this.room;
    await this.#together(statement, [this.gathering.rapporteur], async ([text]) => {
      const pen = new Pen(text!, pace);
      for (const amendment of amendments) {
        await pen.amend(amendment);
        await pace.pause(1.5, 3);
      }
    });
  }

  /** Somebody of a group adds a remark; the oldest goes when there are many. */
  async remark(statement: StatementView, by: GroupKey, words: string): Promise<void> {
    await this.#together(statement, this.#writers([by]), async ([text]) => {
      if (text!.length >= mostRemarks) text!.removeFirst();
      const [run] = text!.addParagraphs([{}]);
      await new Pen(text!, this.room.pace).write(run!, words);
    });
  }

  /** The first makes room for all, so that the paragraphs come in their order; then everybody writes their own. */
  async #write(texts: readonly LiveText[], paragraphs: readonly ScriptedParagraph[]) {
    const { pace } = this.room;
    const [first] = texts;
    first!.addParagraphs(paragraphs);
    for (const text of texts) await text.untilItHas([first!], pace);
    const runs = texts.map((text, i) => text.runs.slice(-paragraphs.length)[i]!);
    await Promise.all(
      paragraphs.map(async ({ words }, i) => {
        await pace.pause(i * 2.5, i * 4);
        await new Pen(texts[i]!, pace).write(runs[i]!, words);
      }),
    );
  }

  async #whileReading(texts: readonly LiveText[], act: () => Promise<void>): Promise<void> {
    const { pace } = this.room;
    let isBusy = true;
    const reading = texts.map(async (text) => {
      for (const pen = new Pen(text, pace); isBusy; pen.look()) await pace.pause(1.5, 4);
    });
    await Promise.all([act().finally(() => (isBusy = false)), ...reading]);
  }

  /** The facilitator's browser is the witness: what has come there from the server is saved. */
  async #together(
    { documentId }: StatementView,
    people: readonly SimulatedPerson[],
    act: (texts: readonly LiveText[]) => Promise<void>,
  ): Promise<void> {
    const opened: LiveText[] = [];
    try {
      for (const person of [this.gathering.facilitator, ...people])
        opened.push(await person.open(documentId));
      const [witness, ...texts] = opened;
      await act(texts);
      await witness!.untilItHas(texts, this.room.pace);
    } finally {
      for (const text of opened) text.close();
    }
  }

  /** Somebody of each group, nobody twice; who leads the room does not write. */
  #writers(wanted: readonly GroupKey[]): SimulatedPerson[] {
    const { people, facilitator } = this.gathering;
    const free = this.room.pace.shuffle(people.filter((person) => person !== facilitator));
    return wanted.map((group) => {
      const at = free.findIndex((person) => person.group === group);
      return free.splice(Math.max(at, 0), 1)[0]!;
    });
  }
}
