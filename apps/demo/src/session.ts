import type { StatementView } from '#libs/drafting';
import type { PollView } from '#libs/voting';
import { Chair } from './chair.js';
import { Drafting } from './drafting.js';
import { openFloor, setPriorities } from './script/conference.js';
import { floorTitle, remarks, straws } from './script/floor.js';
import { themes, type Amendment, type ScriptedText, type Votes } from './script/text.js';
import type { Gathering } from './set-up.js';
import type { Room } from './simulated-person.js';

/** What an adoption needs here: two thirds, half of the voters, and no group opposed. */
const adoptionRule = {
  base: 'yes-no',
  threshold: '2/3',
  quorum: '1/2',
  groups: 'no-group-opposed',
} as const;

const strawRule = { base: 'yes-no', threshold: 'simple', groups: 'none' } as const;

/** How long a poll stays open at least, in seconds at a human's pace. */
const minimumOpen = 30;

/** A workshop's room at work: one text after the other is drafted, reviewed and decided. */
export class Session {
  readonly #drafting: Drafting;

  constructor(
    private readonly gathering: Gathering,
    private readonly room: Room,
    private readonly chair = new Chair(gathering, room),
  ) {
    this.#drafting = new Drafting(gathering, room);
  }

  /** Everybody enters the room; what an earlier run left undone is called off, and the workshop begins. */
  async begin(agenda: readonly { title: string; minutes?: number }[]): Promise<void> {
    await this.chair.tidyUp();
    await Promise.all(this.gathering.people.map((person) => person.enter(this.room)));
    await this.chair.begin(agenda);
  }

  /** Ends the workshop for good. */
  end = (): Promise<void> => this.chair.move({ status: 'closed', spotlight: null });

  /** Whether a text of this title has been decided here. */
  async hasDecided(title: string): Promise<boolean> {
    const { workshopId } = this.room;
    return (await this.chair.statements()).some(
      (each) => each.title === title && each.workshopId === workshopId && each.standing !== 'open',
    );
  }

  /** Works on a text until it is decided, under the agenda item of its theme. */
  async workOn(text: ScriptedText): Promise<void> {
    const { chair, room } = this;
    const item = themes[text.theme];
    await chair.goTo(item, 'draft');
    const statement = await this.#show(text);
    await room.pace.pause(2, 3);
    await this.#drafting.draft(statement, text.paragraphs);
    if (text.gauge) await this.#gauge(text.gauge.question, text.gauge.votes);
    await this.#review(statement, text.amendments ?? [], item);
    const first = await this.#decide(statement, text.votes, item);
    if (text.compromise && first.decision?.outcome === 'not-adopted') {
      await this.#review(statement, text.compromise.amendments, item);
      await this.#decide(statement, text.compromise.votes, item);
    }
    await chair.goTo(item, 'done');
    await room.pace.pause(4, 8);
  }

  /** Orders the adopted recommendations of the whole process by dots. */
  async setPriorities(question: string): Promise<void> {
    const adopted = (await this.chair.statements()).filter(
      ({ kind, adoptedRevisionId }) => kind === 'recommendation' && adoptedRevisionId !== null,
    );
    if (adopted.length < 2) return;
    const options = adopted.map(({ title, adoptedRevisionId: revisionId }) => {
      return { label: title, revisionId };
    });
    await this.chair.goTo(setPriorities, 'decide');
    await this.chair.confirmVisitors();
    const rule = { dots: 6, perOption: 3 };
    await this.chair.poll({ ...this.#terms(question, true), method: 'dots', options, rule });
    await this.chair.goTo(setPriorities, 'done');
    await this.room.pace.pause(10, 15);
  }

  /** What goes on when the agenda is done: a few remarks, and a question to the room. */
  async keepFloorOpen(): Promise<void> {
    const { pace } = this.room;
    await this.chair.goTo(openFloor, 'draft');
    const statement = await this.#show({ kind: 'finding', theme: 'alignment', title: floorTitle });
    for (const { by, words } of pace.shuffle(remarks).slice(0, 3)) {
      await this.#drafting.remark(statement, by, words);
      await pace.pause(15, 40);
    }
    await this.#gauge(pace.pick(straws));
    await pace.pause(20, 40);
  }

  async #show({
    kind,
    theme,
    title,
  }: Pick<ScriptedText, 'kind' | 'theme' | 'title'>): Promise<StatementView> {
    const themeId = this.gathering.process.themes.find(({ name }) => name === themes[theme])!.id;
    const statement = await this.chair.statement({ kind, themeId, title });
    await this.chair.move({ spotlight: statement.id });
    return statement;
  }

  /** Asks the room in a straw poll, which decides nothing. */
  async #gauge(question: string, votes?: Votes): Promise<void> {
    const terms = this.#terms(question, false);
    const options = [{ label: question }];
    await this.chair.poll({ ...terms, method: 'yes-no-abstain', options, rule: strawRule }, votes);
    await this.room.pace.pause(5, 8);
  }

  async #review(
    statement: StatementView,
    amendments: readonly Amendment[],
    item: string,
  ): Promise<void> {
    await this.chair.goTo(item, 'review');
    await this.chair.move({ spotlight: statement.id });
    await this.room.pace.pause(2, 4);
    await this.#drafting.amend(statement, amendments);
  }

  /** Puts the text as it is saved now to the vote. */
  async #decide(statement: StatementView, votes: Votes, item: string): Promise<PollView> {
    const { id: revisionId } = await this.chair.revise(statement);
    await this.chair.goTo(item, 'decide');
    await this.chair.confirmVisitors();
    const terms = this.#terms(`Shall this ${statement.kind} be adopted?`, true);
    const options = [{ label: statement.title, revisionId }];
    const poll = await this.chair.poll(
      { ...terms, method: 'yes-no-abstain', options, rule: adoptionRule },
      votes,
    );
    // without a spotlight the projector shows the result
    await this.chair.move({ spotlight: null });
    await this.room.pace.pause(8, 12);
    return poll;
  }

  #terms(question: string, binding: boolean) {
    const seconds = Math.round(minimumOpen * this.room.pace.factor);
    return { question, binding, secret: false, minimumOpen: seconds } as const;
  }
}
