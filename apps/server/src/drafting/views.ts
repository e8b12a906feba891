import type { RevisionView, StatementView } from '#libs/drafting';
import type { Revision } from './revision.entity.js';
import type { Statement } from './statement.entity.js';

/** A statement as everybody in its process may see it. */
export const statementView = (statement: Statement): StatementView => {
  const {
    id,
    processId,
    workshopId,
    themeId,
    kind,
    number,
    title,
    documentId,
    standing,
    adoptedRevisionId,
  } = statement;
  return {
    id,
    processId,
    workshopId,
    themeId,
    kind,
    number,
    title,
    documentId,
    standing,
    adoptedRevisionId,
  };
};

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
