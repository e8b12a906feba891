import type { Standing, StatementKind } from '#libs/drafting';
import type { PollView } from '#libs/voting';
import type { NamedView } from '#libs/workspace';
import type { ProcessMaterial, WorkshopMaterial } from './material.js';

export interface RecordedRevision {
  readonly id: string;
  readonly number: number;
  readonly madeAt: string;
  readonly hash: string;
  /** the exact canonical text that `hash` is of */
  readonly text: string;
}

export interface RecordedStatement {
  readonly id: string;
  readonly workshopId: string;
  readonly themeId: string;
  readonly kind: StatementKind;
  readonly number: number;
  readonly title: string;
  readonly standing: Standing;
  readonly adoptedRevisionId: string | null;
  readonly revisions: readonly RecordedRevision[];
}

/** A seat of an electorate, frozen with its group when the poll opened. */
export interface RecordedElector {
  readonly seatId: string;
  readonly groupId: string | null;
  /** a recorded check-in, where there are any */
  readonly present?: boolean;
}

export interface RecordedBallot {
  readonly seatId: string;
  readonly choice: unknown;
}

export interface PollMaterial {
  readonly poll: PollView;
  readonly electorate: readonly RecordedElector[];
  readonly ballots: readonly RecordedBallot[];
}

/** All that a record is made of; persons are seat ids alone. */
export interface RecordMaterial {
  readonly process: ProcessMaterial & { readonly id: string };
  readonly workshops: readonly WorkshopMaterial[];
  readonly statements: readonly RecordedStatement[];
  readonly polls: readonly PollMaterial[];
}

/** A poll file (`npm run tally` reads it) with what was published of the poll. */
export interface PollRecord {
  readonly id: string;
  readonly workshopId: string;
  readonly hash: string;
  readonly question: string;
  readonly binding: boolean;
  readonly secret: boolean;
  readonly status: 'closed' | 'cancelled';
  readonly attempt: number;
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  readonly closesAt: string | null;
  readonly minimumOpen: number;
  readonly cancelReason: string | null;
  readonly method: PollView['method'];
  readonly options: readonly { id: string; label: string; revision?: string }[];
  readonly rule: PollView['rule'];
  readonly electorateHash: string;
  readonly electorate: readonly { voter: string; group?: string; present?: boolean }[];
  readonly ballots: readonly { voter: string; choice: unknown }[];
  readonly tally: PollView['tally'];
  readonly decision: PollView['decision'];
}

/** The machine-readable evidence, `plenary-record/1` (DESIGN.md, section 7). */
export interface ProcessRecord {
  readonly format: 'plenary-record/1';
  readonly process: Omit<RecordMaterial['process'], 'groups'>;
  readonly workshops: readonly WorkshopMaterial[];
  /** without names under the Chatham House Rule */
  readonly groups: readonly (NamedView | { readonly id: string })[];
  readonly statements: readonly RecordedStatement[];
  readonly polls: readonly PollRecord[];
}

const byKey =
  <T>(key: (item: T) => string) =>
  (a: T, b: T): number =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;

const recordOptions = ({ options }: PollView) =>
  options.map(({ id, label, revision }) => ({ id, label, ...(revision !== null && { revision }) }));

const recordElectorate = (electorate: readonly RecordedElector[]) =>
  electorate
    .map(({ seatId, groupId, present }) => ({
      voter: seatId,
      ...(groupId !== null && { group: groupId }),
      ...(present !== undefined && { present }),
    }))
    .toSorted(byKey(({ voter }) => voter));

const recordBallots = ({ poll, ballots }: PollMaterial) =>
  poll.status === 'closed' && !poll.secret
    ? ballots
        .map(({ seatId, choice }) => ({ voter: seatId, choice }))
        .toSorted(byKey(({ voter }) => voter))
    : [];

const hasEnded = ({ poll }: PollMaterial): boolean =>
  poll.status === 'closed' || (poll.status === 'cancelled' && poll.openedAt !== null);

const recordPoll = (material: PollMaterial): PollRecord => {
  const { poll } = material;
  return {
    id: poll.id,
    workshopId: poll.workshopId,
    hash: poll.hash,
    question: poll.question,
    binding: poll.binding,
    secret: poll.secret,
    status: poll.status as PollRecord['status'],
    attempt: poll.attempt,
    openedAt: poll.openedAt,
    closedAt: poll.closedAt,
    closesAt: poll.closesAt,
    minimumOpen: poll.minimumOpen,
    cancelReason: poll.cancelReason,
    method: poll.method,
    options: recordOptions(poll),
    rule: poll.rule,
    electorateHash: poll.electorate,
    electorate: poll.secret ? [] : recordElectorate(material.electorate),
    ballots: recordBallots(material),
    tally: poll.tally,
    decision: poll.decision,
  };
};

const recordStatement = (statement: RecordedStatement): RecordedStatement => ({
  id: statement.id,
  workshopId: statement.workshopId,
  themeId: statement.themeId,
  kind: statement.kind,
  number: statement.number,
  title: statement.title,
  standing: statement.standing,
  adoptedRevisionId: statement.adoptedRevisionId,
  revisions: statement.revisions
    .map(({ id, number, madeAt, hash, text }) => ({ id, number, madeAt, hash, text }))
    .toSorted((a, b) => a.number - b.number),
});

/**
 * Composes the record. Only what is listed here gets in, whatever else the material carries; a poll that still runs is
 * left out, a cancelled one keeps no ballots, and voters stand in the order of their ids, not of their votes.
 */
export function composeRecord(material: RecordMaterial): ProcessRecord {
  const { id, title, slug, host, attribution, groups, themes } = material.process;
  const named = attribution !== 'nothing';
  return {
    format: 'plenary-record/1',
    process: {
      id,
      title,
      slug,
      host,
      attribution,
      themes: themes.map((theme) => ({ id: theme.id, name: theme.name })),
    },
    workshops: material.workshops.map((workshop) => ({
      id: workshop.id,
      title: workshop.title,
      kind: workshop.kind,
      place: workshop.place,
      startsAt: workshop.startsAt,
      status: workshop.status,
    })),
    groups: groups.map((group) => ({ id: group.id, ...(named && { name: group.name }) })),
    statements: material.statements.map(recordStatement),
    polls: material.polls.filter(hasEnded).map(recordPoll),
  };
}
