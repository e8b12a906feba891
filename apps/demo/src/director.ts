import { Activity } from './activity.js';
import { Opinions } from './opinions.js';
import { Pace, TooLate } from './pace.js';
import {
  agenda,
  conference,
  prioritiesQuestion,
  setPriorities,
  texts,
} from './script/conference.js';
import { seminars } from './script/seminars.js';
import { themes } from './script/text.js';
import { Session } from './session.js';
import { workshopOf, type Gathering } from './set-up.js';
import { Refused } from './visitor.js';

/** The past is told quickly. */
const pastPace = 0.01;

/** After how many texts the conference sets priorities for the first time. */
const textsBeforePriorities = 2;

/** How long it waits, in milliseconds, before it goes on after something went wrong. */
const breath = 10_000;

interface DirectorOptions {
  readonly gathering: Gathering;
  readonly stop: AbortSignal;
  readonly say: (line: string) => void;
}

/** Lets the process happen: the seminars before anybody watches, then the conference, live. */
export class Director {
  readonly activity = new Activity();

  constructor(private readonly options: DirectorOptions) {}

  /** Holds the seminars that have not been held yet. */
  async holdSeminars(): Promise<void> {
    for (const { title, texts: drafted, priorities } of seminars) {
      if (workshopOf(this.options.gathering.process, title).status === 'closed') continue;
      this.options.say(`holding the ${title} …`);
      const session = this.#session(title, pastPace);
      const items = [...new Set(drafted.map(({ theme }) => themes[theme]))];
      await session.begin([...items, ...(priorities ? [setPriorities] : [])].map(asItem));
      for (const text of drafted)
        if (!(await session.hasDecided(text.title))) await session.workOn(text);
      if (priorities) await session.setPriorities(priorities);
      await session.end();
    }
  }

  /** Opens the conference; its rounds are still to come. */
  async openConference(pace: number): Promise<Session> {
    const session = this.#session(conference.title, pace);
    await session.begin(agenda);
    return session;
  }

  /** Holds so many rounds of the conference, or goes on for ever. A round that fails is left, unless they are counted. */
  async hold(session: Session, rounds: number | null): Promise<void> {
    let held = 0;
    let trouble = '';
    for await (const round of programme(session)) {
      try {
        await round();
      } catch (error) {
        if (rounds !== null || !isPassing(error)) throw error;
        if (trouble !== error.message) this.options.say(`went on: ${error.message}`);
        trouble = error.message;
        await new Pace(1, this.options.stop).wait(breath);
      }
      held += 1;
      if (held === rounds) return;
    }
  }

  #session(title: string, factor: number): Session {
    const { gathering, stop } = this.options;
    const pace = new Pace(factor, stop);
    const workshopId = workshopOf(gathering.process, title).id;
    const opinions = new Opinions(pace);
    return new Session(gathering, { workshopId, pace, opinions, activity: this.activity });
  }
}

const asItem = (title: string) => ({ title, minutes: 30 });

/** Visitors may drive the room too, so a request of the facilitator's may come too late, or be out of place. */
const isPassing = (error: unknown): error is Error =>
  error instanceof Refused || error instanceof TooLate;

/** The conference, round by round: the texts that are not decided yet, priorities in between and after, then the open floor. */
async function* programme(session: Session): AsyncGenerator<() => Promise<void>> {
  let decided = 0;
  for (const text of texts) {
    if (await session.hasDecided(text.title)) continue;
    yield () => session.workOn(text);
    decided += 1;
    if (decided === textsBeforePriorities) yield () => session.setPriorities(prioritiesQuestion);
  }
  if (decided > textsBeforePriorities) yield () => session.setPriorities(prioritiesQuestion);
  for (;;) yield () => session.keepFloorOpen();
}
