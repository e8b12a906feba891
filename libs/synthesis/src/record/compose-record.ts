import type { Chain } from '#libs/seal';
import {
  publishBallots,
  type AggregatesJson,
  type Ballot,
  type Elector,
  type PollView,
  type Ruling,
} from '#libs/voting';
import type { ProcessMaterial, WorkshopMaterial } from '../material.js';
import type { PollRecord, ProcessRecord, RecordedStatement } from './process-record.js';

/** A poll as it is shown, but for what matters only while it is prepared or runs. */
export type RecordablePoll = Omit<
  PollView,
  'turnout' | 'unconfirmed' | 'tooSmall' | 'isWhole' | 'anchor'
>;

/** A poll with all that was stored of it; of a secret one that has ended no ballots are. */
export interface PollMaterial {
  readonly poll: RecordablePoll;
  /** the exact text that the poll hash is of; null before the opening */
  readonly terms: string | null;
  readonly electorate: readonly Elector[];
  readonly ballots: readonly Ballot[];
  /** of a secret poll that was closed */
  readonly aggregates: AggregatesJson | null;
}

/** All that a record is made of; persons are random ids alone. */
export interface RecordMaterial {
  readonly process: ProcessMaterial & { readonly id: string };
  readonly workshops: readonly WorkshopMaterial[];
  readonly statements: readonly RecordedStatement[];
  readonly polls: readonly PollMaterial[];
  readonly audit: Chain;
}

const recordOptions = ({ options }: RecordablePoll) =>
  options.map(({ id, label, revision }) => ({ id, label, ...(revision !== null && { revision }) }));

const recordVotes = ({ poll, electorate, ballots, aggregates }: PollMaterial) => {
  if (poll.secret) return aggregates === null ? {} : { aggregates };
  if (poll.status === 'closed') return publishBallots(electorate, ballots);
  // who is present is recorded at the close
  return publishBallots(
    electorate.map(({ voter, group }) => ({ voter, group: group ?? null })),
    [],
  );
};

const recordRuling = ({ selected, reason, at }: Ruling): Ruling => ({
  selected,
  reason,
  at,
});

const recordPoll = (material: PollMaterial): PollRecord[] => {
  const { poll, terms } = material;
  const { status, openedAt, closedAt } = poll;
  const hasEnded = status === 'closed' || status === 'cancelled';
  if (!hasEnded || terms === null || openedAt === null || closedAt === null) return [];
  const recorded: PollRecord = {
    id: poll.id,
    workshopId: poll.workshopId,
    hash: poll.hash,
    terms,
    question: poll.question,
    method: poll.method,
    options: recordOptions(poll),
    rule: poll.rule,
    binding: poll.binding,
    secret: poll.secret,
    minimumOpen: poll.minimumOpen,
    closesAt: poll.closesAt,
    electorateHash: poll.electorate,
    status,
    attempt: poll.attempt,
    openedAt,
    closedAt,
    extendedTo: poll.extendedTo,
    cancelReason: poll.cancelReason,
    runOffOf: poll.runOffOf,
    roundId: poll.round?.id ?? null,
    ...recordVotes(material),
    tally: poll.tally,
    decision: poll.decision,
    agreement: poll.agreement,
    ruling: poll.ruling && recordRuling(poll.ruling),
  };
  return [recorded];
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

const recordChain = ({ entries, head }: Chain): Chain => ({
  entries: entries.map(({ number, previous, at, act, commitment, salt, payload }) => ({
    number,
    previous,
    at,
    act,
    commitment,
    ...(salt !== undefined && { salt }),
    ...(payload !== undefined && { payload }),
  })),
  head,
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
    polls: material.polls.flatMap(recordPoll),
    audit: recordChain(material.audit),
  };
}
