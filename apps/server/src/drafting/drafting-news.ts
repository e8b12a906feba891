import { Injectable } from '@nestjs/common';
import { Bus } from '../platform/bus.js';
import { Live } from '../platform/live/live.js';
import { RoomState } from '../platform/live/room-state.js';
import { Workshops } from '../workspace/workshops.js';
import { Statements } from './statements.js';
import { statementView } from './views.js';
import type { DraftingRoomState } from '#libs/drafting';

/** Tells rooms what changed in their statements, and newcomers what there is. */
@Injectable()
export class DraftingNews {
  constructor(
    bus: Bus,
    state: RoomState,
    private readonly live: Live,
    private readonly workshops: Workshops,
    private readonly statements: Statements,
  ) {
    state.contribute((workshopId) => this.stateOf(workshopId));
    bus.on('statement:changed', async ({ statementId, workshopId, version }) => {
      const statement = statementView(await this.statements.find(statementId));
      this.live.tell(workshopId, 'statement:changed', { version, workshopId, statement });
    });
  }

  /** A room sees the statements of its whole process: the conference draws on what the seminars wrote. */
  private async stateOf(workshopId: string): Promise<DraftingRoomState> {
    const { processId } = await this.workshops.find(workshopId);
    return { statements: (await this.statements.list(processId)).map(statementView) };
  }
}
