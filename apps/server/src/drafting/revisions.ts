import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { readDocument, sealRevision } from '#libs/drafting';
import { Problem } from '#libs/problem';
import { Documents } from './documents.js';
import { Revision } from './revision.entity.js';
import { Statement } from './statement.entity.js';

/** Every column of a revision, its text included. */
export const withText = {
  id: true,
  statementId: true,
  number: true,
  name: true,
  hash: true,
  text: true,
  madeBy: true,
  madeAt: true,
} as const;

/** Immutable copies of texts. */
@Injectable()
export class Revisions {
  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly documents: Documents,
  ) {}

  async find(id: string): Promise<Revision> {
    const revision = await this.database.manager.findOne(Revision, {
      where: { id },
      select: withText,
    });
    if (!revision) throw new Problem('missing', 'There is no such revision.');
    return revision;
  }

  list(statementId: string): Promise<Revision[]> {
    return this.database.manager.find(Revision, {
      where: { statementId },
      order: { number: 'DESC' },
    });
  }

  /** A copy of what is saved of a statement's text now; the same words again without a name are the same revision. */
  async make(statementId: string, name: string | undefined, madeBy: string): Promise<Revision> {
    const { title, documentId } = await this.database.manager.findOneByOrFail(Statement, {
      id: statementId,
    });
    const { text, hash } = sealRevision(title, readDocument(await this.documents.read(documentId)));
    return this.database.transaction(async (manager) => {
      await manager.query('select 1 from statement where id = $1 for no key update', [statementId]);
      const [last] = await manager.find(Revision, {
        where: { statementId },
        order: { number: 'DESC' },
        take: 1,
      });
      if (last?.hash === hash && name === undefined) return last;
      const number = (last?.number ?? 0) + 1;
      return manager.save(
        manager.create(Revision, { statementId, number, name: name ?? null, hash, text, madeBy }),
      );
    });
  }
}
