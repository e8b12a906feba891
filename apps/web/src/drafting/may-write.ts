import { may, mayWriteText, type Moment, type Role } from '#libs/workspace';

/** Why this role cannot write now, as a key of the catalogue; null where it can. */
export function readOnlyReason(role: Role, moment: Moment) {
  if (mayWriteText(role, moment)) return null;
  if (!may(role, 'text:write')) return 'readOnly.role';
  if (moment.status === 'closed') return 'readOnly.closed';
  return moment.phase === null || moment.phase === 'draft'
    ? 'readOnly.role'
    : (`readOnly.${moment.phase}` as const);
}
