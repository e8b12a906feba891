import type { RevisionView, StatementView } from '#libs/drafting';
import type { Revision } from './revision.entity.js';
import type { Statement } from './statement.entity.js';

/** A statement as everybody in its process may see it. */
export const statementView = (statement: Statement): StatementView => ({
  id: statement.id,
  processId: statement.processId,
  workshopId: statement.workshopId,
  themeId: statement.themeId,
  kind: statement.kind,
  number: statement.number,
  title: statement.title,
  documentId: statement.documentId,
  standing: statement.standing,
  adoptedRevisionId: statement.adoptedRevisionId,
});

/** A revision without its text. */
export const revisionView = ({
  id,
  statementId,
  number,
  name,
  hash,
  madeAt,
}: Revision): RevisionView => ({
  id,
  statementId,
  number,
  name,
  hash,
  madeAt: madeAt.toISOString(),
});
