import { Injectable } from '@nestjs/common';

type Part = (workshopId: string) => Promise<object>;

/** What a newcomer to a room is told: each noun gives its part of it. */
@Injectable()
export class RoomState {
  private readonly parts: Part[] = [];

  /** Adds a noun's part to what newcomers are told. */
  contribute(part: Part): void {
    this.parts.push(part);
  }

  /** The whole state of a workshop's room, now. */
  async of(workshopId: string): Promise<object> {
    const parts = await Promise.all(this.parts.map((part) => part(workshopId)));
    return Object.assign({}, ...parts) as object;
  }
}
