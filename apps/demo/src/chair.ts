import type { CreateStatement, RevisionView, StatementView } from '#libs/drafting';
import type { CreatePoll, PollView } from '#libs/voting';
import type { AgendaItemView, DriveWorkshop, PersonView, WorkshopView } from '#libs/workspace';
import type { Votes } from './script/text.js';
import type { Gathering } from './set-up.js';
import type { Room, SimulatedPerson } from './simulated-person.js';
import { Refused } from './visitor.js';

/** What the facilitator does in a workshop's room: agenda, phase, spotlight, texts and polls. */
export class Chair {
  constructor(
    private readonly gathering: Gathering,
    private readonly room: Room,
  ) {}

  /** Begins the workshop: its agenda, if it has none, and the room at its first item. */
  async begin(agenda: readonly { title: string; minutes?: number }[]): Promise<void> {
    const { id, agenda: there } = await this.#workshop();
    if (there.length === 0) await this.#do.put(`/api/workshops/${id}/agenda`, agenda);
    const [first] = (await this.#workshop()).agenda;
    await this.move({ status: 'live', currentItemId: first!.id });
  }

  /** Goes to an agenda item, in a phase; where the agenda has none of this title the room stays where it is. */
  async goTo(title: string, phase: AgendaItemView['phase']): Promise<void> {
    const item = (await this.#workshop()).agenda.find((each) => each.title === title);
    await this.move({ ...(item && { currentItemId: item.id }), phase });
  }

  async move(moves: DriveWorkshop): Promise<void> {
    await this.#do.patch(`/api/workshops/${this.room.workshopId}`, moves);
  }

  /** The statements of the whole process. */
  statements(): Promise<StatementView[]> {
    return this.#do.get(`/api/processes/${this.gathering.process.id}/statements`);
  }

  /** The statement of this title in this workshop: the one that is there, else a new one. */
  async statement(wanted: Omit<CreateStatement, 'workshopId'>): Promise<StatementView> {
    const { workshopId } = this.room;
    const known = (await this.statements()).find(
      (each) => each.title === wanted.title && each.workshopId === workshopId,
    );
    const path = `/api/processes/${this.gathering.process.id}/statements`;
    return known ?? this.#do.post<StatementView>(path, { ...wanted, workshopId });
  }

  /** A copy of what is saved of a text now. */
  revise({ id }: StatementView): Promise<RevisionView> {
    return this.#do.post(`/api/statements/${id}/revisions`);
  }

  /** Confirms the seats of visitors who came in by code, so that they can vote in binding polls. */
  async confirmVisitors(): Promise<void> {
    const path = `/api/processes/${this.gathering.process.id}/people`;
    for (const { seat, joined } of await this.#do.get<PersonView[]>(path))
      if (seat && joined && !seat.confirmed) await this.#do.post(`/api/seats/${seat.id}/confirm`);
  }

  /** Opens a poll, lets everybody vote, and closes it. */
  async poll(terms: CreatePoll, votes?: Votes): Promise<PollView> {
    const { workshopId, opinions, pace } = this.room;
    const prepared = await this.#do.post<PollView>(`/api/workshops/${workshopId}/polls`, terms);
    if (votes) opinions.script(prepared.id, votes);
    const opened = await this.#open(prepared);
    await Promise.all(this.gathering.people.map((person) => person.hasVoted(opened.id)));
    await pace.pause(2);
    return this.#close(opened);
  }

  /** Calls off what an earlier run of the demo left open or prepared. */
  async tidyUp(): Promise<void> {
    const polls = await this.#do.get<PollView[]>(`/api/workshops/${this.room.workshopId}/polls`);
    for (const { id, status } of polls)
      if (status === 'open' || status === 'draft')
        await this.#do.post(`/api/polls/${id}/cancel`, { reason: 'The demo was interrupted.' });
  }

  get #do(): SimulatedPerson['visitor'] {
    return this.gathering.facilitator.visitor;
  }

  #workshop(): Promise<WorkshopView> {
    return this.#do.get(`/api/workshops/${this.room.workshopId}`);
  }

  /** Who may vote changes whenever a visitor comes in; then the preview is looked at again. */
  async #open({ id, hash }: PollView): Promise<PollView> {
    try {
      return await this.#do.post<PollView>(`/api/polls/${id}/open`, { hash });
    } catch (error) {
      const now = await this.#do.get<PollView>(`/api/polls/${id}`);
      if (now.status !== 'draft' || now.hash === hash) throw error;
      return this.#open(now);
    }
  }

  /** A poll stays open as long as was promised, unless everybody has voted; a visitor may have closed it before. */
  async #close({ id, openedAt, minimumOpen }: PollView): Promise<PollView> {
    const close = () => this.#do.post<PollView>(`/api/polls/${id}/close`);
    try {
      return await close();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const now = await this.#do.get<PollView>(`/api/polls/${id}`);
      if (now.status !== 'open') return now;
      const left = Date.parse(openedAt!) + minimumOpen * 1000 - Date.now() + 250;
      await this.room.pace.wait(left);
      return close();
    }
  }
}
