import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { In, type DataSource, type EntityManager } from 'typeorm';
import { openRevision } from '#libs/drafting';
import type { Material, PollMaterial, RecordMaterial, StatementMaterial } from '#libs/synthesis';
import { Revision } from '../drafting/revision.entity.js';
import { withText } from '../drafting/revisions.js';
import { Statement } from '../drafting/statement.entity.js';
import { statementView } from '../drafting/views.js';
import { Audit } from '../platform/audit/audit.js';
import { Electorates } from '../voting/electorates.js';
import { Poll } from '../voting/poll.entity.js';
import { PollViews } from '../voting/poll-views.js';
import { storedBallots } from '../voting/stored-ballots.js';
import type { Process } from '../workspace/process.entity.js';
import { namedViews, workshopView } from '../workspace/views.js';
import { Workshop } from '../workspace/workshop.entity.js';

/** Gathers what a report and a record are composed of. */
@Injectable()
export class Materials {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly views: PollViews,
    private readonly electorates: Electorates,
    private readonly audit: Audit,
  ) {}

  /** What the report of a process is composed of, now. */
  async forReport(process: Process): Promise<Material> {
    const { workshops, statements, polls, revisions } = await this.parts(process);
    return {
      process: processMaterial(process),
      workshops: workshops.map(workshopMaterial),
      statements: statements.map((statement) =>
        statementMaterial(statement, revisions.get(statement.id) ?? []),
      ),
      polls: await this.views.all(polls),
    };
  }

  /** What the record of a process is composed of, all of one moment, so that chain, polls and texts go together. */
  forRecord(process: Process): Promise<RecordMaterial> {
    return this.database.transaction('REPEATABLE READ', async (manager) => {
      const { workshops, statements, polls, revisions } = await this.parts(process, manager);
      return {
        process: { ...processMaterial(process), id: process.id },
        workshops: workshops.map(workshopMaterial),
        statements: statements.map((statement) => ({
          ...statementView(statement),
          revisions: (revisions.get(statement.id) ?? []).map(recordedRevision),
        })),
        polls: await this.pollMaterials(polls, manager),
        audit: await this.audit.chain(manager, process.id),
      };
    });
  }

  private async parts({ id: processId }: Process, manager = this.database.manager) {
    const workshops = await manager.find(Workshop, {
      where: { processId },
      relations: { agenda: true },
      order: { position: 'ASC' },
    });
    const statements = await manager.find(Statement, {
      where: { processId },
      order: { number: 'ASC' },
    });
    const polls = await manager.find(Poll, {
      where: { processId },
      relations: { options: { revision: true }, round: true },
      order: { createdAt: 'ASC' },
    });
    return { workshops, statements, polls, revisions: await revisionsOf(statements, manager) };
  }

  /** Of polls that were opened and have ended. */
  private async pollMaterials(
    polls: readonly Poll[],
    manager: EntityManager,
  ): Promise<PollMaterial[]> {
    const ended = polls.filter(
      ({ status, terms }) => terms !== null && (status === 'closed' || status === 'cancelled'),
    );
    const views = await this.views.opened(ended, manager);
    const materials: PollMaterial[] = [];
    for (const [i, { id, terms, aggregates }] of ended.entries())
      materials.push({
        poll: views[i]!,
        terms,
        electorate: await this.electorates.frozen(id, manager),
        ballots: await storedBallots(manager, id),
        aggregates,
      });
    return materials;
  }
}

async function revisionsOf(
  statements: readonly Statement[],
  manager: EntityManager,
): Promise<Map<string, Revision[]>> {
  const all = await manager.find(Revision, {
    where: { statementId: In(statements.map(({ id }) => id)) },
    order: { number: 'ASC' },
    select: withText,
  });
  const byStatement = new Map<string, Revision[]>(statements.map(({ id }) => [id, []]));
  for (const revision of all) byStatement.get(revision.statementId)!.push(revision);
  return byStatement;
}

const processMaterial = ({
  title,
  slug,
  host,
  attribution,
  groups,
  themes,
}: Process): Material['process'] => ({
  title,
  slug,
  host,
  attribution,
  groups: namedViews(groups),
  themes: namedViews(themes),
});

const workshopMaterial = (workshop: Workshop): Material['workshops'][number] => {
  const { id, title, kind, place, startsAt, status } = workshopView(workshop);
  return { id, title, kind, place, startsAt, status };
};

const statementMaterial = (
  statement: Statement,
  revisions: readonly Revision[],
): StatementMaterial => {
  const { id, workshopId, themeId, kind, number, title, standing, adoptedRevisionId } = statement;
  const adopted = revisions.find((revision) => revision.id === adoptedRevisionId);
  return {
    id,
    workshopId,
    themeId,
    kind,
    number,
    title,
    standing,
    adopted: adopted ? { id: adopted.id, hash: adopted.hash, ...openRevision(adopted.text) } : null,
    revisionIds: revisions.map((revision) => revision.id),
  };
};

const recordedRevision = ({ id, number, madeAt, hash, text }: Revision) => ({
  id,
  number,
  hash,
  text,
  madeAt: madeAt.toISOString(),
});
