import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { Problem } from '#libs/problem';
import type { AmendStatement, CreateStatement, Standing } from '#libs/drafting';
import { Bus } from '../platform/bus.js';
import type { Process } from '../workspace/process.entity.js';
import { Workshops } from '../workspace/workshops.js';
import { Statement } from './statement.entity.js';

/** The findings and recommendations of a process. */
@Injectable()
export class Statements {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly workshops: Workshops,
    private readonly bus: Bus,
  ) {}

  async find(id: string): Promise<Statement> {
    const statement = await this.database.manager.findOneBy(Statement, { id });
    if (!statement) throw new Problem('missing', 'There is no such statement.');
    return statement;
  }

  list(processId: string): Promise<Statement[]> {
    return this.database.manager.find(Statement, {
      where: { processId },
      order: { number: 'ASC' },
    });
  }

  /** Adds a statement with an empty document, under the next number of the process. */
  async create(process: Process, input: CreateStatement): Promise<Statement> {
    this.checkTheme(process, input.themeId);
    const workshop = await this.workshops.find(input.workshopId);
    if (workshop.processId !== process.id)
      throw new Problem('invalid', 'The process has no such workshop.', 'workshopId');
    if (workshop.status === 'closed') throw new Problem('conflict', 'This workshop is over.');
    return this.change(async (manager) => {
      await manager.query('select 1 from process where id = $1 for no key update', [process.id]);
      const number =
        1 + ((await manager.maximum(Statement, 'number', { processId: process.id })) ?? 0);
      const documentId = randomUUID();
      await manager.query('insert into document (id) values ($1)', [documentId]);
      const statement = {
        ...input,
        processId: process.id,
        number,
        documentId,
        standing: 'open',
      } as const;
      return manager.save(manager.create(Statement, statement));
    });
  }

  /** Changes title or theme; what was voted on keeps the title that it had in its revision. */
  async amend(process: Process, id: string, input: AmendStatement): Promise<Statement> {
    if (input.themeId !== undefined) this.checkTheme(process, input.themeId);
    const { workshopId } = await this.find(id);
    if ((await this.workshops.find(workshopId)).status === 'closed')
      throw new Problem('conflict', 'This workshop is over: its texts stand.');
    return this.change(async (manager) => {
      await manager.save(manager.create(Statement, { ...input, id }));
      return manager.findOneByOrFail(Statement, { id });
    });
  }

  /** Locks statements in the order of their ids, for an act that will change several. */
  async lock(manager: EntityManager, ids: readonly string[]): Promise<void> {
    const lock = 'select 1 from statement where id = any($1::uuid[]) order by id for no key update';
    if (ids.length > 0) await manager.query(lock, [ids]);
  }

  /** Records how a text stands after a decision, in that decision's transaction. */
  async recordStanding(
    manager: EntityManager,
    statementId: string,
    standing: Standing,
    adoptedRevisionId: string | null,
  ): Promise<void> {
    await manager.update(Statement, statementId, { standing, adoptedRevisionId });
  }

  /** Whether a text of this statement was adopted. */
  isAdopted(manager: EntityManager, id: string): Promise<boolean> {
    return manager.existsBy(Statement, { id, standing: 'adopted' });
  }

  private checkTheme(process: Process, themeId: string): void {
    if (!process.themes.some(({ id }) => id === themeId))
      throw new Problem('invalid', 'The process has no such theme.', 'themeId');
  }

  private async change(act: (manager: EntityManager) => Promise<Statement>): Promise<Statement> {
    const { statement, version } = await this.database.transaction(async (manager) => {
      const changed = await act(manager);
      return {
        statement: changed,
        version: await this.workshops.raiseVersion(manager, changed.workshopId),
      };
    });
    this.bus.tell('statement:changed', {
      statementId: statement.id,
      workshopId: statement.workshopId,
      version,
    });
    return statement;
  }
}
