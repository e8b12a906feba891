import { hashOf } from '#libs/seal';
import { difference, type Difference } from './difference.js';
import { isSealed } from './is-sealed.js';
import type { RecordedRevision, RecordedStatement } from './process-record.js';
import type { Things } from './things.js';

/** What a statement is checked against. */
export interface Known {
  readonly things: Things;
  /** the hashes of the revisions that closed binding polls adopted, each with the number of the last one's entry */
  readonly adopted: ReadonlyMap<string, number>;
}

const checkRevision = ({ text, hash }: RecordedRevision, at: string): Difference[] => {
  if (hashOf(text) !== hash) return [difference(`${at}.hash`, 'text-hash')];
  return isSealed(text, 'plenary-revision/1') ? [] : [difference(`${at}.text`, 'text-form')];
};

/** The hashes of which one is of the revision that was adopted last; several where an erased entry leaves it open. */
const lastAdopted = (
  { id, revisions }: RecordedStatement,
  { things, adopted }: Known,
): readonly string[] => {
  const own = revisions
    .map(({ hash }) => hash)
    .filter((hash) => adopted.has(hash) && things.isTextOf(hash, id));
  const last = Math.max(...own.map((hash) => adopted.get(hash)!));
  return last === Infinity ? own : own.filter((hash) => adopted.get(hash) === last);
};

/** A statement stands as adopted in the revision that a poll adopted last; one that fails later takes nothing back. */
const checkStanding = (statement: RecordedStatement, at: string, known: Known): Difference[] => {
  const { standing, adoptedRevisionId, revisions } = statement;
  if ((standing === 'adopted') !== (adoptedRevisionId !== null))
    return [difference(`${at}.standing`, 'standing')];
  const place = `${at}.adoptedRevisionId`;
  const named = revisions.find(({ id }) => id === adoptedRevisionId) ?? null;
  if (adoptedRevisionId !== null && named === null) return [difference(place, 'no-such-thing')];
  if (named !== null && !known.adopted.has(named.hash)) return [difference(place, 'not-adopted')];
  const last = lastAdopted(statement, known);
  const isLast = last.length === 0 || (named !== null && last.includes(named.hash));
  return isLast ? [] : [difference(place, 'adopted-later')];
};

/** Checks the texts of a statement against their hashes, and how it stands against the polls on them. */
export function checkStatement(
  statement: RecordedStatement,
  at: string,
  known: Known,
): Difference[] {
  return [
    ...known.things.missing('workshops', statement.workshopId, `${at}.workshopId`),
    ...known.things.missing('themes', statement.themeId, `${at}.themeId`),
    ...statement.revisions.flatMap((each, i) => checkRevision(each, `${at}.revisions[${i}]`)),
    ...checkStanding(statement, at, known),
  ];
}
