import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { isRankedAdoption, type Decision } from '#libs/voting';
import type { Revision } from '../drafting/revision.entity.js';
import { Statements } from '../drafting/statements.js';
import type { Bus } from '../platform/bus.js';
import { Workshops } from '../workspace/workshops.js';
import type { Poll } from './poll.entity.js';
import { pollToTally } from './poll-terms.js';

/** What a closed poll changed. */
export interface Outcome {
  readonly pollId: string;
  readonly workshopId: string;
  readonly version: number;
  /** the statements whose standing it changed */
  readonly statementIds: readonly string[];
}

/** Tells that a poll closed, or that its tie was settled, and which texts stand otherwise now. */
export function tellClosed(bus: Bus, { pollId, workshopId, version, statementIds }: Outcome): void {
  bus.tell('poll:closed', { pollId, workshopId, version });
  for (const statementId of statementIds)
    bus.tell('statement:changed', { statementId, workshopId, version });
}

/** Whether a poll's rule judges its texts one by one; where texts compete, one that does not win stays as it stood. */
const judgesEach = ({ method, options }: Poll): boolean =>
  options.length === 1 || method === 'approval';

/**
 * What a decision does to the texts that it was on. A straw poll changes nothing, nor does one without quorum, nor an
 * order of priorities, which adopts nothing.
 */
@Injectable()
export class Outcomes {
  constructor(
    private readonly statements: Statements,
    private readonly workshops: Workshops,
  ) {}

  /**
   * Locks the texts that these polls decide on, all before the workshop's row: whoever changes a text holds it while
   * waiting for that one.
   */
  async lockTexts(manager: EntityManager, polls: readonly Poll[]): Promise<void> {
    const revisions = polls.flatMap(({ options }) =>
      options.flatMap(({ revision }) => revision ?? []),
    );
    await this.statements.lock(
      manager,
      revisions.map(({ statementId }) => statementId),
    );
  }

  /** Records how the texts stand, in the transaction of the close. What was adopted stays so when a later vote fails. */
  async record(manager: EntityManager, poll: Poll, decision: Decision): Promise<Outcome> {
    const statementIds = poll.binding ? await this.settle(manager, poll, decision) : [];
    const version = await this.workshops.raiseVersion(manager, poll.workshopId);
    return { pollId: poll.id, workshopId: poll.workshopId, version, statementIds };
  }

  /** Records how the texts stand that the chair selected of those that tied, in the transaction of the ruling. */
  async recordRuling(
    manager: EntityManager,
    poll: Poll,
    selected: readonly string[],
  ): Promise<Outcome> {
    const adopts = poll.binding && isRankedAdoption(pollToTally(poll));
    const texts = poll.options.flatMap(({ id, revision }) =>
      adopts && revision && selected.includes(id) ? [revision] : [],
    );
    for (const text of texts) await this.adopt(manager, text);
    const version = await this.workshops.raiseVersion(manager, poll.workshopId);
    const statementIds = texts.map(({ statementId }) => statementId);
    return { pollId: poll.id, workshopId: poll.workshopId, version, statementIds };
  }

  /** The statements whose standing changed. */
  private async settle(
    manager: EntityManager,
    poll: Poll,
    { outcome, adopted }: Decision,
  ): Promise<string[]> {
    if (outcome !== 'adopted' && outcome !== 'not-adopted') return [];
    const changed: string[] = [];
    for (const { id, revision } of poll.options) {
      if (!revision) continue;
      if (adopted.includes(id)) await this.adopt(manager, revision);
      else if (!judgesEach(poll) || !(await this.reject(manager, revision))) continue;
      changed.push(revision.statementId);
    }
    return changed;
  }

  private async adopt(manager: EntityManager, { id, statementId }: Revision): Promise<void> {
    await this.statements.recordStanding(manager, statementId, 'adopted', id);
  }

  /** Whether the text, not adopted now, was not adopted before either. */
  private async reject(manager: EntityManager, { statementId }: Revision): Promise<boolean> {
    if (await this.statements.isAdopted(manager, statementId)) return false;
    await this.statements.recordStanding(manager, statementId, 'not adopted', null);
    return true;
  }
}
