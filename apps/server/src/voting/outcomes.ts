import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Decision } from '#libs/voting';
import type { Revision } from '../drafting/revision.entity.js';
import { Statements } from '../drafting/statements.js';
import { Workshops } from '../workspace/workshops.js';
import type { Poll } from './poll.entity.js';

/** What a closed poll changed. */
export interface Outcome {
  readonly pollId: string;
  readonly workshopId: string;
  readonly version: number;
  /** the statement whose standing it changed */
  readonly statementId: string | null;
}

/** What a decision does to the text that it was on. A straw poll changes nothing, nor does a poll without quorum. */
@Injectable()
export class Outcomes {
  constructor(
    private readonly statements: Statements,
    private readonly workshops: Workshops,
  ) {}

  /** Records how the text stands, in the transaction of the close. What was adopted stays so when a later vote fails. */
  async record(manager: EntityManager, poll: Poll, { outcome }: Decision): Promise<Outcome> {
    const [option] = poll.options;
    const text =
      poll.binding && poll.method === 'yes-no-abstain' ? (option?.revision ?? null) : null;
    const statementId =
      text && (await this.settle(manager, text, outcome)) ? text.statementId : null;
    const version = await this.workshops.raiseVersion(manager, poll.workshopId);
    return { pollId: poll.id, workshopId: poll.workshopId, version, statementId };
  }

  /** Whether the outcome changed how the statement stands. */
  private async settle(
    manager: EntityManager,
    { id, statementId }: Revision,
    outcome: Decision['outcome'],
  ): Promise<boolean> {
    if (outcome === 'adopted')
      await this.statements.recordStanding(manager, statementId, 'adopted', id);
    else if (outcome !== 'not-adopted' || (await this.statements.isAdopted(manager, statementId)))
      return false;
    else await this.statements.recordStanding(manager, statementId, 'not adopted', null);
    return true;
  }
}
