import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Decision } from '#libs/voting';
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

  /** Records how the text stands, in the transaction of the close. */
  async record(manager: EntityManager, poll: Poll, { outcome }: Decision): Promise<Outcome> {
    const [option] = poll.options;
    const text =
      poll.binding && poll.method === 'yes-no-abstain' ? (option?.revision ?? null) : null;
    const decided = outcome === 'adopted' || outcome === 'not-adopted';
    if (text && decided) {
      const adopted = outcome === 'adopted';
      const standing = adopted ? 'adopted' : 'not adopted';
      await this.statements.recordStanding(
        manager,
        text.statementId,
        standing,
        adopted ? text.id : null,
      );
    }
    return {
      pollId: poll.id,
      workshopId: poll.workshopId,
      version: await this.workshops.raiseVersion(manager, poll.workshopId),
      statementId: text && decided ? text.statementId : null,
    };
  }
}
