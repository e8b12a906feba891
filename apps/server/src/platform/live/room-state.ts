import { Injectable } from '@nestjs/common';

type Part = (workshopId: string) => Promise<object>;

/** One state being put together, and the next one, for those who came after it began. */
interface Turn {
  readonly running: Promise<object>;
  next?: Promise<object>;
}

/** What a newcomer to a room is told: each noun gives its part of it. */
@Injectable()
export class RoomState {
  private readonly parts: Part[] = [];
  private readonly turns = new Map<string, Turn>();

  /** Adds a noun's part to what newcomers are told. */
  contribute(part: Part): void {
    this.parts.push(part);
  }

  /**
   * The whole state of a workshop's room, of a moment after the call. Many newcomers at once share one: it is put
   * together once at a time for each workshop.
   */
  of(workshopId: string): Promise<object> {
    const turn = this.turns.get(workshopId);
    if (!turn) return this.start(workshopId);
    const begin = () => this.start(workshopId);
    return (turn.next ??= turn.running.then(begin, begin));
  }

  private start(workshopId: string): Promise<object> {
    const turn: Turn = { running: this.compose(workshopId) };
    this.turns.set(workshopId, turn);
    const end = () => {
      if (this.turns.get(workshopId) === turn && !turn.next) this.turns.delete(workshopId);
    };
    turn.running.then(end, end);
    return turn.running;
  }

  private async compose(workshopId: string): Promise<object> {
    const parts = await Promise.all(this.parts.map((part) => part(workshopId)));
    return Object.assign({}, ...parts) as object;
  }
}
